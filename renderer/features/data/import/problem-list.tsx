/** Every problem with its file, row and column, by severity; the whole list goes out as a workbook with the faulty cells marked. */
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { PlanReport, ProblemLine } from '../../../../shared/host/import-calls.ts';
import { VirtualList } from '../../../components/virtual-list.tsx';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { saveProblems } from './import-flow.ts';
import { useImporting } from './import-store.ts';
import { SEVERITIES, SEVERITY_ICONS } from './problem-lines.tsx';

const ROW_REM = 3.25;

interface Line extends ProblemLine {
  readonly key: string;
}

export function ProblemList({ host, plan }: { readonly host: HostClient; readonly plan: PlanReport }) {
  const layers = useImporting((state) => state.layers);
  const saved = useImporting((state) => state.saved);
  const busy = useImporting((state) => state.work !== null);
  const { today } = useCounty();
  const [wanted, setWanted] = useState<ProblemLine['severity'] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const lines = useMemo(
    () =>
      plan.problems
        .map((line, i): Line => ({ ...line, key: String(i) }))
        .filter(({ severity }) => wanted === null || severity === wanted),
    [plan.problems, wanted],
  );
  const sums = { error: 0, 'left-out': 0, repaired: 0, note: 0 };
  for (const { errors, leftOutErrors, repaired, notes } of plan.layers) {
    sums.error += errors;
    sums['left-out'] += leftOutErrors;
    sums.repaired += repaired;
    sums.note += notes;
  }
  const fileOf = (id: string): string => {
    const layer = layers.find((it) => it.id === id);
    return !layer
      ? ''
      : layer.layer === '' || layer.layer === layer.file
        ? layer.file
        : t('dataImport.problem.file', { file: layer.file, layer: layer.layer });
  };
  const placeOf = (line: ProblemLine): string => {
    if (line.row !== undefined && line.column !== undefined)
      return t('dataImport.problem.cell', { row: count(line.row), column: line.column });
    if (line.row !== undefined) return t('dataImport.problem.row', { row: count(line.row) });
    if (line.feature !== undefined && line.column !== undefined)
      return t('dataImport.problem.featureNamed', { feature: count(line.feature), name: line.column });
    if (line.feature !== undefined) return t('dataImport.problem.feature', { feature: count(line.feature) });
    return line.column === undefined
      ? t('dataImport.problem.whole')
      : t('dataImport.problem.column', { column: line.column });
  };
  return (
    <section className="import-problem-list" aria-label={t('dataImport.problems')}>
      <header>
        <div className="chips" role="group" aria-label={t('dataImport.problems')}>
          {SEVERITIES.filter((it) => it !== 'left-out' || sums[it] > 0).map((severity) => (
            <button
              key={severity}
              type="button"
              className="chip"
              aria-pressed={wanted === severity}
              onClick={() => setWanted(wanted === severity ? null : severity)}
            >
              {SEVERITY_ICONS[severity]} {t(`dataImport.severity.${severity}`)} <b>{count(sums[severity])}</b>
            </button>
          ))}
        </div>
        <Button
          disabled={busy || plan.problemCount === 0}
          onClick={() => void saveProblems(host, t('dataImport.problems.fileName', { date: today }))}
        >
          {t('dataImport.problems.save')}
        </Button>
      </header>
      {saved && (
        <p className="import-saved" role="status">
          {t('picture.saved', saved)}
        </p>
      )}
      {plan.problemCount > plan.problems.length && (
        <p className="quiet">
          {t('dataImport.problems.first', { shown: count(plan.problems.length), all: count(plan.problemCount) })}
        </p>
      )}
      {lines.length === 0 ? (
        <p className="import-nothing">
          {wanted === null ? t('dataImport.problems.none') : t('dataImport.problems.noneSuch')}
        </p>
      ) : (
        <VirtualList
          items={lines}
          rowRem={ROW_REM}
          keyOf={(line) => line.key}
          label={t('dataImport.problems')}
          chosen={chosen}
          onChoose={(line) => setChosen(line.key)}
          render={(line) => (
            <>
              <span role="gridcell">
                {SEVERITY_ICONS[line.severity]}
                <span className="sr-only">{t(`dataImport.severity.${line.severity}`)}</span>
              </span>
              <span role="gridcell" className="import-problem-place">
                <b>{placeOf(line)}</b>
                <small>{fileOf(line.layer)}</small>
              </span>
              <span role="gridcell" className="import-problem-text" title={line.text}>
                {line.text}
              </span>
            </>
          )}
        />
      )}
    </section>
  );
}
