/** A place for each war zone's name: inside the zone, clear of the names of townships and county, and of the zone's border. */
import { item, range } from '../lib/list.ts';
import type { Districts } from './districts.ts';

/** Half width and half height of the two names together at the scale where the county fills a screen, in cells. */
const CLEAR = { width: 165, height: 46 };
/** A township's name stands below its seat: the middle of both is this far south of the seat. */
const BELOW = 11;
/** Half width of a zone's name, cells. */
const REACH = 90;

/** One cell a zone. */
export function placeZoneLabels(districts: Districts, zones: number): number[] {
  const { villages, zoneOf, seatVillage } = districts;
  const { frame } = villages.of;
  const taken = [...seatVillage.map((village) => item(villages.seats, village)), districts.countySeat];
  const zoneAt = (x: number, y: number): number => {
    const village = frame.contains(x, y) ? villages.of.get(frame.index(x, y)) : -1;
    return village < 0 ? -1 : item(zoneOf, item(villages.township, village));
  };
  const shrink = Math.min(1, frame.width / 832);
  const placed: number[] = [];
  for (const zone of range(zones)) {
    let best = 0;
    let most = -Infinity;
    for (let y = 2; y < frame.height; y += 4) {
      for (let x = 2; x < frame.width; x += 4) {
        if (zoneAt(x, y) !== zone) continue;
        const fromTowns = taken.map((seat) =>
          gap((frame.x(seat) - x) / shrink, (frame.y(seat) - y) / shrink + BELOW, CLEAR.width, CLEAR.height),
        );
        const fromZones = placed.map((cell) =>
          gap((frame.x(cell) - x) / shrink, (frame.y(cell) - y) / shrink, 2.4 * REACH, 60),
        );
        const clear = Math.min(...fromTowns, ...fromZones);
        const inside = probe(shrink).filter(
          ([dx, dy]) => zoneAt(Math.round(x + dx), Math.round(y + dy)) === zone,
        ).length;
        const score = Math.min(12, clear) * 6 + inside * 9;
        if (score > most) {
          most = score;
          best = frame.index(x, y);
        }
      }
    }
    placed.push(best);
  }
  return placed;
}

/** How far apart two names are, in cells, where they need `width` and `height` between their middles: negative when they overlap. */
function gap(across: number, down: number, width: number, height: number): number {
  return Math.max(Math.abs(across) - width, 2 * (Math.abs(down) - height));
}

/** Places across a label, in cells from its middle, that should lie in its zone. */
function probe(shrink: number): [number, number][] {
  return [-1.15, -0.75, -0.38, 0, 0.38, 0.75, 1.15].flatMap((across) =>
    [-26, 0, 26].map((down): [number, number] => [across * REACH * shrink, down * shrink]),
  );
}
