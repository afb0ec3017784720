/** The ledger's columns: the usual order of the trade, each with its cell and, where it may be edited, its editor. */
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { isCounted } from '../../../shared/domain/clearance.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { OutCell, OutColumn } from '../../../shared/host/export-calls.ts';
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';
import type { TableColumn } from '../../components/data-table.tsx';
import { LightDot } from '../../components/light-dot.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import type { LitTarget } from '../../db/reader.ts';
import { lightText, stateText } from '../../text/domain-text.ts';
import { amountOf, count, dateTime, percent, stamp } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { CellEditor } from './cell-editor.tsx';
import { type Column, daysLate, type LedgerContext, type LedgerLine, proofOf } from './ledger-query.ts';

interface ColumnsInput {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly units: UnitIndex;
  readonly context: LedgerContext;
  readonly selected: ReadonlySet<string>;
  /** Absent while nothing can be changed. */
  readonly onEdit?: (row: LitTarget, field: 'name' | 'owner' | 'deadline' | 'quantity', value: string) => void;
  readonly onSelect: (line: LedgerLine, extend: boolean) => void;
}

const shortId = (row: LitTarget): string => row.id.slice(row.id.indexOf('/') + 1);

type TargetCell = (row: LitTarget) => ReactNode;
const ofRow = (cell: TargetCell) => (line: LedgerLine) => (line.line === 'row' ? cell(line.row) : null);

export function ledgerColumns(input: ColumnsInput): TableColumn<LedgerLine>[] {
  const { kinds, units, context, selected, onEdit, onSelect } = input;
  const kindName = (row: LitTarget): string => kinds.get(row.kind)?.name ?? row.kind;
  const column = (
    id: Column,
    rem: number,
    cell: TargetCell,
    more: Partial<TableColumn<LedgerLine>> = {},
  ): TableColumn<LedgerLine> => ({ id, rem, title: t(`ledger.col.${id}`), cell: ofRow(cell), ...more });
  /** In a file; heads of groups are lines of their own there. */
  const out = (
    form: OutColumn['form'],
    value: (row: LitTarget) => OutCell,
    decimals?: number,
  ): Pick<TableColumn<LedgerLine>, 'out'> => ({
    out: {
      form,
      ...(decimals === undefined ? {} : { decimals }),
      value: (line) => (line.line === 'row' ? value(line.row) : null),
    },
  });
  const editor = (
    field: 'name' | 'owner' | 'deadline' | 'quantity',
    type: 'text' | 'date' | 'number',
    valueOf: (row: LitTarget) => string,
  ): Partial<TableColumn<LedgerLine>> =>
    onEdit
      ? {
          renderEditor: (line, close) =>
            line.line === 'row' ? (
              <CellEditor
                type={type}
                value={valueOf(line.row)}
                label={t('ledger.edit', { column: t(`ledger.col.${field}`) })}
                onSave={(value) => onEdit(line.row, field, value)}
                onClose={close}
              />
            ) : null,
        }
      : {};
  return [
    {
      id: 'number',
      title: '',
      rem: 4.5,
      out: {
        title: t('export.number'),
        form: 'number',
        decimals: 0,
        value: (line) => (line.line === 'row' ? line.number : null),
      },
      cell: (line) =>
        line.line === 'row' && (
          <span className="ledger-number">
            <Checkbox
              checked={selected.has(line.row.id)}
              tabIndex={-1}
              aria-label={t('ledger.selectRow', { name: line.row.name })}
              onClick={(event) => {
                event.stopPropagation();
                onSelect(line, event.shiftKey);
              }}
            />
            {count(line.number)}
          </span>
        ),
    },
    column('light', 3.25, (row) => <LightDot light={row.light} />, {
      align: 'center',
      ...out('text', (row) => (isCounted(row.state) ? lightText(row.light) : null)),
    }),
    column(
      'state',
      6,
      (row) => (
        <span className="ledger-state">
          <StateMark state={row.state} />
          {stateText(row.state)}
        </span>
      ),
      out('text', (row) => stateText(row.state)),
    ),
    column('name', 15, (row) => <span title={row.name}>{row.name}</span>, {
      grows: true,
      ...out('text', (row) => row.name),
      ...editor('name', 'text', (row) => row.name),
    }),
    column('kind', 7.5, kindName, out('text', kindName)),
    column(
      'unit',
      11,
      (row) => {
        const path = units.pathOf(row.unit).slice(2);
        return <span title={path.map((unit) => unit.name).join(' › ')}>{path.map((unit) => unit.name).join(' ')}</span>;
      },
      out('text', (row) =>
        units
          .pathOf(row.unit)
          .slice(2)
          .map((unit) => unit.name)
          .join(' '),
      ),
    ),
    column('owner', 5.5, (row) => row.owner, {
      ...out('text', (row) => row.owner),
      ...editor('owner', 'text', (row) => row.owner),
    }),
    column(
      'quantity',
      7,
      (row) => {
        const kind = kinds.get(row.kind);
        return kind
          ? t('unit.quantity', { amount: amountOf(kind, row.quantity), measure: kind.measure })
          : row.quantity;
      },
      {
        align: 'end',
        out: [
          { form: 'number', value: (line) => (line.line === 'row' ? line.row.quantity : null) },
          {
            title: t('export.measure'),
            form: 'text',
            value: (line) => (line.line === 'row' ? (kinds.get(line.row.kind)?.measure ?? null) : null),
          },
        ],
        ...editor('quantity', 'number', (row) => String(row.quantity)),
      },
    ),
    column(
      'percent',
      8,
      (row) => (
        <span className="ledger-progress">
          <ProgressBar value={row.percent} label={t('ledger.col.percent')} />
          <b>{percent(row.percent)}</b>
        </span>
      ),
      out('percent', (row) => row.percent, 1),
    ),
    column('deadline', 6.5, (row) => row.plan.deadline, {
      align: 'center',
      ...out('day', (row) => row.plan.deadline),
      ...editor('deadline', 'date', (row) => row.plan.deadline),
    }),
    column(
      'late',
      5.5,
      (row) =>
        row.overdue && <b className="ledger-late">{t('ledger.days', { days: count(daysLate(row, context.on)) })}</b>,
      { align: 'end', ...out('number', (row) => (row.overdue ? daysLate(row, context.on) : null), 0) },
    ),
    column(
      'evidence',
      4,
      (row) => {
        const { have, need } = proofOf(row, context);
        return need === 0 ? (
          ''
        ) : (
          <span className={have < need ? 'quiet' : ''}>{t('ledger.evidenceOf', { have, need })}</span>
        );
      },
      {
        align: 'center',
        ...out('text', (row) => {
          const { have, need } = proofOf(row, context);
          return need === 0 ? null : t('ledger.evidenceOf', { have, need });
        }),
      },
    ),
    column(
      'last',
      15,
      (row) =>
        row.last ? (
          <span className="quiet" title={row.last.note ?? ''}>
            {dateTime(row.last.at)} {row.last.user}
          </span>
        ) : (
          ''
        ),
      {
        out: [
          { form: 'time', value: (line) => (line.line === 'row' && line.row.last ? stamp(line.row.last.at) : null) },
          {
            title: t('export.lastBy'),
            form: 'text',
            value: (line) => (line.line === 'row' ? (line.row.last?.user ?? null) : null),
          },
        ],
      },
    ),
    column('id', 9, (row) => <span className="quiet">{shortId(row)}</span>, out('code', shortId)),
  ];
}

/** The head of a group in words. */
export function groupName(group: string, key: string, kinds: ReadonlyMap<string, Kind>, units: UnitIndex): string {
  if (group === 'township') return units.get(key)?.name ?? key;
  if (group === 'kind') return kinds.get(key)?.name ?? key;
  if (group === 'state') return stateText(key as LitTarget['state']);
  return group === 'light' ? lightText(key as LitTarget['light']) : key === '' ? t('target.ownerNone') : key;
}
