/** A very small county with several seats that write to it, each by the ordinary rules and only knowing what it has heard. */
import type { Batch, TargetSpec } from '../../../shared/domain/batch.ts';
import type { CountySettings } from '../../../shared/domain/campaign.ts';
import type { Role } from '../../../shared/domain/role.ts';
import { DEFAULT_KINDS, type Kind } from '../../../shared/domain/kind.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { sha256Hex } from '../../../shared/log/chain.ts';
import { tick } from '../../../shared/log/clock.ts';
import { type County, createCounty } from '../../../shared/log/county.ts';
import { checkDraft, type DraftRefusal, headsOf } from '../../../shared/log/decide.ts';
import { applyOperation, streamOf } from '../../../shared/log/fold.ts';
import {
  chainKey,
  type Draft,
  type Operation,
  OPERATION_VERSION,
  operationId,
  type OperationKind,
  type Payload,
} from '../../../shared/log/operation.ts';

export const COUNTY = '990101';
export const ON = '2017-12-01';
export const VILLAGE = '990101100200';
export const OTHER_VILLAGE = '990101101200';
const START = Date.parse('2017-11-01T08:00:00+08:00');

const unit = (id: string, level: Unit['level'], parent: string | null): Unit => ({
  id,
  level,
  name: id,
  parent,
  posts: [],
});
export const UNITS: readonly Unit[] = [
  unit(COUNTY, 'county', null),
  unit(`${COUNTY}/Z1`, 'zone', COUNTY),
  unit('990101100', 'township', `${COUNTY}/Z1`),
  unit('990101101', 'township', `${COUNTY}/Z1`),
  unit(VILLAGE, 'village', '990101100'),
  unit('990101100201', 'village', '990101100'),
  unit(OTHER_VILLAGE, 'village', '990101101'),
];

const spec = (id: string, kind: string, at: string, quantity: number, deadline: string): TargetSpec => ({
  id: `${COUNTY}/${id}`,
  kind,
  name: id,
  unit: at,
  quantity,
  plan: { start: '2017-03-01', deadline },
  owner: '李文学',
});
export const ROAD = `${COUNTY}/ZZT1`;
export const POOL = `${COUNTY}/SC1`;
export const PIPE = `${COUNTY}/GW1`;
export const VILLAGE_WORKS = `${COUNTY}/HJ1`;

/** Tasks side by side, each with its own amount and with proof demanded. */
export const STAGED_KIND: Kind = {
  id: 'environment',
  name: '人居环境',
  sector: 'environment',
  geometry: 'none',
  measure: '户',
  progress: 'stages',
  clears: 'complete',
  stages: [
    { id: 'declared', name: '申报', weight: 0.5 },
    { id: 'checked', name: '核实', weight: 0.5 },
  ],
  amounts: [{ id: 'funds', name: '资金', measure: '万元' }],
  evidence: [{ id: 'report', name: '验收单', before: 'cleared', needs: 'record' }],
};
export const TARGETS: readonly TargetSpec[] = [
  spec('ZZT1', 'road', VILLAGE, 0.4, '2017-12-31'),
  spec('ZZT2', 'road', OTHER_VILLAGE, 0.3, '2017-10-31'),
  spec('SC1', 'pool', VILLAGE, 1, '2017-10-31'),
  spec('SC2', 'pool', '990101100201', 1, '2017-12-31'),
  spec('GW1', 'pipe', OTHER_VILLAGE, 3.5, '2017-12-31'),
  { ...spec('HJ1', 'environment', VILLAGE, 120, '2017-12-31'), amounts: { funds: 36.5 } },
];

const BATCHES = {
  units: { batch: 'units', version: 1, units: [...UNITS] },
  targets: { batch: 'targets', version: 1, targets: [...TARGETS] },
  /** A later edition of the ledger: one length corrected, one target moved, one already partly done. */
  corrected: {
    batch: 'targets',
    version: 1,
    targets: [
      spec('ZZT1', 'road', VILLAGE, 0.25, '2017-12-31'),
      spec('SC2', 'pool', OTHER_VILLAGE, 1, '2017-11-30'),
      { ...spec('GW1', 'pipe', OTHER_VILLAGE, 3.5, '2017-12-31'), reached: [0.7] },
    ],
  },
  households: {
    batch: 'households',
    version: 1,
    villages: [
      { village: VILLAGE, at: [0, 0, 0, 0, 0, 0], members: [3, 1, 5] },
      { village: OTHER_VILLAGE, at: [0, 0], members: [4] },
    ],
  },
  lifted: {
    batch: 'household-review',
    version: 1,
    on: '2017-11-03',
    villages: [
      { village: VILLAGE, rows: [0, 2], status: [1, 1] },
      { village: OTHER_VILLAGE, rows: [0], status: [1] },
    ],
  },
  relapsed: {
    batch: 'household-review',
    version: 1,
    on: '2017-11-10',
    villages: [{ village: VILLAGE, rows: [0], status: [2] }],
  },
  /** A later list with what is known of each household; one more than before. */
  relisted: {
    batch: 'households',
    version: 1,
    causes: ['因病', '缺水'],
    measures: ['易地搬迁'],
    villages: [
      {
        village: VILLAGE,
        at: [0, 0, 0, 0, 0, 0, 0, 0],
        members: [3, 2, 5, 6],
        cause: [1, 0, -1, 1],
        measures: [0, 1, 1, 0],
        income: [2900, 3100, -1, 2400],
        grade: [0, 1, 2, 0],
      },
    ],
  },
  /** First the removals, then the additions. */
  removals: {
    batch: 'household-round',
    version: 1,
    round: 'r1',
    on: '2017-11-05',
    reasons: ['识别不准'],
    villages: [{ village: VILLAGE, rows: [1], flow: [0], reason: [0] }],
    added: [],
  },
  additions: {
    batch: 'household-round',
    version: 1,
    round: 'r1',
    on: '2017-11-08',
    reasons: ['脱贫不实'],
    causes: ['缺水', '因学'],
    villages: [{ village: OTHER_VILLAGE, rows: [0], flow: [4], reason: [0] }],
    added: [{ village: VILLAGE, first: 3, at: [7, 7, 8, 8], members: [2, 4], cause: [1, 0] }],
  },
  /** Two seats took the same rows for different households. */
  'other additions': {
    batch: 'household-round',
    version: 1,
    round: 'r1',
    on: '2017-11-09',
    reasons: [],
    villages: [],
    added: [{ village: VILLAGE, first: 4, at: [9, 9, 9, 8], members: [7, 1] }],
  },
  pairings: {
    batch: 'pairings',
    version: 1,
    since: '2017-04-01',
    cadres: [
      { id: 'c1', name: '马强', unit: VILLAGE, office: '县财政局' },
      { id: 'c2', name: '李梅', unit: VILLAGE, office: '县水务局' },
    ],
    villages: [{ village: VILLAGE, cadre: [1, 1, -1], second: [0, -1, 1] }],
  },
  repaired: {
    batch: 'pairings',
    version: 1,
    since: '2017-10-01',
    cadres: [{ id: 'c3', name: '王芳', unit: VILLAGE, office: '' }],
    villages: [{ village: VILLAGE, cadre: [0, -1, 0, 0] }],
  },
  visits: { batch: 'visits', version: 1, villages: [{ village: VILLAGE, last: [17_490, 0, 17_480] }] },
  'later visits': { batch: 'visits', version: 1, villages: [{ village: VILLAGE, last: [17_480, 17_495, 0, 17_499] }] },
} as const satisfies Record<string, unknown>;
export type BatchName = keyof typeof BATCHES;
export const BATCH_NAMES = Object.keys(BATCHES) as BatchName[];

const shaOf = (name: BatchName): string => sha256Hex(JSON.stringify(BATCHES[name]));
const bySha = new Map(BATCH_NAMES.map((name) => [shaOf(name), structuredClone(BATCHES[name]) as unknown as Batch]));
export function batches(sha256: string): Batch {
  const batch = bySha.get(sha256);
  if (!batch) throw new Error(`no batch ${sha256}`);
  return batch;
}

export const settings = (change: Partial<CountySettings> = {}): CountySettings => ({
  county: COUNTY,
  name: '示范县',
  campaign: '脱贫攻坚作战图',
  start: '2017-03-01',
  deadline: '2017-12-31',
  thresholds: { yellow: 10, red: 30 },
  kinds: [...DEFAULT_KINDS, STAGED_KIND],
  ...change,
});

export class Seat {
  readonly county: County = createCounty(ON);
  /** Everything heard and written, in the order in which it arrived. */
  readonly operations: Operation[] = [];
  readonly device: string;
  readonly user: string;
  #now = START;

  constructor(device: string, user = '李文学') {
    this.device = device;
    this.user = user;
  }

  hear(operation: Operation): void {
    const chain = chainKey(operation);
    const known = this.operations.some((other) => operationId(other) === operationId(operation));
    applyOperation(this.county, operation, batches);
    // Only what has been applied may be passed on, as a journal would.
    if (!known && (this.county.seen.get(chain) ?? 0) >= operation.seq) this.operations.push(operation);
  }

  /** Writes a draft if the rules allow it; `trusted` ones are inverses made by the host. */
  write(draft: Draft, trusted = false): Result<Operation, DraftRefusal> {
    const refusal = trusted ? null : checkDraft(this.county, draft);
    if (refusal) return { ok: false, error: refusal };
    this.#now += 60_000;
    const chain = `${this.device}/${draft.stream}`;
    const operation: Operation = {
      v: OPERATION_VERSION,
      device: this.device,
      seq: (this.county.seen.get(chain) ?? 0) + 1,
      clock: tick(this.county.lastClock, this.#now),
      ...draft,
    };
    this.hear(operation);
    return { ok: true, value: operation };
  }

  draft<K extends OperationKind>(k: K, subject: string, payload: Payload<K>, role: Role = 'duty'): Draft {
    const isCountys = k === 'settings' || subject.startsWith('batch:');
    const unit = k === 'target' ? (payload as Payload<'target'>).spec.unit : subject;
    const stream = isCountys ? COUNTY : streamOf(this.county, unit);
    return { k, stream, user: this.user, role, base: headsOf(this.county, subject, k, payload), subject, payload };
  }

  say<K extends OperationKind>(
    k: K,
    subject: string,
    payload: Payload<K>,
    role: Role = 'duty',
  ): Result<Operation, DraftRefusal> {
    return this.write(this.draft(k, subject, payload, role));
  }

  bring(name: BatchName): Operation {
    const { batch } = batches(shaOf(name));
    const payload = { batch: shaOf(name), as: batch, source: `${name}.json`, rows: 1 };
    const written = this.say('import', `batch:${shaOf(name)}`, payload);
    if (!written.ok) throw new Error(written.error.reason);
    return written.value;
  }
}

/** The beginning of every county here: settings, units, targets and households. */
export function foundCounty(seat: Seat): void {
  seat.say('settings', COUNTY, { settings: settings() });
  for (const name of ['units', 'targets', 'households'] as const) seat.bring(name);
}

/** Operations applied in the order given, on a county of its own. */
export function folded(operations: readonly Operation[]): County {
  const county = createCounty(ON);
  for (const operation of operations) applyOperation(county, operation, batches);
  return county;
}
