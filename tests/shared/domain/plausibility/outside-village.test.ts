import { describe, expect, it } from 'vitest';
import { outsideVillage } from '../../../../shared/domain/plausibility/outside-village.ts';

const point = { subject: 'pool', unit: 'v', at: [105.1, 25.2] as [number, number] };

describe('points outside their village', () => {
  it('are found from the threshold on, with how far and where', () => {
    expect(outsideVillage([point], () => 200.4, 200)).toEqual([
      { rule: 'outside-village', subject: 'pool', unit: 'v', facts: { metres: 200, lon: 105.1, lat: 25.2 }, at: null },
    ]);
  });

  it('are none within, near the edge, or where the village has no area', () => {
    for (const metres of [0, 199, null]) expect(outsideVillage([point], () => metres, 200)).toEqual([]);
    expect(outsideVillage([point], () => 0, 0)).toEqual([]);
  });
});
