/** Paint values with a believable spread for looking at the map: some zones ahead, some behind. */
import { STATES } from '../../../../shared/domain/clearance.ts';
import type { GeometryBatch, HouseholdsBatch } from '../../../../shared/domain/batch.ts';
import type { Light } from '../../../../shared/domain/light.ts';
import type { HouseholdPaint, TargetPaint, UnitPaint } from '../../../../renderer/map/paint.ts';

const chance = (text: string): number => {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 2246822507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
};
const near = ([lng, lat]: readonly number[]): number => 0.5 + 0.5 * Math.sin((lng ?? 0) * 9) * Math.cos((lat ?? 0) * 8);
const lightFor = (score: number): Light =>
  score < 0.22 ? 'red' : score < 0.42 ? 'yellow' : score > 0.97 ? 'none' : 'green';

export function madeUpPaint(geometry: GeometryBatch, households: HouseholdsBatch['villages']) {
  const units = geometry.labels.features.map((label): UnitPaint => {
    const { id } = label.properties;
    const score = 0.65 * near(label.geometry.coordinates) + 0.35 * chance(id);
    return {
      id,
      light: lightFor(score),
      percent: chance(`${id}x`) > 0.97 ? null : Math.min(100, 25 + score * 85),
      povertyRate: (1 - score) * 18,
      householdsLeft: Math.round((1 - score) * 150 * chance(`${id}h`)),
    };
  });
  const target = (id: string, at: readonly number[], cells: number): TargetPaint => {
    const score = 0.5 * near(at) + 0.5 * chance(id);
    const reached = (share: number) => Math.round(cells * Math.min(1, share));
    const values = new Uint8Array(cells);
    values.fill(1, 0, reached(score * 1.5));
    values.fill(2, 0, reached(score * 1.1));
    values.fill(3, 0, reached(score * 0.7));
    const state = STATES[Math.floor(chance(`${id}s`) * 7)] ?? 'open';
    return { id, light: lightFor(score), state, percent: score * 100, disputed: false, cells: values };
  };
  const targets = [
    ...geometry.lines.features.map((line) =>
      target(line.properties.id, line.geometry.coordinates[0] ?? [0, 0], line.properties.kind === 'road' ? 24 : 0),
    ),
    ...geometry.points.features.map((point) => target(point.properties.id, point.geometry.coordinates, 0)),
  ];
  const statuses = households.map((block): HouseholdPaint => ({
    village: block.village,
    statuses: Uint8Array.from(block.members, (_, row) => {
      const roll = chance(`${block.village}/${row}`);
      return roll < 0.3 ? 0 : roll < 0.95 ? 1 : 2;
    }),
  }));
  return { units, targets, statuses };
}
