import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockMs, clockText, MAX_AHEAD_MS, tick, witness } from '../../../shared/log/clock.ts';

const NOW = Date.parse('2017-12-01T09:00:00+08:00');
const time = fc.integer({ min: 0, max: 4_000_000_000_000 });

describe('clock', () => {
  it('is text whose order is the order of time', () => {
    expect(clockText(NOW, 1)).toBe('1512090000000-0001');
    fc.assert(
      fc.property(time, fc.nat(0xffff), time, fc.nat(0xffff), (a, m, b, n) => {
        const [x, y] = [clockText(a, m), clockText(b, n)];
        expect(x < y).toBe(a < b || (a === b && m < n));
        expect(clockMs(x)).toBe(a);
      }),
    );
  });

  it('never stands and never runs back, even when the calendar of the machine does', () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 30 }), (times) => {
        let last = '';
        for (const now of times) {
          const next = tick(last, now);
          expect(next > last).toBe(true);
          expect(next).toMatch(/^\d{13}-[0-9a-f]{4}$/);
          expect(clockMs(next)).toBeGreaterThanOrEqual(now);
          last = next;
        }
      }),
    );
  });

  it('goes to the next millisecond when the counter is full', () => {
    expect(tick(clockText(NOW, 0xffff), NOW)).toBe(clockText(NOW + 1, 0));
    expect(tick(clockText(NOW, 8), NOW - 5000)).toBe(clockText(NOW, 9));
    expect(tick(clockText(NOW, 8), NOW + 1)).toBe(clockText(NOW + 1, 0));
  });

  it('follows a seat that is a little ahead and refuses one that lives in another year', () => {
    const own = clockText(NOW, 0);
    const ahead = clockText(NOW + MAX_AHEAD_MS, 0);
    expect(witness(own, ahead, NOW)).toEqual({ ok: true, value: ahead });
    expect(witness(own, clockText(NOW - 1, 7), NOW)).toEqual({ ok: true, value: own });
    const wrong = clockText(NOW + MAX_AHEAD_MS + 1, 0);
    expect(witness(own, wrong, NOW)).toEqual({
      ok: false,
      error: { reason: 'clock-ahead', aheadMs: MAX_AHEAD_MS + 1 },
    });
  });
});
