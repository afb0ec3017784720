/** A round's ranking in a file. */
import type { RankPlace } from '../../../../shared/domain/evaluation.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import type { ShownColumn } from '../../../parts/export/shown-table.ts';
import { t } from '../../../text/t.ts';

export function scoreOut(
  units: UnitIndex,
  changes: ReadonlyMap<string, number | null> | null,
): ShownColumn<RankPlace>[] {
  const above = (unit: string): string | null => units.get(units.get(unit)?.parent ?? '')?.name ?? null;
  return [
    { title: t('ranking.rank'), form: 'number', decimals: 0, value: ({ rank }) => rank },
    { title: t('ranking.unit'), form: 'text', value: ({ unit }) => units.get(unit)?.name ?? unit },
    { title: t('export.above'), form: 'text', value: ({ unit }) => above(unit) },
    { title: t('ranking.measure.score'), form: 'number', decimals: 2, value: ({ score }) => score },
    ...(changes
      ? [
          {
            title: t('ranking.change'),
            form: 'number' as const,
            decimals: 0,
            value: ({ unit }: RankPlace) => changes.get(unit) ?? null,
          },
        ]
      : []),
  ];
}
