/** Sets tables on pages: the head is repeated on each, no row is cut. */
import type { Cell, TableBlock, TextColumn } from '../../../shared/brief/document.ts';
import type { Mark, Weight } from '../marks.ts';
import { breakLines, type Line } from './break-lines.ts';
import { lineMarks } from './line-marks.ts';
import type { PageSetter } from './page-setter.ts';
import { baselineIn } from './set-text.ts';

export interface TableForm {
  readonly size: number;
  readonly leading: number;
  /** Within a cell, mm. */
  readonly padX: number;
  readonly padY: number;
  readonly caption: number;
}

const RULE = { color: '#000000', width: 0.15 } as const;
const EDGE = { color: '#000000', width: 0.35 } as const;
const HEAD_GROUND = '#f0f0f0';

interface SetRow {
  readonly height: number;
  /** Lines of each cell; one cell over the whole width for a head of rows. */
  readonly cells: readonly { readonly cell: Cell; readonly lines: readonly Line[] }[];
  readonly weight: Weight;
  readonly ground?: string;
  readonly spans: boolean;
}

class TableSetter {
  readonly #pages: PageSetter;
  readonly #form: TableForm;
  readonly #columns: readonly TextColumn[];
  readonly #widths: readonly number[];

  constructor(pages: PageSetter, form: TableForm, columns: readonly TextColumn[]) {
    this.#pages = pages;
    this.#form = form;
    this.#columns = columns;
    const sum = columns.reduce((all, { width }) => all + width, 0);
    this.#widths = columns.map(({ width }) => (pages.bodyWidth * width) / sum);
  }

  /** A row taller than a page ends with dots: nothing is cut in the middle of a letter. */
  row(cells: readonly Cell[], weight: Weight, most: number, ground?: string): SetRow {
    const { size, leading, padX, padY } = this.#form;
    const spans = cells.length === 1 && this.#columns.length > 1;
    const mostLines = Math.max(1, Math.floor((most - 2 * padY) / leading));
    const set = cells.map((cell, i) => {
      const width = (spans ? this.#pages.bodyWidth : (this.#widths[i] ?? 0)) - 2 * padX;
      const measure = this.#pages.measure;
      const lines = breakLines(cell, { width, size, weight, measure });
      if (lines.length <= mostLines) return { cell, lines };
      const kept = lines.slice(0, mostLines);
      const last = kept.at(-1);
      const dots = { text: '…', run: last?.pieces.at(-1)?.run ?? 0, width: measure('…', size, weight), isWord: false };
      const pieces = [...(last?.pieces.slice(0, -1) ?? []), dots];
      kept[kept.length - 1] = { pieces, width: pieces.reduce((sum, it) => sum + it.width, 0), isLast: true };
      return { cell, lines: kept };
    });
    const tallest = Math.max(1, ...set.map(({ lines }) => lines.length));
    return { height: tallest * leading + 2 * padY, cells: set, weight, spans, ...(ground ? { ground } : {}) };
  }

  head(): SetRow {
    return this.row(
      this.#columns.map(({ title }) => [{ text: title }]),
      'bold',
      this.#pages.bodyHeight / 3,
      HEAD_GROUND,
    );
  }

  draw({ cells, height, weight, ground, spans }: SetRow, isHead: boolean): void {
    const pages = this.#pages;
    const { size, leading, padX } = this.#form;
    const { left, y, bodyWidth } = pages;
    const right = left + bodyWidth;
    if (ground)
      pages.add({
        kind: 'path',
        closed: true,
        fill: ground,
        parts: [[left, y, right, y, right, y + height, left, y + height]],
      });
    let x = left;
    const rules: number[][] = [[left, y + height, right, y + height]];
    cells.forEach(({ cell, lines }, i) => {
      const width = spans ? bodyWidth : (this.#widths[i] ?? 0);
      const align = isHead ? 'middle' : (this.#columns[i]?.align ?? 'start');
      const top = y + (height - lines.length * leading) / 2;
      lines.forEach((line, n) => {
        const { marks, figures } = lineMarks(line, cell, {
          x: x + padX,
          baseline: top + n * leading + baselineIn(leading, size),
          width: width - 2 * padX,
          size,
          weight,
          color: '#000000',
          setting: spans ? 'start' : align,
        });
        pages.add(...marks);
        pages.note(figures);
      });
      x += width;
      if (i < cells.length - 1) rules.push([x, y, x, y + height]);
    });
    const edges: number[][] = [
      [left, y, left, y + height],
      [right, y, right, y + height],
      ...(isHead ? [[left, y, right, y]] : []),
    ];
    const lined = (parts: number[][], pen: typeof RULE | typeof EDGE): Mark => ({
      kind: 'path',
      parts,
      closed: false,
      pen,
    });
    pages.add(lined(rules, RULE), lined(edges, EDGE));
    pages.y += height;
  }

  /** Heavy rule under the last row of a page. */
  close(): void {
    const { left, y, bodyWidth } = this.#pages;
    this.#pages.add({ kind: 'path', parts: [[left, y, left + bodyWidth, y]], closed: false, pen: EDGE });
  }
}

/** `before`: height of what stands above and must stay with the table. */
export function setTable(pages: PageSetter, block: TableBlock, form: TableForm): void {
  const table = new TableSetter(pages, form, block.columns);
  const head = table.head();
  const most = pages.bodyHeight - head.height;
  const rows = [
    ...block.rows.map((row) =>
      Array.isArray(row)
        ? table.row(row, 'regular', most)
        : table.row([[{ text: row.head }]], 'bold', most, HEAD_GROUND),
    ),
    ...(block.total ? [table.row(block.total, 'bold', most)] : []),
  ];
  pages.ensure(head.height + (rows[0]?.height ?? 0));
  table.draw(head, true);
  rows.forEach((row, i) => {
    // The head of a group stays with its first row.
    const next = row.spans ? (rows[i + 1]?.height ?? 0) : 0;
    if (!pages.hasRoom(row.height + next)) {
      table.close();
      pages.turn();
      table.draw(head, true);
    }
    table.draw(row, false);
  });
  table.close();
}
