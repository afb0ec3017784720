/**
 * Bounded hybrid logical clock: wall time that never runs backwards and never lets a seat with a wrong calendar win for
 * ever. Written `<13-digit milliseconds>-<4 hex digits>`, so that text order is clock order.
 */
import { fail, ok, type Result } from '../domain/result.ts';

/** How far ahead of this seat's own time another seat's clock may be before it is refused. */
export const MAX_AHEAD_MS = 24 * 3_600_000;
const MAX_COUNTER = 0xffff;

export const clockText = (ms: number, counter: number): string =>
  `${String(ms).padStart(13, '0')}-${counter.toString(16).padStart(4, '0')}`;

export const clockMs = (clock: string): number => Number(clock.slice(0, 13));

const clockCounter = (clock: string): number => Number.parseInt(clock.slice(14), 16);

/** Next clock of a seat whose latest known clock is `last` (empty at first) and whose own time is `now` ms. */
export function tick(last: string, now: number): string {
  if (last === '' || now > clockMs(last)) return clockText(now, 0);
  const counter = clockCounter(last) + 1;
  return counter > MAX_COUNTER ? clockText(clockMs(last) + 1, 0) : clockText(clockMs(last), counter);
}

/** Latest known clock after hearing `heard`; refuses one that is further ahead than MAX_AHEAD_MS. */
export function witness(
  last: string,
  heard: string,
  now: number,
): Result<string, { reason: 'clock-ahead'; aheadMs: number }> {
  const aheadMs = clockMs(heard) - now;
  if (aheadMs > MAX_AHEAD_MS) return fail({ reason: 'clock-ahead', aheadMs });
  return ok(heard > last ? heard : last);
}
