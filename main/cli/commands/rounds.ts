/** `guatu rounds`: rounds of dynamic management as the register computes them, beside what was declared. */
import { addDays } from '../../../shared/domain/day.ts';
import { declaredFor, linesOf, type Round, roundsOf } from '../../../shared/domain/entries/round.ts';
import { imbalancesOf, reconcile, registered } from '../../../shared/domain/rounds.ts';
import { type County, entriesOf, unitIndex } from '../../../shared/log/county.ts';
import { roundLines } from '../../../shared/log/round-lines.ts';
import { Timeline } from '../../../shared/log/timeline.ts';
import type { CountyHost } from '../../core/county-host.ts';
import { roundsText } from '../../text/people-zh.ts';
import { findUnit, reading } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome } from '../outcome.ts';

export const flags = { round: { type: 'string' }, unit: { type: 'string' }, 'as-of': { type: 'string' } } as const;
export const words: readonly string[] = [];

export async function run(args: Arguments): Promise<Outcome> {
  return reading(args, (county, host) => {
    const unit = findUnit(county, args.text('unit'));
    if (!unit.ok) return misused(unit.error);
    const rounds = roundsOf(entriesOf(county, 'round'));
    const wanted = args.text('round');
    const asked = wanted === undefined ? rounds : rounds.filter((round, i) => isNamed(round, i, wanted));
    if (wanted !== undefined && asked.length === 0) {
      const expected = rounds.map((round, i) => `${i + 1} ${round.name}`).join(' | ');
      return misused({
        reason: 'bad-value',
        flag: '--round',
        value: wanted,
        expected: expected === '' ? '—' : expected,
      });
    }
    const id = unit.value?.id ?? '';
    const units =
      wanted === undefined
        ? [id]
        : [
            id,
            ...unitIndex(county)
              .childrenOf(id)
              .map((child) => child.id),
          ];
    const timeline = timelineOf(host);
    const value = {
      asOf: county.on,
      unit: unit.value && { id: unit.value.id, name: unit.value.name, level: unit.value.level },
      rounds: asked.map((round) => ({ ...shown(round), lines: linesIn(timeline, county, round, units) })),
    };
    return done(value, roundsText(value));
  });
}

/** Every day of the log, folded once. */
const timelineOf = ({ parts: { operations, batches } }: CountyHost): Timeline =>
  new Timeline(operations, (sha256) => {
    const body = batches.body(sha256);
    if (!body.ok) throw new Error(`batch ${sha256}: ${body.error.reason}`);
    return body.value;
  });

/** By its number from 1, its id or its name. */
const isNamed = (round: Round, place: number, wanted: string): boolean =>
  [String(place + 1), round.id, round.name].includes(wanted);

const shown = ({ id, name, from, on, removalsDone, closed }: Round) => ({
  id,
  name,
  from,
  on,
  step: closed ? ('closed' as const) : removalsDone ? ('additions' as const) : ('removals' as const),
});

function linesIn(timeline: Timeline, county: County, round: Round, units: readonly string[]) {
  const index = unitIndex(county);
  const before = timeline.blocksOn(addDays(round.from, -1));
  const after = timeline.blocksOn(round.on < county.on ? round.on : county.on);
  const declared = linesOf(entriesOf(county, 'round-line'), round.id);
  return roundLines(index, units, before, after).map((line) => {
    const stated = declaredFor(index, line.unit, declared);
    const isWhole = stated.declared === stated.of;
    const { opening, flows, closing } = stated.line;
    return {
      ...line,
      name: index.get(line.unit)?.name ?? line.unit,
      registered: { opening: registered(line.opening), closing: registered(line.closing) },
      imbalances: imbalancesOf(line),
      /** How many units have declared, of how many. */
      units: { declared: stated.declared, of: stated.of },
      declared: isWhole ? { opening, flows, closing } : null,
      differences: isWhole ? reconcile(stated.line, line) : [],
    };
  });
}
