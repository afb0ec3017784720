/** Which villages are communities 社区: those of the streets nearest to the seats. */
import { item, range } from '../lib/list.ts';
import type { Preset } from '../preset.ts';
import type { Terrain } from '../relief/analysis.ts';
import type { Districts } from './districts.ts';

export function chooseCommunities(terrain: Terrain, districts: Districts, preset: Preset): Set<number> {
  const { villages, townshipOrder, seatVillage } = districts;
  const { frame } = terrain.level;
  const streets = new Set(townshipOrder.slice(0, preset.streets));
  const away = (village: number): number => {
    const seat = item(villages.seats, item(seatVillage, item(villages.township, village)));
    return frame.distance(item(villages.seats, village), seat);
  };
  const inStreets = range(villages.seats.length).filter((village) => streets.has(item(villages.township, village)));
  inStreets.sort((a, b) => away(a) - away(b) || a - b);
  return new Set(inStreets.slice(0, preset.communities));
}
