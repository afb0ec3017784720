/** Seats that exchange packages now and then: stale, partial, repeated, in any order. In the end all of them agree. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextHash } from '../../../shared/log/chain.ts';
import { digestOf } from '../../../shared/log/digest.ts';
import { bodyOf, chainKey, type LogRecord, type Operation, type Payload } from '../../../shared/log/operation.ts';
import { type Received, type ReceivePlan, receivePlan } from '../../../shared/log/receive.ts';
import { batches, COUNTY, foundCounty, ON, POOL, ROAD, Seat, settings, TARGETS, VILLAGE } from './world.ts';

const TOWNSHIPS = ['990101100', '990101101'] as const;
const NOW = Date.parse('2017-12-01T10:00:00+08:00');

/** A seat with the exact records that it holds. */
class PackageSeat extends Seat {
  readonly unit: string;
  readonly role: string;
  readonly records: LogRecord[] = [];
  readonly #heads = new Map<string, { seq: number; h: string }>();

  constructor(device: string, unit: string) {
    super(device, `干部${device}`);
    this.unit = unit;
    this.role = unit === COUNTY ? 'duty' : `township@${unit}`;
  }

  override hear(operation: Operation): void {
    const before = this.operations.length;
    super.hear(operation);
    if (this.operations.length === before) return;
    const body = bodyOf(operation);
    const h = nextHash(this.head(chainKey(operation)).h, body);
    this.#heads.set(chainKey(operation), { seq: operation.seq, h });
    this.records.push({ h, body });
  }

  head(chain: string): { seq: number; h: string } {
    return this.#heads.get(chain) ?? { seq: 0, h: '' };
  }

  /** Records of the streams that this seat sends, from `since` of each chain on. */
  packed(since: (chain: string) => number, share = 1): Received[] {
    const list = this.operations.flatMap((operation, i): Received[] => {
      const record = this.records[i];
      const isSent = this.unit === COUNTY || operation.stream === this.unit;
      return record && isSent && operation.seq > since(chainKey(operation)) ? [{ record, operation }] : [];
    });
    return list.slice(0, Math.ceil(list.length * share));
  }

  take(from: PackageSeat, received: readonly Received[]): ReceivePlan {
    const plan = receivePlan(
      {
        county: this.county,
        head: (chain) => this.head(chain),
        hashAt: (chain, seq) =>
          this.records[this.operations.findIndex((it) => chainKey(it) === chain && it.seq === seq)]?.h,
        own: this.device,
        sender: { device: from.device, unit: from.unit },
        accepted: new Map(SEATS.map(([device, unit]) => [device, unit])),
        frozen: new Set(),
        now: NOW,
        batch: batches,
      },
      received,
    );
    for (const { operation } of plan.fresh) this.hear(operation);
    return plan;
  }
}

const SEATS: readonly (readonly [device: string, unit: string])[] = [
  ['d0', COUNTY],
  ['d1', TOWNSHIPS[0]],
  ['d2', TOWNSHIPS[1]],
];

const subjects = fc.constantFrom(POOL, ROAD, ...TARGETS.map(({ id }) => id), `${VILLAGE}/0001`);
const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('step' as const),
      seat: fc.nat(2),
      subject: subjects,
      to: fc.constantFrom('applied', 'verified', 'cleared', 'reopened', 'rectifying'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      seat: fc.nat(2),
      subject: subjects,
      owner: fc.constantFrom('马帮富', '李文学', '王芳'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('amount' as const), seat: fc.nat(2), percent: fc.nat(100) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('create' as const), seat: fc.nat(2), n: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ledger' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settings' as const), red: fc.integer({ min: 11, max: 60 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('package' as const),
      seat: fc.nat(2),
      to: fc.nat(2),
      /** How many of the newest of each chain are assumed to be there: some are not. */
      newest: fc.constantFrom(1, 2, 5, 1000),
      share: fc.constantFrom(0.4, 0.8, 1, 1),
      twice: fc.boolean(),
    }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

function act(seats: readonly PackageSeat[], step: Action): void {
  if (step.do === 'ledger') {
    seats[0]?.bring('corrected');
    return;
  }
  if (step.do === 'settings') {
    seats[0]?.say('settings', COUNTY, { settings: settings({ thresholds: { yellow: 10, red: step.red } }) });
    return;
  }
  const at = seats[step.seat];
  if (!at) return;
  const write = (k: 'clearance' | 'amount' | 'edit' | 'target', subject: string, payload: unknown): void => {
    const draft = { ...at.draft(k, subject, payload as Payload<typeof k>), role: at.role };
    if (at.unit === COUNTY || draft.stream === at.unit) at.write(draft);
  };
  switch (step.do) {
    case 'step':
      write('clearance', step.subject, { to: step.to, why: '路面塌方' });
      break;
    case 'edit':
      if (!step.subject.startsWith(VILLAGE)) write('edit', step.subject, { set: { owner: step.owner } });
      break;
    case 'amount':
      write('amount', POOL, { percent: step.percent, asOf: ON });
      break;
    case 'create': {
      const plan = { start: ON, deadline: ON };
      const id = `${COUNTY}/${at.device}-${step.n}`;
      const unit = at.unit === TOWNSHIPS[1] ? '990101101200' : VILLAGE;
      write('target', id, { spec: { id, kind: 'pool', name: '新建', unit, quantity: 1, plan, owner: '' } });
      break;
    }
    case 'package': {
      const to = seats[step.to];
      if (!to || to === at) return;
      const received = at.packed((chain) => at.head(chain).seq - step.newest, step.share);
      to.take(at, received);
      // The same package once more brings nothing.
      if (step.twice && to.take(at, received).fresh.length > 0) throw new Error('taken twice');
    }
  }
}

describe('packages of progress', () => {
  it('make seats agree, whatever each had heard before', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 70, size: 'max' }), (actions) => {
        const seats = SEATS.map(([device, unit]) => new PackageSeat(device, unit));
        const [county, first, second] = seats;
        if (!county || !first || !second) throw new Error('no seats');
        foundCounty(county);
        for (const seat of [first, second])
          seat.take(
            county,
            county.packed(() => 0),
          );
        for (const step of actions) act(seats, step);
        const exchange = (from: PackageSeat, to: PackageSeat): void => {
          const plan = to.take(
            from,
            from.packed(() => 0),
          );
          // A township never passes on what the county's seat has said: that comes from the county.
          expect(plan.held.filter(({ why }) => why.why !== 'foreign-device')).toEqual([]);
        };
        for (const seat of [first, second]) exchange(seat, county);
        for (const seat of [first, second]) exchange(county, seat);
        expect(new Set(seats.map((at) => digestOf(at.county))).size).toBe(1);
        expect(new Set(seats.map((at) => at.operations.length)).size).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});
