/**
 * Seeded randomness. Every stage forks its own stream by name, so that a change in one stage leaves the others as they were.
 */

/** FNV-1a hash of a label, 32 bits. */
function hashLabel(label: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < label.length; index++) {
    hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Mulberry32: 32 bits of state, good enough for drawing maps, the same on every machine. */
export class Random {
  private state: number;

  constructor(private readonly seed: number) {
    this.state = seed | 0;
  }

  /** An independent stream named by `label`. */
  fork(label: string): Random {
    return new Random(Math.imul(this.seed ^ hashLabel(label), 0x9e3779b1) ^ hashLabel(`${label}/${this.seed}`));
  }

  /** Uniform in [0, 1). An arrow, because the noise library takes it as a bare function. */
  readonly next = (): number => {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** Integer in [0, count). */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** Roughly normal with mean 0 and deviation 1: the sum of six uniforms, bounded by ±4.3. */
  normal(): number {
    let sum = 0;
    for (let draw = 0; draw < 6; draw++) sum += this.next();
    return (sum - 3) * Math.SQRT2;
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new Error('pick from an empty list');
    return chosen;
  }

  /** A fair shuffle (Fisher–Yates) of a copy. */
  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const held = copy[last] as T;
      copy[last] = copy[other] as T;
      copy[other] = held;
    }
    return copy;
  }
}
