/**
 * Whatever people try, in whatever order: under strict signing nobody clears alone, nothing is cleared without its proof,
 * what is sent back says why, and a refusal changes nothing.
 */
import * as fc from 'fast-check';
import { copyOf } from '../../../main/core/write-rules.ts';
import { describe, expect, it } from 'vitest';
import { type State, STATES } from '../../../shared/domain/clearance.ts';
import { type Role, ROLES, roleText } from '../../../shared/domain/role.ts';
import { DEFAULT_SIGNING } from '../../../shared/domain/signing.ts';
import { digestOf } from '../../../shared/log/digest.ts';
import { type Operation, payloadOf } from '../../../shared/log/operation.ts';
import { planUndo } from '../../../shared/log/undo.ts';
import { COUNTY, foundCounty, ON, POOL, Seat, settings, STAGED_KIND, VILLAGE, VILLAGE_WORKS } from './world.ts';

const PEOPLE = ['李文学', '王建国', '马帮富'] as const;
const SUBJECTS = [POOL, VILLAGE_WORKS] as const;
const CERTIFICATE = { id: 'water-test', name: '水质检测报告', before: 'cleared', needs: 'record' } as const;
const PHOTO = { id: 'photo', name: '现场照片', before: 'applied', needs: 'file' } as const;
const FILE = { sha256: 'a'.repeat(64), name: 'a.jpg', type: 'image/jpeg', bytes: 9 };

/** Pools need a photograph before the application and a certificate before clearance. */
const strict = settings({
  kinds: settings().kinds.map((kind) => {
    if (kind.id === 'pool') return { ...kind, evidence: [PHOTO, CERTIFICATE] };
    return kind.id === STAGED_KIND.id ? { ...kind, order: 'parallel' as const } : kind;
  }),
  signing: DEFAULT_SIGNING,
});
/** A role with the unit that it may be held for: the right one, a wrong one, none. */
const capacity = fc.record({
  role: fc.constantFrom<Role>(...ROLES, 'duty', 'township', 'village'),
  unit: fc.constantFrom<string | undefined>(undefined, undefined, undefined, VILLAGE, '990101101'),
});
const who = fc.record({ user: fc.constantFrom(...PEOPLE), capacity });

const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('step' as const),
      who,
      subject: fc.constantFrom(...SUBJECTS),
      to: fc.constantFrom<State>(...STATES),
      why: fc.constantFrom(undefined, '', '  ', '资料不全'),
    }),
  },
  {
    // Somebody who knows the way: without it few would ever get to the end.
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('next' as const),
      user: fc.constantFrom(...PEOPLE),
      which: fc.nat({ max: 2 }),
      subject: fc.constantFrom(...SUBJECTS),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('back' as const),
      who,
      subject: fc.constantFrom(...SUBJECTS),
      why: fc.constantFrom('', '资料不全', '池壁渗漏'),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('prove' as const),
      who,
      subject: fc.constantFrom(...SUBJECTS),
      item: fc.constantFrom('photo', 'photo', 'water-test', 'report', 'nothing'),
      isFile: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('take back' as const), who, subject: fc.constantFrom(...SUBJECTS) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('reach' as const),
      who,
      stage: fc.constantFrom('declared', 'checked'),
      reached: fc.constantFrom(60, 120, 120),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), user: fc.constantFrom(...PEOPLE) }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** The whole way there and back, so that every run has been to every state. */
const next = (user: string, which = 0): Deed => ({ do: 'next', user, which, subject: POOL }) as Deed;
const duty = { user: '马帮富', capacity: { role: 'duty' as const, unit: undefined } };
const back = (why: string): Deed => ({ do: 'back', who: duty, subject: POOL, why }) as Deed;
const prove = (item: string, isFile: boolean): Deed =>
  ({ do: 'prove', who: duty, subject: POOL, item, isFile }) as Deed;
const remove = (why: string): Deed => ({ do: 'step', who: duty, subject: POOL, to: 'removed', why }) as Deed;
const WHOLE_WAY: Deed[] = [
  next('李文学'),
  prove('photo', true),
  next('李文学'),
  back(''),
  back('资料不全'),
  next('李文学'),
  next('李文学'),
  next('王建国'),
  next('马帮富'),
  prove('water-test', false),
  next('李文学'),
  next('马帮富'),
  back('池壁渗漏'),
  remove('水源枯竭'),
];

const AHEAD: Partial<Record<State, State>> = {
  open: 'applied',
  underway: 'applied',
  rejected: 'applied',
  reopened: 'applied',
  applied: 'verified',
  verified: 'cleared',
};

function attempt(seat: Seat, what: Deed): { tried: boolean; ok: boolean } {
  const { county } = seat;
  if (what.do === 'undo') {
    const plan = planUndo(
      county,
      seat.operations,
      { device: seat.device, user: what.user, role: 'duty' },
      { joined: new Set(), copyOf },
    );
    if (!plan.ok) return { tried: true, ok: false };
    for (const inverse of plan.value) seat.write(inverse, true);
    return { tried: true, ok: true };
  }
  if (what.do === 'next') {
    const to = AHEAD[county.rows.get(what.subject)?.state ?? 'open'];
    if (!to) return { tried: false, ok: true };
    const roles = DEFAULT_SIGNING.steps.find((step) => step.to === to)?.roles ?? [];
    const role = roles[what.which % roles.length] ?? 'duty';
    return {
      tried: true,
      ok: seat.write({ ...seat.draft('clearance', what.subject, { to }), user: what.user, role }).ok,
    };
  }
  const { user, capacity: held } = what.who;
  const role = roleText({ role: held.role, ...(held.unit === undefined ? {} : { unit: held.unit }) });
  const say = (draft: ReturnType<Seat['draft']>): { tried: boolean; ok: boolean } => ({
    tried: true,
    ok: seat.write({ ...draft, user, role }).ok,
  });
  switch (what.do) {
    case 'step':
      return say(
        seat.draft('clearance', what.subject, { to: what.to, ...(what.why === undefined ? {} : { why: what.why }) }),
      );
    case 'back': {
      const state = county.rows.get(what.subject)?.state ?? 'open';
      const to = state === 'cleared' ? 'reopened' : 'rejected';
      return say(seat.draft('clearance', what.subject, { to, why: what.why }));
    }
    case 'prove':
      return say(
        seat.draft('evidence', what.subject, {
          item: what.item,
          ...(what.isFile ? { file: FILE } : { number: 'SZ-001' }),
        }),
      );
    case 'take back': {
      const proof = county.folds.get(what.subject)?.evidence.at(-1);
      return proof ? say(seat.draft('revoke', what.subject, { operations: [proof.id] })) : { tried: false, ok: true };
    }
    case 'reach':
      return say(seat.draft('reach', VILLAGE_WORKS, { stage: what.stage, reached: what.reached, asOf: ON }));
  }
}

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Laws that a step breaks, looked at when it has been written; `before` is how its target stood. */
function broken(
  operation: Operation,
  before: { state: State; appliedBy?: string | undefined },
  seat: Seat,
): (string | false)[] {
  const step = payloadOf(operation, 'clearance');
  if (!step || step.undoes !== undefined) return [];
  const { to, why } = step;
  const row = seat.county.rows.get(operation.subject);
  const isSigned = to === 'verified' || to === 'cleared';
  const roles: readonly string[] = DEFAULT_SIGNING.steps.find((each) => each.to === to)?.roles ?? [];
  const has = (item: string, isFile: boolean): boolean =>
    (row?.evidence ?? []).some((proof) => proof.item === item && (!isFile || proof.file !== undefined));
  const isProven = operation.subject === POOL ? has('photo', true) && has('water-test', false) : has('report', false);
  return [
    to === 'cleared' && before.state !== 'verified' && 'cleared without having been verified',
    to === 'verified' && before.state !== 'applied' && 'verified without having been applied for',
    isSigned && before.appliedBy === undefined && 'signed though nobody applied',
    isSigned && before.appliedBy === operation.user && 'signed by who applied',
    isSigned && !roles.includes(operation.role.split('@')[0] ?? '') && 'signed by a role that may not',
    ['rejected', 'reopened', 'removed'].includes(to) && !why?.trim() && 'sent back without a reason',
    to === 'cleared' && !isProven && 'cleared without its proof',
    to === 'cleared' &&
      operation.subject === VILLAGE_WORKS &&
      !sameJson(row?.done, [120, 120]) &&
      'cleared though unfinished',
    operation.role.includes('@') && !operation.role.endsWith(`@${VILLAGE}`) && 'outside the unit of the role',
  ];
}

describe('sign-off under strict signing', () => {
  it('holds its laws, and what is refused changes nothing', () => {
    const reached = new Set<State>();
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60, size: 'max' }), (deeds) => {
        const seat = new Seat('d1', '县值班室');
        foundCounty(seat);
        expect(seat.say('settings', COUNTY, { settings: strict }).ok).toBe(true);
        const breaches: (string | false)[] = [];
        for (const what of deeds) {
          const digest = digestOf(seat.county);
          const count = seat.operations.length;
          const before = new Map(
            SUBJECTS.map((id) => {
              const { state = 'open', appliedBy } = seat.county.rows.get(id) ?? {};
              return [id as string, { state, appliedBy }];
            }),
          );
          const { ok } = attempt(seat, what);
          const written = seat.operations.slice(count);
          const isUnchanged = written.length === 0 && digestOf(seat.county) === digest;
          if (!ok && !isUnchanged) breaches.push('changed by what was refused');
          for (const operation of written)
            breaches.push(...broken(operation, before.get(operation.subject) ?? { state: 'open' }, seat));
          for (const id of SUBJECTS) reached.add(seat.county.rows.get(id)?.state ?? 'open');
        }
        expect(breaches.filter(Boolean)).toEqual([]);
      }),
      { numRuns: 100, examples: [[WHOLE_WAY]] },
    );
    // The way was gone to its end and back: the laws above were put to the test.
    expect([...reached].sort()).toEqual([...STATES].sort());
  });
});
