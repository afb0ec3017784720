/** Makes codes for units that have none: the next free one of their sort below their parent, in the order of the file. */
import type { UnitLevel } from '../../../shared/domain/unit.ts';

interface Range {
  readonly ending: RegExp;
  readonly from: number;
  readonly to: number;
}

/** Sorts in the order of the official ranges, moved to where no official code lies: `shared/domain/made-up-code.ts`. */
const RANGES: Readonly<Record<'township' | 'village', readonly Range[]>> = {
  township: [
    { ending: /街道(办事处|办)?$/, from: 601, to: 699 },
    { ending: /镇$/, from: 700, to: 799 },
    { ending: /$/, from: 800, to: 899 },
  ],
  village: [
    { ending: /(社区|居委会|居民委员会)$/, from: 601, to: 699 },
    { ending: /$/, from: 700, to: 899 },
  ],
};
/** Where a range is full. */
const SPILL = { from: 900, to: 999 };

export class CodeMaker {
  readonly #taken: Set<string>;

  constructor(held: Iterable<string>) {
    this.#taken = new Set(held);
  }

  /** Null when the parent has no code left. */
  next(parent: string, level: Extract<UnitLevel, 'township' | 'village'>, name: string): string | null {
    const range = RANGES[level].find(({ ending }) => ending.test(name));
    for (const { from, to } of range ? [range, SPILL] : [SPILL]) {
      for (let number = from; number <= to; number += 1) {
        const code = parent + String(number).padStart(3, '0');
        if (this.#taken.has(code)) continue;
        this.#taken.add(code);
        return code;
      }
    }
    return null;
  }
}
