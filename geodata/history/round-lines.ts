/** What the townships declare in each round: worked out from the register as the journal has it, one of them miscounted. */
import type { Batch } from '../../shared/domain/batch.ts';
import { dayNumber } from '../../shared/domain/day.ts';
import type { Json } from '../../shared/domain/entries/entry.ts';
import { lineBetween } from '../../shared/domain/household-flows.ts';
import { type Flows, type RoundLine, sumLines } from '../../shared/domain/rounds.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { parseBody } from '../../shared/log/chain.ts';
import type { HouseholdBlock } from '../../shared/log/household-fold.ts';
import type { LogRecord } from '../../shared/log/operation.ts';
import { Timeline } from '../../shared/log/timeline.ts';
import { type HistoryEvent, instantOf } from './event.ts';
import { eveningBefore, ROUNDS } from './household-rounds.ts';
import type { Officials } from './officials.ts';

export function roundLines(
  records: readonly LogRecord[],
  batches: ReadonlyMap<string, Batch>,
  units: readonly Unit[],
  officials: Officials,
): HistoryEvent[] {
  const operations = records.map(({ body }) => {
    const parsed = parseBody(body);
    if (!parsed.ok) throw new Error(parsed.error);
    return parsed.value;
  });
  const timeline = new Timeline(operations, (sha256) => {
    const batch = batches.get(sha256);
    if (!batch) throw new Error(`batch ${sha256} is missing`);
    return batch;
  });
  const townships = units.filter((unit) => unit.level === 'township');
  return ROUNDS.flatMap((plan, round) => {
    const before = byVillage(timeline.blocksOn(eveningBefore(plan)));
    const after = byVillage(timeline.blocksOn(plan.on));
    return townships.map(({ id }, place): HistoryEvent => {
      const villages = units.filter((unit) => unit.parent === id).map((unit) => unit.id);
      const computed = sumLines(
        id,
        villages.map((village) => lineBetween(village, before.get(village), after.get(village))),
      );
      const line = round === 0 && place === 2 ? miscounted(computed) : computed;
      return {
        at: instantOf(dayNumber(plan.on) + 1, 9) + place * 7 * 60_000,
        subject: `round-line:${id}|${plan.id}`,
        unit: id,
        k: 'edit',
        by: officials.cadre(id, officials.randomOf(id)),
        payload: { set: fieldsOf(line) },
      };
    });
  });
}

const byVillage = (blocks: readonly HouseholdBlock[]): Map<string, HouseholdBlock> =>
  new Map(blocks.map((block) => [block.village, block]));

/** One exit less than the register has: the line still closes, but it is not what the register says. */
function miscounted(line: RoundLine): RoundLine {
  const { exit } = line.flows;
  if (!exit || exit.households < 2) return line;
  const { left, lifted } = line.closing;
  const people = exit.people - 2 >= exit.households - 1 ? 2 : 1;
  const flows: Flows = { ...line.flows, exit: { households: exit.households - 1, people: exit.people - people } };
  return {
    ...line,
    flows,
    closing: {
      left: { households: left.households + 1, people: left.people + people },
      lifted: { households: lifted.households - 1, people: lifted.people - people },
    },
  };
}

const fieldsOf = ({ opening, flows, closing }: RoundLine): Record<string, Json> =>
  structuredClone({ opening, flows, closing }) as unknown as Record<string, Json>;
