import { describe, expect, test } from 'vitest';
import { STATES } from '../../../shared/domain/clearance.ts';
import { MEASURES, THEMES, type UnitPaint } from '../../../renderer/map/paint.ts';
import {
  CLASS_BREAKS,
  FORMS,
  NO_DATA_INDEX,
  STAGE_FORMS,
  areaIndex,
  areaPalette,
  classBounds,
  classOf,
  formCode,
  formOf,
} from '../../../renderer/map/status.ts';

const unit: UnitPaint = { id: 'v', light: 'yellow', percent: 60, povertyRate: 3, householdsLeft: 9 };

describe('form says state', () => {
  test('each state has its form', () => {
    expect(Object.fromEntries(STATES.map((state) => [state, formOf(state)]))).toEqual({
      reopened: 'dotted',
      open: 'outline',
      rejected: 'hatch',
      underway: 'hatch',
      applied: 'solid',
      verified: 'solid',
      cleared: 'ticked',
      removed: 'hidden',
    });
  });
  test('codes are the positions in the list', () => {
    expect(FORMS.map(formCode)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('classes of a quantity', () => {
  test('a value on a bound belongs to the upper class', () => {
    expect([0, 39.99, 40, 59, 60, 90, 100].map((value) => classOf('progress', value))).toEqual([0, 0, 1, 1, 2, 4, 4]);
  });
  test('bounds join without gap and end open, except per cent of progress', () => {
    for (const measure of ['progress', 'poverty', 'households'] as const) {
      const bounds = classBounds(measure);
      expect(bounds).toHaveLength(5);
      bounds.slice(1).forEach((bound, i) => expect(bound.from).toBe(bounds[i]?.to));
      expect(bounds.at(-1)?.to).toBe(measure === 'progress' ? 100 : null);
    }
  });
  test('breaks rise', () => {
    for (const breaks of Object.values(CLASS_BREAKS)) expect([...breaks].sort((a, b) => a - b)).toEqual([...breaks]);
  });
});

describe('palette of areas', () => {
  test.each(THEMES)('%s: every measure has its own colours and one is left for no data', (theme) => {
    const palette = areaPalette(theme);
    expect(palette).toHaveLength(NO_DATA_INDEX + 1);
    expect(palette.every((color) => /^#[0-9a-f]{6}$/.test(color))).toBe(true);
  });
  test('index by measure', () => {
    expect(MEASURES.map((measure) => areaIndex(measure, unit))).toEqual([2, 16, 6, 10]);
    expect(areaIndex('progress', { ...unit, percent: null })).toBe(NO_DATA_INDEX);
    expect(areaIndex('poverty', { ...unit, povertyRate: null })).toBe(NO_DATA_INDEX);
  });
});

test('roads grow heavier with every stage, at both scales', () => {
  STAGE_FORMS.slice(1).forEach((stage, i) => {
    expect(stage.far).toBeGreaterThan(STAGE_FORMS[i]?.far ?? 0);
    expect(stage.near).toBeGreaterThan(STAGE_FORMS[i]?.near ?? 0);
  });
});
