import { describe, expect, it } from 'vitest';
import { ChainWalker, nextHash, parseBody, sha256Hex } from '../../../shared/log/chain.ts';
import { bodyOf, type LogRecord, type Operation } from '../../../shared/log/operation.ts';
import { foundCounty, POOL, ROAD, Seat } from './world.ts';

function writtenBy(seat: Seat): Operation[] {
  foundCounty(seat);
  seat.say('clearance', POOL, { to: 'cleared' });
  seat.say('stretch', ROAD, { stage: 'subgrade', from: 0, to: 100 });
  return seat.operations;
}

/** Records with their hashes, per chain. */
function records(operations: readonly Operation[]): LogRecord[] {
  const heads = new Map<string, string>();
  return operations.map((operation) => {
    const body = bodyOf(operation);
    const chain = `${operation.device}/${operation.stream}`;
    const h = nextHash(heads.get(chain) ?? '', body);
    heads.set(chain, h);
    return { h, body };
  });
}

describe('chain', () => {
  it('hashes the exact bytes after the hash before', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256Hex('挂图')).toBe(sha256Hex(new TextEncoder().encode('挂图')));
    expect(nextHash('ab', 'c')).toBe(sha256Hex('abc'));
  });

  it('accepts what hangs together and knows the head of each chain', () => {
    const walker = new ChainWalker();
    const all = records(writtenBy(new Seat('d1')));
    for (const record of all) expect(walker.step(record).ok).toBe(true);
    expect(walker.size).toBe(2);
    expect(walker.head('d1/990101100')).toEqual({ seq: 2, h: all.at(-1)?.h });
    expect(walker.head('d2/990101')).toEqual({ seq: 0, h: '' });
  });

  it('finds a changed byte, a missing record and a repeated one, and stays where it was', () => {
    const [first, second, third] = records(writtenBy(new Seat('d1')));
    if (!first || !second || !third) throw new Error('too short');
    const walker = new ChainWalker();
    walker.step(first);
    const before = walker.head('d1/990101');
    const forged = { ...second, body: second.body.replace('units.json', 'Units.json') };
    expect(walker.step(forged)).toEqual({ ok: false, error: 'hash' });
    expect(walker.step(third)).toEqual({ ok: false, error: 'hash' });
    expect(walker.step(first)).toEqual({ ok: false, error: 'hash' });
    const leap = JSON.stringify({ ...JSON.parse(second.body), seq: 3 });
    expect(walker.step({ h: nextHash(first.h, leap), body: leap })).toEqual({ ok: false, error: 'gap' });
    expect(walker.step({ h: '', body: '{"v":1' })).toEqual({ ok: false, error: 'unreadable' });
    expect(walker.step({ h: '', body: '{"v":1}' })).toEqual({ ok: false, error: 'form' });
    expect(walker.head('d1/990101')).toEqual(before);
    expect(walker.step(second).ok).toBe(true);
  });

  it('reads kinds and versions that it does not know', () => {
    const [operation] = writtenBy(new Seat('d1'));
    if (!operation) throw new Error('nothing written');
    const newer = { ...operation, v: 7, k: 'finding', payload: { severity: 3 } };
    expect(parseBody(bodyOf(newer))).toEqual({ ok: true, value: newer });
  });
});
