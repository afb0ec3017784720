/** One line for each unit: stocks before, every flow, stocks after; households above, people below. What was declared otherwise stands under the figure. */
import type { DeclaredSum } from '../../../../shared/domain/entries/round.ts';
import {
  type Headcount,
  imbalancesOf,
  NOBODY,
  ROUND_FLOWS,
  type RoundFlow,
  type RoundLine,
  STOCKS,
} from '../../../../shared/domain/rounds.ts';
import { useCounty } from '../../../db/county-store.tsx';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

interface RoundTableProps {
  /** The unit itself first, then those below it. */
  readonly lines: readonly RoundLine[];
  /** What was declared for each, by the unit itself or below it. */
  readonly stated: ReadonlyMap<string, DeclaredSum>;
  readonly chosen: string | null;
  readonly onChoose: (unit: string) => void;
}

export function RoundTable({ lines, stated, chosen, onChoose }: RoundTableProps) {
  const { units } = useCounty();
  // A flow that nobody knows of needs no column; the usual ones always stand.
  const flows = ROUND_FLOWS.filter(
    (flow) => flow !== 'restored' || lines.some((line) => (line.flows[flow]?.households ?? 0) > 0),
  );
  return (
    <div className="round-table-box">
      <table className="plain-table round-table">
        <thead>
          <tr>
            <th>{t('people.unitHeadcount')}</th>
            {STOCKS.map((stock) => (
              <th key={stock}>{t(`people.opening.${stock}`)}</th>
            ))}
            {flows.map((flow) => (
              <th key={flow} className="flow">
                {t(`people.flow.${flow}`)}
              </th>
            ))}
            {STOCKS.map((stock) => (
              <th key={stock}>{t(`people.closing.${stock}`)}</th>
            ))}
            <th>{t('people.check')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => {
            const sum = stated.get(line.unit);
            const whole = sum && sum.declared === sum.of ? sum.line : undefined;
            const off = imbalancesOf(line);
            return (
              <tr
                key={line.unit}
                className={i === 0 ? 'sum' : ''}
                aria-selected={line.unit === chosen}
                onClick={() => onChoose(line.unit)}
              >
                <th scope="row">
                  <button type="button" className="link" onClick={() => onChoose(line.unit)}>
                    {units.get(line.unit)?.name ?? line.unit}
                  </button>
                </th>
                {STOCKS.map((stock) => (
                  <Cell key={stock} computed={line.opening[stock]} declared={whole?.opening[stock]} />
                ))}
                {flows.map((flow: RoundFlow) => (
                  <Cell
                    key={flow}
                    flow
                    computed={line.flows[flow] ?? NOBODY}
                    declared={whole && (whole.flows[flow] ?? NOBODY)}
                  />
                ))}
                {STOCKS.map((stock) => (
                  <Cell key={stock} computed={line.closing[stock]} declared={whole?.closing[stock]} />
                ))}
                <td className="check">
                  {off.length > 0 ? (
                    <span className="alarm-text">{t('people.offBy', { count: count(off.length) })}</span>
                  ) : whole ? (
                    t('people.declared')
                  ) : sum && sum.declared > 0 ? (
                    t('people.declaredPart', { declared: count(sum.declared), of: count(sum.of) })
                  ) : (
                    <span className="quiet">{t('people.notDeclared')}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="quiet panel-note">{t('people.roundNote')}</p>
    </div>
  );
}

function Cell(props: { computed: Headcount; declared: Headcount | undefined; flow?: boolean }) {
  const { computed, declared, flow = false } = props;
  const differs =
    declared !== undefined && (declared.households !== computed.households || declared.people !== computed.people);
  const isNothing = computed.households === 0 && computed.people === 0;
  return (
    <td className={`${flow ? 'flow' : ''}${differs ? ' differs' : ''}${isNothing ? ' nothing' : ''}`}>
      <span>{count(computed.households)}</span>
      <small>{t('people.peopleCount', { count: count(computed.people) })}</small>
      {differs && (
        <em>{t('people.declaredAs', { households: count(declared.households), people: count(declared.people) })}</em>
      )}
    </td>
  );
}
