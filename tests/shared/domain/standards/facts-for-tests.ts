/** Facts about one village, to be changed by each test. */
import type { JobFact, PlaceFact, StandardFacts } from '../../../../shared/domain/standards/facts.ts';
import type { Rule, Standard } from '../../../../shared/domain/standard.ts';

const STAGES: Readonly<Record<string, readonly string[]>> = {
  road: ['subgrade', 'gravel', 'hardened'],
  pool: ['built'],
  clinic: ['built'],
  tap: ['built'],
};

export const job = (id: string, kind: string, change: Partial<JobFact> = {}): JobFact => ({
  id,
  kind,
  quantity: 1,
  percent: 0,
  done: [0],
  cleared: false,
  figures: {},
  ...change,
});

export const cleared = (id: string, kind: string, change: Partial<JobFact> = {}): JobFact =>
  job(id, kind, { percent: 100, done: [1], cleared: true, ...change });

export const facts = (change: Partial<StandardFacts> & { near?: readonly PlaceFact[] } = {}): StandardFacts => ({
  subject: '990101005001',
  poor: [],
  jobs: [],
  stagesOf: (kind) => STAGES[kind] ?? [],
  places: () => change.near ?? [],
  children: [],
  figures: {},
  marks: new Map(),
  ...change,
});

/** A standard of the rules given, with items a, b, c … */
export const standardOf = (...rules: readonly Rule[]): Standard => ({
  id: 'test',
  name: '测试',
  level: 'village',
  version: 1,
  from: '2017-01-01',
  source: '测试',
  items: rules.map((rule, i) => ({ id: 'abcdefghij'[i] ?? 'z', name: `第${i + 1}条`, rule })),
});
