/** Where the areas of the county do not fit together; a click shows the place. */
import { useCounty } from '../../../db/county-store.tsx';
import { count, decimal, listText } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import type { TopologyFinding } from '../../../../shared/geo/topology.ts';
import type { TopologyReport } from './topology-check.ts';
import { setArranging, useArranging } from './zones-store.ts';

const HECTARE = 10_000;
/** Shown at once; the rest is the same work all over again. */
const MOST_SHOWN = 200;

interface TopologyListProps {
  /** Null where there are no areas. */
  readonly report: TopologyReport | null;
}

export function TopologyList({ report }: TopologyListProps) {
  const { units } = useCounty();
  const focus = useArranging((state) => state.focus);
  const sentence = ({ finding, units: ids, squareMetres }: TopologyFinding): string => {
    const names = ids.map((id) => units.get(id)?.name ?? id);
    const [first = '', second = ''] = names;
    const hectares = decimal(squareMetres / HECTARE);
    if (finding === 'gap') return t('dataUnits.topology.gap', { unit: first, hectares });
    if (finding === 'overlap') return t('dataUnits.topology.overlap', { units: listText(names), hectares });
    return t('dataUnits.topology.outside', { unit: first, parent: second, hectares });
  };
  const isDone = report !== null && report.done === report.total;
  return (
    <section className="units-topology" aria-labelledby="units-topology-title">
      <header>
        <h3 id="units-topology-title">{t('dataUnits.topology.title')}</h3>
      </header>
      <p className="units-hint" role="status">
        {report === null
          ? t('dataUnits.topology.noAreas')
          : !isDone
            ? t('dataUnits.topology.running', { done: count(report.done), total: count(report.total) })
            : report.findings.length === 0 && report.slivers === 0
              ? t('dataUnits.topology.clean')
              : t('dataUnits.topology.found', {
                  count: count(report.findings.length),
                  slivers: count(report.slivers),
                })}
      </p>
      {report !== null && report.findings.length > 0 && (
        <ul>
          {report.findings.slice(0, MOST_SHOWN).map((finding) => {
            const { at, units: ids } = finding;
            const isShown = focus !== null && focus.at[0] === at[0] && focus.at[1] === at[1];
            return (
              <li key={`${finding.finding} ${at.join()} ${ids.join()}`}>
                <button
                  type="button"
                  aria-pressed={isShown}
                  onClick={() => setArranging({ focus: isShown ? null : { at, units: ids } })}
                >
                  {sentence(finding)}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
