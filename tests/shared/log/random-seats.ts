/** What several seats of the very small county do at random, hearing of each other only now and then: for property tests. */
import * as fc from 'fast-check';
import { STATES } from '../../../shared/domain/clearance.ts';
import { type Operation, operationId } from '../../../shared/log/operation.ts';
import { planUndo } from '../../../shared/log/undo.ts';
import {
  BATCH_NAMES,
  type BatchName,
  COUNTY,
  foundCounty,
  ON,
  POOL,
  ROAD,
  Seat,
  settings,
  TARGETS,
  VILLAGE,
  VILLAGE_WORKS,
} from './world.ts';

const SEATS = 3;
const REVIEWS: readonly BatchName[] = ['lifted', 'relapsed', 'lifted', 'relapsed', 'relapsed'];
const seat = fc.nat({ max: SEATS - 1 });
/** Few subjects and much hearsay, so that seats go on from one another's operations and contradict each other. */
const subject = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(POOL, ROAD, `${VILLAGE}/0001`) },
  { weight: 1, arbitrary: fc.constantFrom(...TARGETS.map(({ id }) => id)) },
);
const metre = fc.integer({ min: 0, max: 8 }).map((tens) => tens * 50);

export const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('clearance' as const), seat, subject, which: fc.nat({ max: 9 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('amount' as const),
      seat,
      subject,
      percent: fc.constantFrom(0, 25, 60, 100),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('stretch' as const),
      seat,
      subject: fc.constantFrom(ROAD, ROAD, ROAD, `${COUNTY}/ZZT2`),
      stage: fc.constantFrom('subgrade', 'gravel', 'hardened'),
      ends: fc.tuple(metre, metre),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('take back' as const),
      seat,
      subject: fc.constant(ROAD),
      which: fc.nat({ max: 9 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('reach' as const),
      seat,
      stage: fc.constantFrom('declared', 'checked'),
      reached: fc.constantFrom(0, 30, 90, 120),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      seat,
      subject: fc.constantFrom(POOL, VILLAGE_WORKS, `${COUNTY}/XJ1`),
      set: fc.constantFrom<Record<string, string | number | null>>(
        { owner: '马帮富' },
        { owner: '李文学', deadline: '2017-11-30' },
        { deadline: null, quantity: 140 },
        { 'amount.funds': 12.5 },
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('inspect' as const),
      seat,
      set: fc.constantFrom<Record<string, string | null>>(
        { name: '春季督查' },
        { name: '回头看', to: '2017-11-30' },
        { to: null },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('prove' as const), seat, which: fc.nat({ max: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('create' as const), seat, quantity: fc.constantFrom(1, 2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), seat }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      seat,
      name: fc.constantFrom(...BATCH_NAMES, ...REVIEWS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('revoke import' as const), seat, which: fc.nat({ max: 9 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('settings' as const), seat, red: fc.integer({ min: 11, max: 60 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('newer kind' as const), seat }) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('pass on' as const),
      seat,
      to: seat,
      share: fc.constantFrom(0.5, 0.9, 1, 1),
    }),
  },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

function act(seats: readonly Seat[], step: Deed): void {
  const at = seats[step.seat];
  if (!at) return;
  const { county } = at;
  switch (step.do) {
    case 'clearance':
      for (let i = 0; i < STATES.length; i += 1) {
        const to = STATES[(step.which + i) % STATES.length] ?? 'open';
        if (at.say('clearance', step.subject, { to, why: '路面塌方' }).ok) break;
      }
      break;
    case 'amount':
      at.say('amount', step.subject, { percent: step.percent, asOf: ON });
      break;
    case 'stretch': {
      const [from, to] = [Math.min(...step.ends), Math.max(...step.ends)];
      if (from < to) at.say('stretch', step.subject, { stage: step.stage, from, to });
      break;
    }
    case 'take back': {
      const stretches = county.folds.get(step.subject)?.stretches ?? [];
      const entry = stretches[step.which % Math.max(1, stretches.length)];
      if (entry) at.say('revoke', step.subject, { operations: [entry.id] });
      break;
    }
    case 'reach':
      at.say('reach', VILLAGE_WORKS, { stage: step.stage, reached: step.reached, asOf: ON });
      break;
    case 'edit':
      at.say('edit', step.subject, { set: step.set });
      break;
    case 'inspect':
      // Written as a seat of a newer version might: what it says is folded whatever this version's rules are.
      at.write(at.draft('edit', 'inspection:990101|spring', { set: step.set }), true);
      break;
    case 'prove':
      if (step.which === 0) at.say('evidence', VILLAGE_WORKS, { item: 'report', number: 'YS-001' });
      else if (step.which === 1) at.say('note', VILLAGE_WORKS, { text: '现场已看' });
      else {
        const proof = county.folds.get(VILLAGE_WORKS)?.evidence[0];
        if (proof) at.say('revoke', VILLAGE_WORKS, { operations: [proof.id] });
      }
      break;
    case 'create': {
      const { plan, owner } = TARGETS[0] ?? { plan: { start: ON, deadline: ON }, owner: '' };
      const spec = {
        id: `${COUNTY}/XJ1`,
        kind: 'pool',
        name: '新建水池',
        unit: VILLAGE,
        quantity: step.quantity,
        plan,
        owner,
      };
      at.say('target', spec.id, { spec });
      break;
    }
    case 'undo': {
      const plan = planUndo(county, at.operations, { device: at.device, user: at.user, role: 'duty' });
      if (plan.ok) for (const inverse of plan.value) at.write(inverse, true);
      break;
    }
    case 'import':
      at.bring(step.name);
      break;
    case 'revoke import': {
      const entries = [...county.imports.values()].filter((entry) => !county.revokedImports.has(entry.id));
      const entry = entries[step.which % Math.max(1, entries.length)];
      if (entry) at.say('revoke', `batch:${entry.batch}`, { operations: [entry.id] });
      break;
    }
    case 'settings':
      at.say('settings', COUNTY, { settings: settings({ thresholds: { yellow: 10, red: step.red } }) });
      break;
    case 'newer kind':
      at.write(
        { k: 'finding', stream: COUNTY, user: at.user, role: 'duty', base: [], subject: COUNTY, payload: {} },
        true,
      );
      break;
    case 'pass on': {
      const to = seats[step.to];
      const some = at.operations.slice(0, Math.ceil(at.operations.length * step.share));
      if (to !== at) for (const operation of some) to?.hear(operation);
    }
  }
}

/** Everything that was written by seats that heard of each other only now and then. */
export function run(deeds: readonly Deed[]): { seats: Seat[]; operations: Operation[] } {
  const seats = Array.from({ length: SEATS }, (_, i) => new Seat(`d${i}`, `干部${i}`));
  const [first] = seats;
  if (!first) throw new Error('no seats');
  foundCounty(first);
  for (const other of seats.slice(1)) for (const operation of first.operations) other.hear(operation);
  for (const step of deeds) act(seats, step);
  const all = new Map(seats.flatMap((at) => at.operations.map((operation) => [operationId(operation), operation])));
  return { seats, operations: [...all.values()] };
}
