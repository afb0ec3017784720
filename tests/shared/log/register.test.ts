import { describe, expect, it } from 'vitest';
import { emptyRegister, type Head, newestHead, type Register, write } from '../../../shared/log/register.ts';

const head = (id: string, clock: string, value: string): Head<string> => ({ id, clock, user: '李文学', value });
const A = head('a/s/1', '01', 'open');
const B = head('b/s/1', '02', 'cleared');
const C = head('c/s/1', '03', 'reopened');

/** Writes in order, each with its base; an operation has arrived once it has been written. */
function written(...writes: readonly [Head<string>, readonly string[]][]): Register<string> {
  const arrived = new Set<string>();
  return writes.reduce((register, [entry, base]) => {
    const next = write(register, entry, base, (id) => arrived.has(id));
    arrived.add(entry.id);
    return next;
  }, emptyRegister<string>());
}

describe('register', () => {
  it('replaces what is named and keeps what is not', () => {
    expect(written([A, []], [B, [A.id]]).heads).toEqual([B]);
    expect(written([A, []], [B, []]).heads).toEqual([A, B]);
    expect(written([A, []], [B, []], [C, [A.id, B.id]])).toEqual({ heads: [C], buried: [] });
  });

  it('lets causality decide, not the clock', () => {
    const early = head('z/s/9', '00', 'rejected');
    expect(written([B, []], [early, [B.id]]).heads).toEqual([early]);
    expect(newestHead(written([B, []], [early, []]))).toEqual(B);
  });

  it('remembers what was replaced before it arrived, and forgets it afterwards', () => {
    const waiting = written([B, [A.id]]);
    expect(waiting).toEqual({ heads: [B], buried: [A.id] });
    expect(written([B, [A.id]], [A, []])).toEqual({ heads: [B], buried: [] });
    expect(written([C, [A.id]], [B, [A.id]], [A, []])).toEqual({ heads: [B, C], buried: [] });
  });

  it('does not bring back what was replaced once already', () => {
    expect(written([A, []], [B, [A.id]], [C, [A.id]])).toEqual({ heads: [B, C], buried: [] });
  });
});
