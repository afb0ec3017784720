/**
 * A table of any length: a head that stays, columns that sort, rows of equal height of which only those in view exist.
 * Follows the grid pattern: one tab stop, arrows move from cell to cell, Enter opens, F2 edits, Space selects.
 */
import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons';
import type { OutCell, OutColumn } from '../../shared/host/export-calls.ts';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useRowWindow } from './use-row-window.ts';
import './data-table.css';

/** Rows kept above and below what is visible. */
const SPARE = 8;

/** A column of a file; it is called as the column on the screen where it has no title of its own. */
export interface TableOut<R> extends Omit<OutColumn, 'title'> {
  readonly title?: string;
  readonly value: (row: R) => OutCell;
}

export interface TableColumn<R> {
  readonly id: string;
  readonly title: string;
  /** Width in rem; the first column that `grows` takes what is left. */
  readonly rem: number;
  readonly grows?: boolean;
  readonly align?: 'end' | 'center';
  readonly cell: (row: R) => ReactNode;
  /** What the cell says in a file, in one column or several; absent: the column is left out of exports. */
  readonly out?: TableOut<R> | readonly TableOut<R>[];
  /** Shown instead of the cell while it is edited; absent: cannot be edited. */
  readonly renderEditor?: (row: R, close: () => void) => ReactNode;
}

interface DataTableProps<L> {
  readonly label: string;
  readonly columns: readonly TableColumn<L>[];
  readonly lines: readonly L[];
  readonly keyOf: (line: L) => string;
  /** Null for ordinary rows; otherwise what stands across the whole width. */
  readonly renderHead?: (line: L) => ReactNode | null;
  readonly rowRem?: number;
  readonly sort?: { readonly column: string; readonly descending: boolean };
  readonly onSort?: (column: string, descending: boolean) => void;
  readonly sortLabel?: (title: string) => string;
  /** Key of the chosen row. */
  readonly chosen?: string | null;
  readonly onChoose: (line: L) => void;
  readonly onOpen?: (line: L) => void;
  readonly onSelect?: (line: L, extend: boolean) => void;
  readonly onMenu?: (line: L, x: number, y: number) => void;
  readonly rowClass?: (line: L) => string;
}

export function DataTable<L>(props: DataTableProps<L>) {
  const { label, columns, lines, keyOf, renderHead, rowRem = 2.25, sort, chosen = null, rowClass } = props;
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [editing, setEditing] = useState<{ row: string; column: string } | null>(null);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { row, first, last, page, reveal } = useRowWindow(box, lines.length, { rowRem, spare: SPARE, head: 'row' });

  // Follows a choice made elsewhere, not each refresh of the rows.
  const indexOf = (key: string | null): number => (key === null ? -1 : lines.findIndex((line) => keyOf(line) === key));
  const [followed, setFollowed] = useState<string | null>(null);
  if (chosen !== followed) {
    setFollowed(chosen);
    const index = indexOf(chosen);
    if (index >= 0) setAt({ ...at, row: index });
  }
  const revealChosen = useEffectEvent((key: string | null) => {
    const index = indexOf(key);
    if (index >= 0) reveal(index);
  });
  useEffect(() => revealChosen(chosen), [chosen]);

  // The keys come back to the table when a cell is done.
  const wasEditing = useRef(false);
  useEffect(() => {
    if (editing === null && wasEditing.current) box.current?.focus();
    wasEditing.current = editing !== null;
  }, [editing]);
  const endEdit = (): void => setEditing(null);
  const onKey = (event: KeyboardEvent): void => {
    if (editing) return;
    const rows: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -lines.length,
      End: lines.length,
    };
    const cells: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    const line = lines[at.row];
    const column = columns[at.column];
    const [down, across] = [rows[event.key], cells[event.key]];
    if (down !== undefined) {
      const next = Math.max(0, Math.min(lines.length - 1, at.row + down));
      setAt({ ...at, row: next });
      reveal(next);
    } else if (across !== undefined && !event.altKey) {
      setAt({ ...at, column: Math.max(0, Math.min(columns.length - 1, at.column + across)) });
    } else if (event.key === 'Enter' && line) (props.onOpen ?? props.onChoose)(line);
    else if (event.key === ' ' && line && props.onSelect) props.onSelect(line, event.shiftKey);
    else if (event.key === 'F2' && line && column?.renderEditor) setEditing({ row: keyOf(line), column: column.id });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const template = columns.map(({ rem, grows }) => (grows ? `minmax(${rem}rem, 1fr)` : `${rem}rem`)).join(' ');
  const width = columns.reduce((sum, column) => sum + column.rem, 0);
  return (
    <div
      ref={box}
      className="data-table"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={lines.length > 0 ? `${id}-${at.row}-${at.column}` : undefined}
      onKeyDown={onKey}
    >
      <div className="table-head" role="row" style={{ gridTemplateColumns: template, minWidth: `${width}rem` }}>
        {columns.map((column) => (
          <span
            key={column.id}
            role="columnheader"
            className={column.align ?? ''}
            aria-sort={sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : 'none'}
          >
            {props.onSort && column.title !== '' ? (
              <button
                type="button"
                tabIndex={-1}
                title={props.sortLabel?.(column.title)}
                onClick={() => props.onSort?.(column.id, sort?.column === column.id && !sort.descending)}
              >
                {column.title}
                {sort?.column === column.id && (sort.descending ? <CaretDownFilled /> : <CaretUpFilled />)}
              </button>
            ) : (
              column.title
            )}
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: lines.length * row, minWidth: `${width}rem` }}>
        {lines.slice(first, last).map((line, offset) => {
          const index = first + offset;
          const key = keyOf(line);
          const head = renderHead?.(line) ?? null;
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={key === chosen}
              className={`table-row${head ? ' table-group' : ''}${index === at.row ? ' active' : ''} ${rowClass?.(line) ?? ''}`}
              style={{ top: index * row, height: row, gridTemplateColumns: head ? '1fr' : template }}
              onClick={() => {
                setAt((now) => ({ ...now, row: index }));
                props.onChoose(line);
              }}
              onContextMenu={(event) => {
                if (!props.onMenu) return;
                event.preventDefault();
                props.onMenu(line, event.clientX, event.clientY);
              }}
            >
              {head ? (
                <div role="gridcell" id={`${id}-${index}-${at.column}`}>
                  {head}
                </div>
              ) : (
                columns.map((column, c) => {
                  const isEdited = editing?.row === key && editing.column === column.id;
                  return (
                    <div
                      key={column.id}
                      id={`${id}-${index}-${c}`}
                      role="gridcell"
                      className={`${column.align ?? ''}${c === at.column ? ' at' : ''}${isEdited ? ' edited' : ''}`}
                      onDoubleClick={() => column.renderEditor && setEditing({ row: key, column: column.id })}
                      onClick={() => setAt({ row: index, column: c })}
                    >
                      {isEdited && column.renderEditor ? column.renderEditor(line, endEdit) : column.cell(line)}
                    </div>
                  );
                })
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
