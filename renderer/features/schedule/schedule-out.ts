/** The back-schedule and the list of those who turn red, in files. */
import type { StageSchedule } from '../../../shared/domain/schedule/back-schedule.ts';
import type { Turning } from '../../../shared/domain/schedule/target-pace.ts';
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';
import type { OutCell } from '../../../shared/host/export-calls.ts';
import type { ShownColumn, ShownTable } from '../../parts/export/shown-table.ts';
import { lightText } from '../../text/domain-text.ts';
import { t } from '../../text/t.ts';
import type { KindLine } from './kind-lines.ts';

/** A kind, or one of its stages below it. */
interface Line {
  readonly of: KindLine;
  readonly stage: StageSchedule | null;
}

/** Figures keep two digits, as the table on the screen does. */
const rounded = (value: number | null): OutCell => (value === null ? null : Math.round(value * 100) / 100);

export function backScheduleOut(kinds: readonly KindLine[], windowDays: number): ShownTable<Line> {
  const both =
    (ofKind: (line: KindLine['line']) => OutCell, ofStage: (stage: StageSchedule) => OutCell) =>
    ({ of, stage }: Line): OutCell =>
      stage ? ofStage(stage) : ofKind(of.line);
  const whole = { form: 'number', decimals: 0 } as const;
  const columns: ShownColumn<Line>[] = [
    { title: t('schedule.col.kind'), form: 'text', value: ({ of }) => of.kind.name },
    {
      title: t('export.stage'),
      form: 'text',
      value: ({ of, stage }) => of.kind.stages.find(({ id }) => id === stage?.id)?.name ?? null,
    },
    { title: t('ledger.col.light'), form: 'text', value: ({ of, stage }) => (stage ? null : lightText(of.light)) },
    {
      title: t('export.open'),
      ...whole,
      value: both(
        ({ open }) => open,
        () => null,
      ),
    },
    {
      title: t('export.total'),
      ...whole,
      value: both(
        ({ targets }) => targets,
        () => null,
      ),
    },
    {
      title: t('schedule.col.remaining'),
      form: 'number',
      value: both(
        ({ remaining }) => rounded(remaining),
        ({ remaining }) => rounded(remaining),
      ),
    },
    { title: t('export.measure'), form: 'text', value: ({ of }) => of.kind.measure },
    {
      title: t('schedule.col.needed'),
      form: 'number',
      value: both(
        ({ needed }) => rounded(needed),
        ({ needed }) => rounded(needed),
      ),
    },
    {
      title: t('schedule.col.rate', { days: windowDays }),
      form: 'number',
      value: both(
        ({ perDay }) => rounded(perDay),
        ({ perDay }) => rounded(perDay),
      ),
    },
    {
      title: t('schedule.col.forecast'),
      form: 'day',
      value: both(
        ({ forecast }) => forecast,
        ({ forecast }) => forecast,
      ),
    },
    {
      title: t('schedule.slack'),
      ...whole,
      value: both(
        ({ slack }) => slack,
        ({ slack }) => slack,
      ),
    },
    {
      title: t('schedule.col.latest'),
      form: 'day',
      value: both(
        ({ latestStart }) => latestStart,
        ({ latestStart }) => latestStart,
      ),
    },
    {
      title: t('schedule.col.deadline'),
      form: 'day',
      value: both(
        ({ deadline }) => deadline,
        ({ window }) => window?.finish ?? null,
      ),
    },
  ];
  return {
    title: t('schedule.sheet.table'),
    columns,
    lines: kinds.flatMap((of): Line[] => [{ of, stage: null }, ...of.stages.map((stage) => ({ of, stage }))]),
  };
}

export const turningOut = (
  turning: readonly Turning[],
  units: UnitIndex,
  kindName: (id: string) => string,
): ShownTable<Turning> => ({
  title: t('schedule.red.title'),
  lines: turning,
  columns: [
    { title: t('export.redOn'), form: 'day', value: ({ on }) => on },
    { title: t('chase.column.target'), form: 'text', value: ({ row }) => row.name },
    { title: t('chase.column.kind'), form: 'text', value: ({ row }) => kindName(row.kind) },
    { title: t('chase.column.unit'), form: 'text', value: ({ row }) => units.get(row.unit)?.name ?? row.unit },
    { title: t('ledger.col.light'), form: 'text', value: ({ light }) => lightText(light) },
    { title: t('problem.column.deadline'), form: 'day', value: ({ row }) => row.plan.deadline },
    { title: t('problem.column.progress'), form: 'percent', decimals: 1, value: ({ row }) => row.percent },
    { title: t('export.percentThen'), form: 'percent', decimals: 1, value: ({ percent }) => percent },
    { title: t('export.cause'), form: 'text', value: ({ cause }) => t(`schedule.cause.${cause}`) },
  ],
});
