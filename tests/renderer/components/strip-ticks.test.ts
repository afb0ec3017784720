/** Labels of a chainage axis never touch, whatever the width. */
import { describe, expect, it } from 'vitest';
import { stripTicks } from '../../../renderer/components/strip-ticks.ts';

const LABEL = 60;

/** From where to where each label reaches, the end label included. */
function spans(length: number, width: number): [number, number][] {
  const ticks = stripTicks(length, width, LABEL);
  const middle = ticks.slice(1).map((mark): [number, number] => {
    const at = (mark / length) * width;
    return [at - LABEL / 2, at + LABEL / 2];
  });
  return [...(ticks.length > 0 ? [[0, LABEL] as [number, number]] : []), ...middle, [width - LABEL, width]];
}

describe('labels of the chainage axis', () => {
  it.each([180, 248, 275, 320, 480, 900])('do not touch each other at %i pixels', (width) => {
    for (let length = 120; length < 40_000; length = Math.round(length * 1.17)) {
      const reach = spans(length, width);
      reach.slice(1).forEach(([from], i) => expect(from).toBeGreaterThanOrEqual(reach[i]?.[1] ?? 0));
    }
  });

  it('are round and as many as have room', () => {
    expect(stripTicks(2400, 600, LABEL)).toEqual([0, 500, 1000, 1500, 2000]);
    expect(stripTicks(1250, 275, LABEL)).toEqual([0, 500]);
  });

  it('leave the end alone where there is no room for two', () => {
    expect(stripTicks(2400, 100, LABEL)).toEqual([]);
    expect(stripTicks(0, 300, LABEL)).toEqual([]);
  });
});
