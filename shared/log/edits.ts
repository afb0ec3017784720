/** What edits amount to: one register per field, for targets and for entries alike (SYNC "plain field: register with `base`"). */
import type { TargetSpec } from '../domain/batch.ts';
import type { Json } from '../domain/entries/entry.ts';
import { type ProblemFacts, problemFactsSchema } from '../domain/problem.ts';
import { canonical } from './canonical.ts';
import { newestHead, type Register } from './register.ts';

export type Edits = Readonly<Record<string, Register<Json>>>;

/** Fields of a target that may be edited; `attr.`, `amount.` and `problem.` take the name of what they hold. */
const PLAIN_FIELDS = ['name', 'owner', 'start', 'deadline', 'quantity', 'work'] as const;
const GROUPS = ['attr.', 'amount.', 'problem.'] as const;
export const isTargetField = (field: string): boolean =>
  PLAIN_FIELDS.some((plain) => plain === field) ||
  GROUPS.some((group) => field.startsWith(group) && field.length > group.length);

/** The value that stands for each edited field; fields set back to null are left out. */
export function editedFields(edits: Edits): Record<string, Json> {
  const fields: Record<string, Json> = {};
  for (const [field, register] of Object.entries(edits)) {
    const value = newestHead(register)?.value ?? null;
    if (value !== null) fields[field] = value;
  }
  return fields;
}

/** Fields for which several seats said different things that nobody has decided between. */
export const disputedFields = (edits: Edits): string[] =>
  Object.entries(edits)
    .filter(([, register]) => isDisputed(register))
    .map(([field]) => field)
    .sort();

const isDisputed = (register: Register<Json>): boolean =>
  new Set(register.heads.map((head) => canonical(head.value))).size > 1;

/** The ledger's line with every edit that stands; values of a wrong type are left as the ledger had them. */
export function editedSpec(spec: TargetSpec, edits: Edits): TargetSpec {
  if (Object.keys(edits).length === 0) return spec;
  const fields = editedFields(edits);
  const text = (field: string, otherwise: string): string => {
    const value = fields[field];
    return typeof value === 'string' ? value : otherwise;
  };
  const quantity = fields['quantity'];
  const attrs = group(fields, 'attr.', (value) => typeof value === 'string' || typeof value === 'number');
  const amounts = group(fields, 'amount.', (value) => typeof value === 'number' && value >= 0);
  const work = text('work', spec.work ?? '');
  const problem = editedProblem(spec.problem, fields);
  return {
    ...spec,
    name: text('name', spec.name),
    owner: text('owner', spec.owner),
    quantity: typeof quantity === 'number' && quantity >= 0 ? quantity : spec.quantity,
    plan: { ...spec.plan, start: text('start', spec.plan.start), deadline: text('deadline', spec.plan.deadline) },
    ...(attrs ? { attrs: { ...spec.attrs, ...(attrs as Record<string, string | number>) } } : {}),
    ...(amounts ? { amounts: { ...spec.amounts, ...(amounts as Record<string, number>) } } : {}),
    ...(work === '' ? {} : { work }),
    ...(problem ? { problem } : {}),
  };
}

function group(
  fields: Record<string, Json>,
  prefix: string,
  fits: (value: Json) => boolean,
): Record<string, Json> | null {
  const found = Object.entries(fields).filter(([field, value]) => field.startsWith(prefix) && fits(value));
  return found.length === 0
    ? null
    : Object.fromEntries(found.map(([field, value]) => [field.slice(prefix.length), value]));
}

function editedProblem(problem: ProblemFacts | undefined, fields: Record<string, Json>): ProblemFacts | undefined {
  const changed = problem && group(fields, 'problem.', () => true);
  if (!changed) return problem;
  const parsed = problemFactsSchema.safeParse({ ...problem, ...changed });
  return parsed.success ? parsed.data : problem;
}
