/**
 * How well each village gets on: a war zone's drive, a township's, a field over the county that makes neighbours alike, and
 * the village's own share. About 0 on average, above 0 is ahead.
 */
import { type Unit } from '../../shared/domain/unit.ts';
import { UnitIndex } from '../../shared/domain/unit-index.ts';
import { Random } from '../lib/random.ts';

const ZONE_DRIVE = [0.9, 0.25, -0.2, -0.9];
const WAVES = 5;

/** A smooth field of about −1 … 1 made of a few plane waves with lengths of a quarter to a half of the county. */
function smoothField(random: Random): (x: number, y: number) => number {
  const waves = Array.from({ length: WAVES }, () => {
    const turn = random.between(0, 2 * Math.PI);
    const frequency = (2 * Math.PI) / random.between(0.12, 0.3);
    return { fx: Math.cos(turn) * frequency, fy: Math.sin(turn) * frequency, phase: random.between(0, 2 * Math.PI) };
  });
  return (x, y) =>
    waves.reduce((sum, { fx, fy, phase }) => sum + Math.sin(x * fx + y * fy + phase), 0) / Math.sqrt(WAVES);
}

/** Efficiency per unit id, for villages and townships. */
export function efficiencies(units: readonly Unit[], seed: number): Map<string, number> {
  const random = new Random(seed).fork('efficiency');
  const index = new UnitIndex(units);
  const field = smoothField(random.fork('field'));
  const zones = units.filter((unit) => unit.level === 'zone').map((unit) => unit.id);
  const drives = random.fork('zones').shuffled(ZONE_DRIVE);
  const drive = new Map(zones.sort().map((id, i) => [id, drives[i % drives.length] ?? 0]));
  const result = new Map<string, number>();
  for (const township of units.filter((unit) => unit.level === 'township')) {
    const own = random.fork(township.id).normal() * 0.7;
    result.set(township.id, (drive.get(township.parent ?? '') ?? 0) + own);
  }
  for (const village of units.filter((unit) => unit.level === 'village')) {
    const above = result.get(index.streamOf(village.id)) ?? 0;
    const local = random.fork(village.id);
    const [x, y] = village.at ?? [local.next(), local.next()];
    result.set(village.id, above + 0.9 * field(x, y) + 0.3 * local.normal());
  }
  return result;
}
