/**
 * Pictures that stand for photographs of finished houses: plain drawings, each different, so that evidence can be looked at.
 * One is handed in for two houses, for the check of photographs to find.
 */
import type { EvidenceFile } from '../../shared/domain/evidence.ts';
import { sha256Hex } from '../../shared/log/chain.ts';
import type { Random } from '../lib/random.ts';
import { encodePng } from '../packing/png.ts';

const WIDTH = 320;
const HEIGHT = 240;
/** Share of the houses that had a photograph at hand. */
const AT_HAND = 0.12;
/** The picture that is handed in a second time. */
const TWICE = 6;

type Colour = readonly [number, number, number];

const SKIES: readonly Colour[] = [
  [176, 203, 222],
  [201, 214, 219],
  [158, 190, 214],
];
const GROUNDS: readonly Colour[] = [
  [122, 134, 92],
  [141, 120, 88],
  [108, 126, 98],
];
const WALLS: readonly Colour[] = [
  [236, 231, 219],
  [222, 205, 178],
  [244, 240, 233],
  [208, 200, 190],
];
const ROOFS: readonly Colour[] = [
  [86, 84, 88],
  [138, 74, 58],
  [66, 78, 92],
];
const DOOR: Colour = [104, 66, 48];
const GLASS: Colour = [88, 116, 132];
const HILL: Colour = [118, 140, 124];

export class Photos {
  readonly files = new Map<string, Uint8Array>();
  #newest: EvidenceFile | null = null;
  #count = 0;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A photograph, or null for most houses. */
  take(random: Random): EvidenceFile | null {
    if (random.next() >= AT_HAND) return null;
    this.#count += 1;
    if (this.#count === TWICE && this.#newest) return this.#newest;
    const bytes = housePicture(this.#random.fork(`picture ${this.#count}`));
    const sha256 = sha256Hex(bytes);
    this.files.set(sha256, bytes);
    const name = `改造后${String(this.#count).padStart(2, '0')}.png`;
    this.#newest = { sha256, name, type: 'image/png', bytes: bytes.length };
    return this.#newest;
  }
}

/** A house before a hill, flat or gabled, with one to three windows. */
function housePicture(random: Random): Uint8Array {
  const [sky, ground, wall, roof] = [random.pick(SKIES), random.pick(GROUNDS), random.pick(WALLS), random.pick(ROOFS)];
  const horizon = 150 + random.below(30);
  const [left, right] = [50 + random.below(40), 230 + random.below(45)];
  const [eaves, foot] = [85 + random.below(25), horizon + 25];
  const isGabled = random.next() < 0.6;
  const ridge = eaves - (isGabled ? 35 + random.below(20) : 10);
  const middle = (left + right) / 2;
  const windows = 1 + random.below(3);
  const [peak, slope] = [random.below(WIDTH), 0.25 + 0.2 * random.next()];
  const doorLeft = left + 18 + random.below(30);
  const isWindow = (x: number, y: number): boolean =>
    Array.from({ length: windows }, (_, k) => doorLeft + 48 + k * 38).some(
      (from) => from + 24 < right - 6 && x >= from && x < from + 24 && y >= eaves + 16 && y < eaves + 42,
    );
  const colourAt = (x: number, y: number): Colour => {
    const within = x >= left && x < right;
    if (within && y >= eaves && y < foot) {
      if (x >= doorLeft && x < doorLeft + 26 && y >= foot - 55) return DOOR;
      return isWindow(x, y) ? GLASS : wall;
    }
    const overhang = x >= left - 8 && x < right + 8;
    const edge = isGabled ? ridge + (Math.abs(x - middle) / (middle - left + 8)) * (eaves - ridge) : ridge;
    if (overhang && y >= edge && y < eaves) return roof;
    if (y >= horizon) return ground;
    return y > horizon - 60 + Math.abs(x - peak) * slope ? HILL : sky;
  };
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) rgb.set(colourAt(x, y), (y * WIDTH + x) * 3);
  return encodePng(WIDTH, HEIGHT, rgb);
}
