/** What happens in the county's history before it is written as operations. */
import type { OperationKind, Payload } from '../../shared/log/operation.ts';
import type { Random } from '../lib/random.ts';
import type { Official } from './officials.ts';

export interface HistoryEvent<K extends OperationKind = OperationKind> {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly subject: string;
  /** Unit that the subject belongs to: decides the stream. */
  readonly unit: string;
  readonly k: K;
  readonly by: Official;
  readonly payload: Payload<K>;
  /** Takes back the newest stretch of the subject: its id becomes the payload. */
  readonly takesBackNewest?: boolean;
}

const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * 3_600_000;
/** Hours of work in county time. */
const OPENS = 8;
const CLOSES = 18;

/** An instant within working hours of a day number, at `hours` after midnight in county time. */
export const instantOf = (day: number, hours: number): number =>
  day * DAY_MS - OFFSET_MS + Math.round(hours * 3_600_000);

/** Collects what happens to one subject, each entry later than the one before and within working hours. */
export class Story {
  readonly events: HistoryEvent[] = [];
  #last = 0;
  readonly #random: Random;
  readonly #brought = new Set<string>();
  readonly subject: string;
  readonly unit: string;

  constructor(subject: string, unit: string, random: Random) {
    this.subject = subject;
    this.unit = unit;
    this.#random = random;
  }

  /** Whether proof for a demand has been brought. */
  has(item: string): boolean {
    return this.#brought.has(item);
  }

  bring(item: string): void {
    this.#brought.add(item);
  }

  /** Adds an event on `day`, or a few minutes after the one before when that is later. */
  add<K extends OperationKind>(
    day: number,
    k: K,
    by: Official,
    payload: Payload<K>,
    options: { takesBackNewest?: boolean } = {},
  ): void {
    const hour = this.#random.between(OPENS, CLOSES - 1);
    const at = Math.max(instantOf(day, hour), this.#last + Math.round(this.#random.between(40_000, 240_000)));
    this.#last = at;
    this.events.push({ at, subject: this.subject, unit: this.unit, k, by, payload, ...options });
  }
}
