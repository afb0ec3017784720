/** Built-up ground: the county town, the township seats, the larger villages. */
import { boxMean } from '../lib/box-mean.ts';
import { FloatGrid } from '../lib/grid.ts';
import { item, range } from '../lib/list.ts';
import { makeNoise } from '../lib/noise.ts';
import type { County } from '../county.ts';
import { type Cover, polygons } from './cover.ts';

/** Radii in cells of 100 m. */
const RADIUS = { county: 15, street: 11, township: 5.5, village: 2.2, hamlet: 1.3 };

export function makeTowns(county: County): Cover[] {
  const { districts, relief, preset, lakes } = county;
  const { level, slope } = relief.window;
  const { frame } = level;
  const random = county.random.fork('towns');
  const noise = makeNoise(random);
  const built = new FloatGrid(frame);
  const build = (centre: number, radius: number): void => {
    for (const cell of frame.around(centre, Math.ceil(radius * 1.8))) {
      if (lakes.water.has(cell)) continue;
      const uneven = 0.5 * noise(frame.x(cell) / 5, frame.y(cell) / 5) - slope.get(cell) * 3;
      built.add(cell, Math.max(0, 1.3 + uneven - frame.distance(cell, centre) / radius));
    }
  };
  build(districts.countySeat, RADIUS.county);
  districts.townshipOrder.forEach((township, place) => {
    const seat = item(districts.villages.seats, item(districts.seatVillage, township));
    build(seat, place < preset.streets ? RADIUS.street : RADIUS.township);
  });
  for (const village of range(districts.villages.seats.length)) {
    if (county.communities.has(village) || random.next() < 0.45)
      build(item(districts.villages.seats, village), RADIUS.village * random.between(0.8, 1.4));
  }
  for (const { cell } of county.groups.hamlets) if (random.next() < 0.5) build(cell, RADIUS.hamlet);
  return polygons('urban', boxMean(built, 1), 0.4, 2, 1.3, 0.09);
}
