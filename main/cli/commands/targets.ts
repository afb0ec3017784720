/** `guatu targets`: the targets of a unit and everything below it, by state and light. */
import { isCounted, missingEvidence, STATES, type State } from '../../../shared/domain/clearance.ts';
import { type Light, LIGHTS } from '../../../shared/domain/light.ts';
import { isTargetOverdue, targetLight } from '../../../shared/domain/target.ts';
import { kindOf, settingsOf, thresholdsOf, unitIndex } from '../../../shared/log/county.ts';
import { targetsText } from '../../text/tally-zh.ts';
import { findUnit, reading } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome } from '../outcome.ts';

export const flags = {
  unit: { type: 'string' },
  state: { type: 'string' },
  light: { type: 'string' },
  kind: { type: 'string' },
} as const;
export const words: readonly string[] = [];

const isOneOf = <T extends string>(values: readonly T[], value: string): value is T =>
  values.some((entry) => entry === value);

export async function run(args: Arguments): Promise<Outcome> {
  const state = args.text('state');
  const light = args.text('light');
  const isBad = (value: string | undefined, values: readonly string[]): value is string =>
    value !== undefined && !isOneOf(values, value);
  if (isBad(state, STATES))
    return misused({ reason: 'bad-value', flag: '--state', value: state, expected: STATES.join(' | ') });
  if (isBad(light, LIGHTS))
    return misused({ reason: 'bad-value', flag: '--light', value: light, expected: LIGHTS.join(' | ') });
  return reading(args, (county) => {
    const unit = findUnit(county, args.text('unit'));
    if (!unit.ok) return misused(unit.error);
    const index = unitIndex(county);
    const kind = args.text('kind');
    const kinds = settingsOf(county)?.kinds.map(({ id }) => id) ?? [];
    if (isBad(kind, kinds))
      return misused({ reason: 'bad-value', flag: '--kind', value: kind, expected: kinds.join(' | ') });
    const targets = [...county.rows.values()]
      .filter((row) => !unit.value || index.pathUp(row.unit).includes(unit.value.id))
      .map((row) => ({
        id: row.id,
        kind: row.kind,
        name: row.name,
        unit: row.unit,
        unitName: index.get(row.unit)?.name ?? '',
        owner: row.owner,
        start: row.plan.start,
        deadline: row.plan.deadline,
        quantity: row.quantity,
        done: row.done,
        percent: row.percent,
        state: row.state satisfies State,
        light: targetLight(row, county.on, thresholdsOf(county)) satisfies Light,
        overdue: isTargetOverdue(row, county.on),
        disputed: row.disputed,
        /** Ids of proof that is missing for clearance. */
        missing: missingEvidence(kindOf(county, row.kind)?.evidence, row.evidence ?? [], 'cleared').map(({ id }) => id),
      }))
      .filter(
        (row) =>
          (!state || row.state === state) &&
          (!light || (isCounted(row.state) && row.light === light)) &&
          (!kind || row.kind === kind),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const value = { asOf: county.on, count: targets.length, targets };
    return done(value, targetsText(value));
  });
}
