/** The ledger as it is printed: the trade's columns for targets of any kind, in the order asked for, with totals by state. */
import type { Cell, PaperDocument, TableBlock } from '../../../shared/brief/document.ts';
import { isCounted, isDone } from '../../../shared/domain/clearance.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { isTargetOverdue, type TargetRow } from '../../../shared/domain/target.ts';
import { type LedgerColumn, ledgerColumns } from '../../../shared/domain/target-ledger.ts';
import { type BriefRefusal, MOST_LEDGER_ROWS } from '../../../shared/host/brief-calls.ts';
import type { OutCell } from '../../../shared/host/export-calls.ts';
import { type County, kindOf, settingsOf, unitIndex } from '../../../shared/log/county.ts';
import { briefZh, dateZh, ledgerPrintZh } from '../../text/brief-zh.ts';
import { STATE_NAMES } from '../../text/rule-zh.ts';
import { ledgerCell } from '../export/fold-table.ts';

/** Columns of the ledger's own that are printed, in the trade's order, with shares of the width. */
const PRINTED = {
  goal: 4.4,
  source: 2,
  measures: 3.2,
  lead: 2.2,
  unit: 2.2,
  owner: 2.2,
  deadline: 1.8,
  progress: 1.3,
  clearance: 1.5,
  remark: 2.2,
} as const;
type Printed = keyof typeof PRINTED;
const MIDDLE: ReadonlySet<Printed> = new Set(['deadline', 'clearance']);

export interface LedgerQuestion {
  readonly county: County;
  readonly ids?: readonly string[] | undefined;
  readonly unit?: string | undefined;
  readonly kind?: string | undefined;
  readonly paper: 'A4' | 'A3';
  readonly mark: string | undefined;
}

const text = (value: OutCell): Cell => [{ text: value === null ? '' : String(value) }];

function rowsOf({ county, ids, unit, kind }: LedgerQuestion): TargetRow[] {
  if (ids) return ids.map((id) => county.rows.get(id)).filter((row) => row !== undefined);
  const units = unitIndex(county);
  const order = new Map((settingsOf(county)?.kinds ?? []).map(({ id }, i) => [id, i]));
  return [...county.rows.values()]
    .filter((row) => unit === undefined || units.pathUp(row.unit).includes(unit))
    .filter((row) => kind === undefined || row.kind === kind)
    .sort((a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) || (a.id < b.id ? -1 : 1));
}

function lineOf(row: TargetRow, kind: Kind, columns: ReadonlyMap<Printed, LedgerColumn>, county: County): Cell[] {
  const source = { row, units: unitIndex(county), county, place: null };
  return (Object.keys(PRINTED) as Printed[]).map((id): Cell => {
    if (id === 'progress') return text(briefZh.percent(row.percent));
    if (id === 'clearance') return text(STATE_NAMES[row.state]);
    if (id === 'goal' && row.household !== undefined)
      return text(ledgerPrintZh.householdTarget(kind.name, row.id.slice(row.id.lastIndexOf('/') + 1)));
    const column = columns.get(id);
    return column ? text(ledgerCell(column, kind, source)) : text(null);
  });
}

export function composeLedger(
  question: LedgerQuestion,
): Result<{ document: PaperDocument; count: number }, BriefRefusal> {
  const { county, unit, kind, paper, mark } = question;
  const units = unitIndex(county);
  const within = unit === undefined ? units.county : units.get(unit);
  if (!within) return fail(unit === undefined ? { reason: 'no-units' } : { reason: 'unknown-unit', unit });
  const onlyKind = kind === undefined ? undefined : kindOf(county, kind);
  if (kind !== undefined && !onlyKind) return fail({ reason: 'unknown-kind', kind });
  const rows = rowsOf(question);
  if (rows.length === 0) return fail({ reason: 'no-rows' });
  if (rows.length > MOST_LEDGER_ROWS) return fail({ reason: 'too-many-rows', limit: MOST_LEDGER_ROWS });
  const table: TableBlock = {
    kind: 'table',
    name: 'ledger',
    caption: '',
    columns: [
      { title: ledgerPrintZh.columns.number, width: 1, align: 'middle' },
      ...(Object.entries(PRINTED) as [Printed, number][]).map(([id, width]) => ({
        title: ledgerPrintZh.columns[id],
        width,
        align: id === 'progress' ? ('end' as const) : MIDDLE.has(id) ? ('middle' as const) : ('start' as const),
      })),
    ],
    rows: linesOf(rows, question),
    total: totalOf(rows, county),
  };
  const title = onlyKind ? ledgerPrintZh.titleOfKind(within.name, onlyKind.name) : ledgerPrintZh.title(within.name);
  return ok({
    count: rows.length,
    document: {
      title,
      subtitle: ledgerPrintZh.subtitle(dateZh(county.on), briefZh.count(rows.length)),
      file: ledgerPrintZh.file(title, county.on),
      form: 'ledger',
      paper,
      blocks: [table],
      foot: ledgerPrintZh.foot,
      ...(mark === undefined ? {} : { mark }),
    },
  });
}

/** A head before each kind where nobody has asked for an order of their own. */
function linesOf(rows: readonly TargetRow[], { county, ids, kind: only }: LedgerQuestion): TableBlock['rows'] {
  const columns = new Map<string, ReadonlyMap<Printed, LedgerColumn>>();
  const lines: TableBlock['rows'] = [];
  let last = '';
  for (const [i, row] of rows.entries()) {
    const kind = kindOf(county, row.kind);
    if (!kind) continue;
    if (!ids && only === undefined && kind.id !== last) {
      last = kind.id;
      const of = rows.filter((it) => it.kind === kind.id).length;
      lines.push({ head: ledgerPrintZh.kindHead(kind.name, briefZh.count(of)) });
    }
    const own =
      columns.get(kind.id) ??
      new Map(ledgerColumns(kind).flatMap((it) => (it.column in PRINTED ? [[it.column as Printed, it] as const] : [])));
    columns.set(kind.id, own);
    lines.push([text(briefZh.count(i + 1)), ...lineOf(row, kind, own, county)]);
  }
  return lines;
}

function totalOf(rows: readonly TargetRow[], county: County): Cell[] {
  const counted = rows.filter((row) => isCounted(row.state));
  const cleared = counted.filter((row) => isDone(row.state)).length;
  const overdue = counted.filter((row) => isTargetOverdue(row, county.on)).length;
  const average = counted.length === 0 ? 0 : counted.reduce((sum, row) => sum + row.percent, 0) / counted.length;
  const cells: Record<Printed, string> = {
    goal: ledgerPrintZh.total(briefZh.count(counted.length)),
    source: '',
    measures: '',
    lead: '',
    unit: '',
    owner: '',
    deadline: ledgerPrintZh.overdue(briefZh.count(overdue)),
    progress: briefZh.percent(average),
    clearance: ledgerPrintZh.cleared(briefZh.count(cleared)),
    remark: '',
  };
  return [text(''), ...(Object.keys(PRINTED) as Printed[]).map((id) => text(cells[id]))];
}
