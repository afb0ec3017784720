import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOfNumber } from '../../../shared/domain/day.ts';
import {
  chainOn,
  formerOn,
  handOver,
  heldOn,
  isHeldOn,
  overlapping,
  ownerOn,
  type UnitPost,
  vacanciesOn,
} from '../../../shared/domain/posts.ts';
import type { Unit } from '../../../shared/domain/unit.ts';

const leader = (person: string, since: string, until?: string): UnitPost => ({
  unit: 'v1',
  title: '攻坚队队长',
  person,
  since,
  ...(until ? { until } : {}),
});

const first = leader('马强', '2016-03-02', '2017-06-10');
const second = leader('李梅', '2017-06-10');

describe('posts', () => {
  it('the new holder answers from the day of the hand-over', () => {
    const people = (on: string): string[] => heldOn([second, first], on).map((post) => post.person);
    expect(people('2016-03-01')).toEqual([]);
    expect(people('2016-03-02')).toEqual(['马强']);
    expect(people('2017-06-09')).toEqual(['马强']);
    expect(people('2017-06-10')).toEqual(['李梅']);
    expect(formerOn([first, second], '2017-06-10').map((post) => post.person)).toEqual(['马强']);
    expect(formerOn([first, second], '2017-06-09')).toEqual([]);
  });

  it('two people cannot hold the same post at the same unit on the same day', () => {
    const third = leader('王芳', '2017-06-09');
    expect(overlapping([first], third)).toBe(first);
    expect(overlapping([first], second)).toBeUndefined();
    expect(overlapping([second], leader('王芳', '2018-01-01'))).toBe(second);
    expect(overlapping([second], leader('王芳', '2017-01-01', '2017-06-10'))).toBeUndefined();
    expect(overlapping([second], { ...third, unit: 'v2' })).toBeUndefined();
    expect(overlapping([second], { ...third, title: '第一书记' })).toBeUndefined();
    expect(overlapping([{ ...second, id: 'p' }], { ...third, id: 'p' })).toBeUndefined();
  });

  it('is handed over without a day on which nobody answers', () => {
    const refused = (to: { person: string; on: string }, post = second): string => {
      const result = handOver(post, to);
      return result.ok ? 'accepted' : result.error.reason;
    };
    expect(refused({ person: '王芳', on: '2017-06-10' })).toBe('before-it-began');
    expect(refused({ person: '李梅', on: '2017-12-01' })).toBe('same-person');
    expect(refused({ person: '王芳', on: '2017-12-01' }, first)).toBe('already-ended');
    fc.assert(
      fc.property(fc.nat(2000), (days) => {
        const on = addDays('2017-06-11', days);
        const result = handOver(second, { person: '王芳', on });
        if (!result.ok) throw new Error(result.error.reason);
        const { ended, begun } = result.value;
        expect(overlapping([ended], begun)).toBeUndefined();
        for (const day of ['2017-06-10', addDays(on, -1), on, addDays(on, 1)])
          expect([ended, begun].filter((post) => isHeldOn(post, day))).toHaveLength(1);
      }),
    );
  });

  it('any two posts of a title either overlap or never share a day', () => {
    const day = fc.integer({ min: 17_000, max: 17_020 });
    const post = fc
      .tuple(day, fc.option(fc.integer({ min: 1, max: 10 })))
      .map(([since, days]) => leader('x', dayOfNumber(since), days === null ? undefined : dayOfNumber(since + days)));
    fc.assert(
      fc.property(post, post, (a, b) => {
        const share = Array.from({ length: 60 }, (_, i) => dayOfNumber(16_990 + i)).some(
          (on) => isHeldOn(a, on) && isHeldOn(b, on),
        );
        expect(overlapping([a], b) !== undefined).toBe(share);
      }),
    );
  });

  it('names what is vacant, whether demanded or held before', () => {
    expect(vacanciesOn([first], ['攻坚队队长', '第一书记'], '2017-06-01')).toEqual(['第一书记']);
    expect(vacanciesOn([first], [], '2017-07-01')).toEqual(['攻坚队队长']);
    expect(vacanciesOn([first], [], '2016-01-01')).toEqual([]);
  });

  it('gives the chain of a unit on a day', () => {
    const unit = (id: string, level: Unit['level'], parent: string | null): Unit => ({
      id,
      level,
      parent,
      name: id,
      posts: [],
    });
    const path = [unit('c', 'county', null), unit('t', 'township', 'c'), unit('v1', 'village', 't')];
    const posts: UnitPost[] = [{ unit: 'c', title: '指挥长', person: '周', since: '2016-01-01' }, first, second];
    const chain = chainOn(
      path,
      (id) => posts.filter((post) => post.unit === id),
      ({ level }) => (level === 'township' ? ['脱贫团团长'] : []),
      '2017-12-01',
    );
    expect(chain.map(({ unit: { id }, held, vacant }) => [id, held.map((post) => post.person), vacant])).toEqual([
      ['c', ['周'], []],
      ['t', [], ['脱贫团团长']],
      ['v1', ['李梅'], []],
    ]);
    expect(chain[2]?.former).toEqual([first]);
  });

  it('a duty written as a post stays when the person changes', () => {
    const postsOf = (unit: string): UnitPost[] => [first, second].filter((post) => post.unit === unit);
    expect(ownerOn('@攻坚队队长', 'v1', postsOf, '2017-05-01').person).toBe('马强');
    expect(ownerOn('@攻坚队队长', 'v1', postsOf, '2017-12-01').person).toBe('李梅');
    expect(ownerOn('@攻坚队队长@v1', 'v2', postsOf, '2017-12-01')).toEqual({
      person: '李梅',
      post: { title: '攻坚队队长', unit: 'v1' },
    });
    expect(ownerOn('@第一书记', 'v1', postsOf, '2017-12-01').person).toBeUndefined();
    expect(ownerOn('王芳', 'v1', postsOf, '2017-12-01')).toEqual({ person: '王芳' });
    expect(ownerOn('', 'v1', postsOf, '2017-12-01')).toEqual({ person: undefined });
  });
});
