/** 台账: every target of the unit looked at as a table; filter, order, group, edit in place, choose many, see one beside it. */
import { Button } from 'antd';
import type { InputRef } from 'antd';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { ModePageProps } from '../../app/modes.tsx';
import { soundsOf, warmSounds } from '../../app/search/sounds.ts';
import { useStepRules } from '../../app/use-step-rules.ts';
import { closeTarget, pickTarget, showMode, useView } from '../../app/view-store.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { useCounty, useReader, useTargetsOf } from '../../db/county-store.tsx';
import type { LitTarget } from '../../db/reader.ts';
import { ExportMenu } from '../../parts/export/export-menu.tsx';
import { shownColumns, type ShownTable } from '../../parts/export/shown-table.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { BatchBar, type BatchStep } from '../../parts/target/batch-bar.tsx';
import { BatchPanel } from '../../parts/target/batch-panel.tsx';
import { TargetSection } from '../../parts/target/target-section.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { count, fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { groupName, ledgerColumns } from './ledger-columns.tsx';
import { LedgerPdf } from './ledger-pdf.tsx';
import {
  type Column,
  filterLedger,
  type LedgerContext,
  type LedgerLine,
  ledgerLines,
  sortLedger,
} from './ledger-query.ts';
import { changeView, clearFilters, isFiltered, useLedger } from './ledger-store.ts';
import { LedgerToolbar } from './ledger-toolbar.tsx';
import { PrintLedger } from './print-ledger.tsx';
import { useChosenRows } from './use-chosen-rows.ts';
import './ledger-page.css';

const keyOf = (line: LedgerLine): string => (line.line === 'row' ? line.row.id : `group ${line.key}`);

export function LedgerPage({ actions, children }: ModePageProps) {
  const { settings, units } = useCounty();
  const reader = useReader();
  const chosenUnit = useView((view) => view.unit);
  const target = useView((view) => view.target);
  const unit = units.get(chosenUnit) ?? units.county;
  const rows = useTargetsOf(unit?.id ?? '');
  const view = useLedger((ledger) => ledger.view);
  // Typing stays quick: the table follows when there is time.
  const settled = useDeferredValue(view);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [batching, setBatching] = useState<BatchStep | null>(null);
  const rules = useStepRules();
  const search = useRef<InputRef>(null);
  usePageKeys(actions, { search: () => search.current?.focus() });

  const kinds = useMemo(() => new Map(settings.kinds.map((kind): [string, Kind] => [kind.id, kind])), [settings.kinds]);
  const context = useMemo(
    (): LedgerContext => ({
      on: reader.on,
      kindName: (kind) => kinds.get(kind)?.name ?? kind,
      demands: (kind) => kinds.get(kind)?.evidence ?? [],
      unitName: (id) => units.get(id)?.name ?? id,
      townshipOf: (id) => units.pathUp(id).find((it) => units.get(it)?.level === 'township') ?? id,
      soundsOf,
    }),
    [reader.on, kinds, units],
  );
  useEffect(() => {
    const stop = new AbortController();
    if (rows) void warmSounds([...new Set(rows.flatMap((row) => [row.name, row.owner]))], stop.signal);
    return () => stop.abort();
  }, [rows]);
  const shown = useMemo(
    () => rows && sortLedger(filterLedger(rows, settled, context), settled, context),
    [rows, settled, context],
  );
  const lines = useMemo(() => shown && ledgerLines(shown, settled, folded, context), [shown, settled, folded, context]);
  const chosen = useChosenRows(shown);
  const edit = (row: LitTarget, field: 'name' | 'owner' | 'deadline' | 'quantity', value: string): void =>
    actions.perform({
      act: (commands) => commands.editTarget(row.id, { [field]: field === 'quantity' ? Number(value) : value }),
      said: t('ledger.edited', { name: row.name, column: t(`ledger.col.${field}`) }),
      undoable: true,
    });
  const select = (line: LedgerLine, extend: boolean): void => {
    if (line.line === 'row') chosen.toggle(line.row.id, extend);
  };
  const columns = ledgerColumns({
    kinds,
    units,
    context,
    selected: chosen.ids,
    onSelect: select,
    ...(actions.refusal === undefined ? { onEdit: edit } : {}),
  });
  const headOf = (line: LedgerLine): string | null =>
    line.line === 'head'
      ? t('ledger.groupLine', { name: groupName(view.group, line.key, kinds, units), count: count(line.count) })
      : null;
  const shownTitle = t('ledger.exported', { kind: kinds.get(view.kind)?.name ?? '' });
  // Folded groups are folded on the screen only.
  const shownTable = (): ShownTable<LedgerLine> => ({
    title: shownTitle,
    columns: shownColumns(columns),
    lines: shown ? ledgerLines(shown, settled, new Set(), context) : [],
    headOf,
  });
  const choose = (line: LedgerLine): void => {
    if (line.line === 'row') pickTarget(line.row.id);
    else setFolded((now) => toggled(now, line.key));
  };
  return (
    <PageFrame title={t('mode.ledger')} floating={children} className="ledger-page">
      <PrintLedger
        table={shownTable}
        title={t('export.tableOf', { unit: unit?.name ?? settings.name, table: shownTitle })}
        subtitle={t('export.subtitle', {
          unit: unit?.name ?? settings.name,
          date: fullDate(reader.on),
          count: count(shown?.length ?? 0),
        })}
        mark={settings.mark}
      />
      <LedgerToolbar
        kinds={settings.kinds}
        shown={shown?.length}
        total={rows?.length}
        search={search}
        out={
          <>
            <ExportMenu table={shownTable} lines={shown?.length ?? 0} />
            <LedgerPdf ids={() => (shown ?? []).map(({ id }) => id)} lines={shown?.length ?? 0} />
          </>
        }
      />
      <div className="ledger-body">
        <div className="ledger-main">
          {!lines && <p className="quiet section-note">{t('ledger.loading')}</p>}
          {lines?.length === 0 && (
            <EmptyState
              title={isFiltered(view) ? t('ledger.empty') : t('ledger.none')}
              {...(isFiltered(view) ? { advice: t('ledger.emptyAdvice') } : {})}
            >
              {isFiltered(view) && <Button onClick={clearFilters}>{t('ledger.clear')}</Button>}
            </EmptyState>
          )}
          {lines && lines.length > 0 && (
            <DataTable
              label={t('ledger.table')}
              columns={columns}
              lines={lines}
              keyOf={keyOf}
              renderHead={(line) =>
                line.line === 'head' ? (
                  <span className="ledger-group">
                    <span aria-hidden>{folded.has(line.key) ? '▸' : '▾'}</span>
                    {headOf(line)}
                    <small className="quiet">{t('ledger.groupDone', { done: count(line.done) })}</small>
                  </span>
                ) : null
              }
              sort={view.sort}
              onSort={(column, descending) => changeView({ sort: { column: column as Column, descending } })}
              sortLabel={(column) => t('ledger.sortBy', { column })}
              chosen={target}
              onChoose={choose}
              onSelect={select}
            />
          )}
          {chosen.ids.size > 0 && shown && (
            <div className="ledger-batch">
              <BatchBar
                chosen={shown.filter((row) => chosen.ids.has(row.id))}
                all={shown.length}
                rules={rules}
                onAll={chosen.all}
                onNone={chosen.none}
                onStep={setBatching}
              />
            </div>
          )}
        </div>
        {batching !== null && chosen.ids.size > 0 ? (
          <aside className="ledger-side" aria-label={t('ledger.batch')}>
            <BatchPanel
              key={batching}
              ids={[...chosen.ids]}
              actions={actions}
              step={batching}
              onClose={(done) => {
                setBatching(null);
                if (done) chosen.none();
              }}
            />
          </aside>
        ) : (
          target !== null && (
            <SidePanel side="right" title={t('ledger.detail')} open foldLabel={t('detail.fold')} onToggle={closeTarget}>
              <Button size="small" className="ledger-to-map" onClick={() => showMode('battle-map')}>
                {t('ledger.toMap')}
              </Button>
              <TargetSection id={target} placed actions={actions} />
            </SidePanel>
          )
        )}
      </div>
      <p className="ledger-hint quiet">{t('ledger.hint')}</p>
    </PageFrame>
  );
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
