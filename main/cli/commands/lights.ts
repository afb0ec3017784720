/** `guatu lights`: lights of a unit and the units below it on any day; for a day to come at the present rates, with who turns red. */
import { isDone } from '../../../shared/domain/clearance.ts';
import { isDay } from '../../../shared/domain/day.ts';
import { lightBy, percentBy, type Turning, turningRed } from '../../../shared/domain/schedule/target-pace.ts';
import { emptyTally, summarise } from '../../../shared/domain/tally.ts';
import type { TargetRow } from '../../../shared/domain/target.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import { type County, thresholdsOf, unitIndex } from '../../../shared/log/county.ts';
import { rollUp } from '../../../shared/log/tallies.ts';
import { lightsText } from '../../text/schedule-zh.ts';
import { countyAsOf, dataFolderOf, findUnit, openToRead } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';
import { presentPace, type PresentPace } from '../present-pace.ts';

export const flags = { unit: { type: 'string' }, 'as-of': { type: 'string' } } as const;
export const words: readonly string[] = [];

/** The row as it will be at the end of `day`: work that comes to its end counts as signed off with it. */
function rowBy(row: TargetRow, { paces, outlook }: PresentPace, day: Day): TargetRow {
  const pace = paces.get(row.id) ?? 0;
  const percent = percentBy(row, pace, outlook, day);
  const isOver =
    !isDone(row.state) && row.percent < 100 && lightBy(row, pace, outlook, day) === 'green' && percent >= 100;
  return { ...row, percent, state: isOver ? 'cleared' : row.state };
}

const turned = ({ row, on, percent, cause, light }: Turning, county: County) => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  unit: row.unit,
  unitName: unitIndex(county).get(row.unit)?.name ?? '',
  light,
  percent: row.percent,
  turnsRed: on,
  percentThen: Math.round(percent * 100) / 100,
  cause,
});

export async function run(args: Arguments): Promise<Outcome> {
  const asked = args.text('as-of');
  if (asked !== undefined && !isDay(asked))
    return misused({ reason: 'bad-value', flag: '--as-of', value: asked, expected: '2017-12-01' });
  const opened = await openToRead(dataFolderOf(args));
  if (!opened.ok) return refused(opened.error);
  const { host, close } = opened.value;
  try {
    const today = host.county.on;
    const day = asked ?? today;
    const county = day < today ? countyAsOf(host, day) : host.county;
    const unit = findUnit(county, args.text('unit'));
    if (!unit.ok) return misused(unit.error);
    const index = unitIndex(county);
    const pace = day > today ? presentPace(host, county, unit.value?.id) : null;
    const rows = pace ? pace.rows.map((row) => rowBy(row, pace, day)) : county.rows.values();
    const tallies = rollUp(index, rows, [], { on: day, thresholds: thresholdsOf(county) });
    const figuresOf = (id: string) => {
      const { total, lights, light } = summarise(tallies.get(id) ?? emptyTally(), undefined, thresholdsOf(county));
      return { total, light, lights };
    };
    const turning = pace ? turningRed(pace.rows, pace.paces, pace.outlook, day) : [];
    const value = {
      asOf: day,
      /** The day whose figures are known; the rates are those of the days before it. */
      from: pace ? today : day,
      forecast: pace !== null,
      unit: unit.value && { id: unit.value.id, name: unit.value.name, level: unit.value.level },
      ...figuresOf(unit.value?.id ?? ''),
      children: index
        .childrenOf(unit.value?.id ?? '')
        .map((child) => ({ id: child.id, name: child.name, ...figuresOf(child.id) })),
      turningRed: turning.map((entry) => turned(entry, county)),
    };
    return done(value, lightsText(value));
  } finally {
    await close();
  }
}
