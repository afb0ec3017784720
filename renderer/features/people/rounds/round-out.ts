/** A round of dynamic management in a file: households and people of every stock and flow in columns of their own. */
import type { DeclaredSum } from '../../../../shared/domain/entries/round.ts';
import { type Headcount, NOBODY, ROUND_FLOWS, type RoundLine, STOCKS } from '../../../../shared/domain/rounds.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import type { ShownColumn } from '../../../parts/export/shown-table.ts';
import { t } from '../../../text/t.ts';

export function roundOut(units: UnitIndex, stated: ReadonlyMap<string, DeclaredSum>): ShownColumn<RoundLine>[] {
  const pair = (title: string, of: (line: RoundLine) => Headcount): ShownColumn<RoundLine>[] => [
    { title: t('export.householdsOf', { title }), form: 'number', decimals: 0, value: (line) => of(line).households },
    { title: t('export.peopleOf', { title }), form: 'number', decimals: 0, value: (line) => of(line).people },
  ];
  return [
    { title: t('people.unit'), form: 'text', value: ({ unit }) => units.get(unit)?.name ?? unit },
    ...STOCKS.flatMap((stock) => pair(t(`people.opening.${stock}`), ({ opening }) => opening[stock])),
    ...ROUND_FLOWS.flatMap((flow) => pair(t(`people.flow.${flow}`), ({ flows }) => flows[flow] ?? NOBODY)),
    ...STOCKS.flatMap((stock) => pair(t(`people.closing.${stock}`), ({ closing }) => closing[stock])),
    {
      title: t('people.check'),
      form: 'text',
      value: ({ unit }) => {
        const sum = stated.get(unit);
        if (!sum || sum.declared === 0) return t('people.notDeclared');
        return sum.declared === sum.of
          ? t('people.declared')
          : t('people.declaredPart', { declared: sum.declared, of: sum.of });
      },
    },
  ];
}
