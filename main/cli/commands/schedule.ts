/** `guatu schedule`: back-schedule from the deadline, by kind and stage: what is left, needed per workday, made, forecast. */
import type { Action } from '../../../shared/domain/action.ts';
import { addDays, isDay } from '../../../shared/domain/day.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { backSchedule, DEFAULT_LEAD, type Lead } from '../../../shared/domain/schedule/back-schedule.ts';
import { kindSchedules } from '../../../shared/domain/schedule/kind-schedule.ts';
import { actionsOf, isInAction } from '../../../shared/domain/schedule/scope.ts';
import { stageDemands } from '../../../shared/domain/schedule/stage-demand.ts';
import { type County, settingsOf, unitIndex } from '../../../shared/log/county.ts';
import { scheduleText } from '../../text/schedule-zh.ts';
import { countyAsOf, dataFolderOf, findUnit, openToRead } from '../county-access.ts';
import type { Arguments, UsageFault } from '../flags.ts';
import { type CommandRefusal, done, misused, type Outcome, refused } from '../outcome.ts';
import { presentPace } from '../present-pace.ts';

export const flags = {
  campaign: { type: 'string' },
  kind: { type: 'string' },
  unit: { type: 'string' },
  from: { type: 'string' },
  deadline: { type: 'string' },
  lead: { type: 'string' },
  'as-of': { type: 'string' },
} as const;
export const words: readonly string[] = [];

/** `10%` of the amount, or `5` workdays. */
function leadOf(text: string | undefined): Lead | null {
  if (text === undefined) return DEFAULT_LEAD;
  const [, value, sign] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  return value === undefined ? null : { by: sign === '%' ? 'percent' : 'days', value: Number(value) };
}

function badDay(args: Arguments): UsageFault | null {
  for (const name of ['from', 'deadline', 'as-of']) {
    const value = args.text(name);
    if (value !== undefined && !isDay(value))
      return { reason: 'bad-value', flag: `--${name}`, value, expected: '2017-12-31' };
  }
  return null;
}

/** The action of that id or name; undefined for the campaign itself or when none is named. */
function actionAsked(county: County, asked: string | undefined): { action: Action | undefined } | CommandRefusal {
  const settings = settingsOf(county);
  if (asked === undefined || asked === settings?.campaign) return { action: undefined };
  const actions = settings ? actionsOf(settings) : [];
  const action = actions.find((it) => it.id === asked || it.name === asked);
  return action ? { action } : { reason: 'unknown-action', action: asked, known: actions.map((it) => it.name) };
}

export async function run(args: Arguments): Promise<Outcome> {
  const fault = badDay(args);
  if (fault) return misused(fault);
  const lead = leadOf(args.text('lead'));
  if (!lead)
    return misused({ reason: 'bad-value', flag: '--lead', value: args.text('lead') ?? '', expected: '10% | 5' });
  const opened = await openToRead(dataFolderOf(args));
  if (!opened.ok) return refused(opened.error);
  const { host, close } = opened.value;
  try {
    const asOf = args.text('as-of');
    const today = host.county.on;
    if (asOf !== undefined && asOf > today)
      return misused({ reason: 'bad-value', flag: '--as-of', value: asOf, expected: `≤ ${today}` });
    const county = asOf === undefined || asOf === today ? host.county : countyAsOf(host, asOf);
    const unit = findUnit(county, args.text('unit'));
    if (!unit.ok) return misused(unit.error);
    const kinds = settingsOf(county)?.kinds ?? [];
    const kindId = args.text('kind');
    if (kindId !== undefined && !kinds.some((it) => it.id === kindId))
      return misused({
        reason: 'bad-value',
        flag: '--kind',
        value: kindId,
        expected: kinds.map((it) => it.id).join(' | '),
      });
    const asked = actionAsked(county, args.text('campaign'));
    if ('reason' in asked) return refused(asked);
    const { action } = asked;
    const isAsked = action ? isInAction(action, (id) => unitIndex(county).pathUp(id)) : () => true;
    const pace = presentPace(host, county, unit.value?.id);
    const rows = pace.rows.filter((row) => isAsked(row) && (kindId === undefined || row.kind === kindId));
    const from = args.text('from') ?? addDays(county.on, 1);
    const override = args.text('deadline') ?? action?.to;
    const { calendar } = pace.outlook;
    const lines = kindSchedules(rows, pace.paces, addDays(from, -1), calendar, override);
    const scheduled = [];
    for (const kind of inOrder(kinds, lines)) {
      const line = lines.find((it) => it.kind === kind.id);
      if (!line) continue;
      const deadline = line.deadline;
      const result =
        deadline === null
          ? null
          : backSchedule({
              stages: stageDemands(kind, rows, pace.before, pace.window, calendar),
              order: kind.order ?? 'sequence',
              lead,
              from,
              deadline,
              calendar,
            });
      // A deadline that was asked for and cannot be kept refuses the whole; one of the ledger's only says so in its line.
      if (result && !result.ok && (override !== undefined || result.error.reason === 'lead-out-of-range'))
        return refused({ reason: 'schedule', refusal: result.error });
      scheduled.push({
        ...line,
        name: kind.name,
        measure: kind.measure,
        refusal: result && !result.ok ? result.error : null,
        stages: (result?.ok ? result.value : []).map((stage) => ({
          ...stage,
          name: kind.stages.find((it) => it.id === stage.id)?.name ?? stage.id,
        })),
      });
    }
    const value = {
      asOf: county.on,
      from,
      unit: unit.value && { id: unit.value.id, name: unit.value.name, level: unit.value.level },
      action: action ? { id: action.id, name: action.name, from: action.from, to: action.to } : null,
      lead,
      windowDays: 14,
      kinds: scheduled,
    };
    return done(value, scheduleText(value));
  } finally {
    await close();
  }
}

const inOrder = (kinds: readonly Kind[], lines: readonly { kind: string }[]): Kind[] =>
  kinds.filter((kind) => lines.some((line) => line.kind === kind.id));
