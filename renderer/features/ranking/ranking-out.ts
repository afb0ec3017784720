/** A ranking in a file: the columns of the table, each figure in a cell of its own. */
import type { RankedUnit, RankMeasure } from '../../../shared/domain/ranking.ts';
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';
import type { OutCell } from '../../../shared/host/export-calls.ts';
import type { ShownColumn } from '../../parts/export/shown-table.ts';
import { share } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import type { Standings } from './use-standings.ts';

/** How each measure is written. */
const FORMS = {
  progress: { form: 'percent', decimals: 1 },
  lead: { form: 'number', decimals: 1 },
  clearance: { form: 'percent', decimals: 1 },
  score: { form: 'number', decimals: 2 },
  problems: { form: 'number', decimals: 0 },
} as const;

export function rankingOut(
  { now, figures }: Standings,
  measure: RankMeasure,
  compares: boolean,
  units: UnitIndex,
): ShownColumn<RankedUnit>[] {
  const standing = new Map(now.map((it) => [it.unit, it]));
  const whole = { form: 'number', decimals: 0 } as const;
  const summaryOf = ({ unit }: RankedUnit) => figures.get(unit)?.summary;
  const change = ({ change: places }: RankedUnit): OutCell => (typeof places === 'number' ? places : null);
  return [
    { title: t('ranking.rank'), ...whole, value: ({ rank }) => rank },
    ...(compares ? [{ title: t('ranking.change'), ...whole, value: change }] : []),
    { title: t('ranking.unit'), form: 'text', value: ({ unit }) => units.get(unit)?.name ?? unit },
    {
      title: t('export.above'),
      form: 'text',
      value: ({ unit }) => units.get(units.get(unit)?.parent ?? '')?.name ?? null,
    },
    { title: t(`ranking.measure.${measure}`), ...FORMS[measure], value: ({ score }) => score },
    ...(measure === 'progress'
      ? []
      : [
          {
            title: t('ranking.measure.progress'),
            ...FORMS.progress,
            value: (place: RankedUnit): OutCell => summaryOf(place)?.percent ?? null,
          },
        ]),
    { title: t('kpi.cleared'), ...whole, value: (place) => summaryOf(place)?.cleared ?? null },
    { title: t('export.total'), ...whole, value: (place) => summaryOf(place)?.total ?? null },
    ...(measure === 'clearance'
      ? []
      : [
          {
            title: t('ranking.measure.clearance'),
            ...FORMS.clearance,
            value: (place: RankedUnit): OutCell => {
              const summary = summaryOf(place);
              return summary ? share(summary.cleared, summary.total) : null;
            },
          },
        ]),
    { title: t('problem.overdue'), ...whole, value: (place) => summaryOf(place)?.overdue ?? null },
    ...(measure === 'score'
      ? []
      : [
          {
            title: t('ranking.measure.score'),
            ...FORMS.score,
            value: ({ unit }: RankedUnit): OutCell => standing.get(unit)?.score ?? null,
          },
        ]),
    ...(measure === 'problems'
      ? []
      : [
          {
            title: t('ranking.measure.problems'),
            ...whole,
            value: ({ unit }: RankedUnit): OutCell => standing.get(unit)?.problems.open ?? null,
          },
        ]),
  ];
}
