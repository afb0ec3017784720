import { describe, expect, test } from 'vitest';
import { LIGHTS } from '../../../shared/domain/light.ts';
import { THEMES } from '../../../renderer/map/paint.ts';
import { cssVariables, tokensOf } from '../../../renderer/map/tokens.ts';
import { blend, contrast, deuteranopeDifference, lightness } from './colour-checks.ts';

const pairs = LIGHTS.flatMap((a, i) => LIGHTS.slice(i + 1).map((b) => [a, b] as const));

describe.each(THEMES)('theme %s', (theme) => {
  const t = tokensOf(theme);

  test('text on ground and panels reads: 7:1 on the wall, 4.5:1 on paper', () => {
    const least = theme === 'night' ? 7 : 4.5;
    for (const text of [t.text, t.textSoft, t.textUnit, t.textCounty, t.waterText])
      for (const ground of [t.ground, t.textHalo, t.surface, t.surfaceRaised]) {
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(text === t.waterText ? 4.5 : least);
      }
  });

  test('labels keep their contrast against the halo that separates them from any area colour', () => {
    for (const text of [t.text, t.textUnit]) expect(contrast(text, t.textHalo)).toBeGreaterThanOrEqual(7);
  });

  test.each(pairs)('lights %s and %s are told apart by a deuteranope, as signs and as areas', (a, b) => {
    expect(deuteranopeDifference(t.light[a], t.light[b])).toBeGreaterThan(18);
    expect(deuteranopeDifference(t.areaLight[a], t.areaLight[b])).toBeGreaterThan(10);
  });

  test('every light stands out from the ground and from its own area', () => {
    for (const light of LIGHTS) {
      expect(contrast(t.light[light], t.hollow)).toBeGreaterThan(light === 'yellow' ? 1.9 : 3);
      expect(deuteranopeDifference(t.light[light], t.areaLight[light])).toBeGreaterThan(18);
    }
  });

  test.each(['progress', 'poverty', 'households'] as const)(
    'ramp %s runs one way and in even steps, also in grey',
    (name) => {
      const steps = t.ramps[name].map((color) => lightness(blend(color, t.areaOpacity, t.ground)));
      const sign = theme === 'night' ? 1 : -1;
      steps.slice(1).forEach((step, i) => expect((step - (steps[i] ?? 0)) * sign).toBeGreaterThan(6));
    },
  );

  test.each(['progress', 'poverty', 'households'] as const)(
    'no class of %s is taken for "no data" or for bare ground',
    (name) => {
      const seen = (color: string) => blend(color, t.areaOpacity, t.ground);
      for (const color of t.ramps[name]) expect(deuteranopeDifference(seen(color), t.ground)).toBeGreaterThan(8);
      // Households left are always known.
      const besideNothing = name === 'households' ? [] : t.ramps[name];
      for (const color of besideNothing) expect(deuteranopeDifference(seen(color), seen(t.noData))).toBeGreaterThan(8);
    },
  );

  test('has four different zone hues, each readable as a name', () => {
    expect(new Set(t.zones).size).toBe(4);
    for (const hue of t.zones) expect(contrast(hue, t.textHalo)).toBeGreaterThanOrEqual(theme === 'night' ? 7 : 4.5);
  });
});

test('both themes have the same names, as variables for the style sheet too', () => {
  const night = cssVariables('night');
  const paper = cssVariables('paper');
  expect(Object.keys(night)).toEqual(Object.keys(paper));
  expect(night['--gt-light-red']).toBe(tokensOf('night').light.red);
  expect(night['--gt-ramps-progress-1']).toBe(tokensOf('night').ramps.progress[0]);
  expect(night['--gt-hill-shadow']).toBe(tokensOf('night').hillShadow);
});
