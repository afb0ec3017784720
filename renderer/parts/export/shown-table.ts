/** A list as it is shown, ready to leave as a file: its columns with typed values, its lines in their order, heads of groups. */
import type { OutCell, OutColumn, OutLine, TableFormat } from '../../../shared/host/export-calls.ts';
import { MOST_PIECE_LINES } from '../../../shared/host/export-calls.ts';
import type { TableColumn } from '../../components/data-table.tsx';
import type { HostClient } from '../../host/host-client.ts';
import type { Output } from '../../../shared/host/contract.ts';

export interface ShownColumn<L> extends OutColumn {
  readonly value: (line: L) => OutCell;
}

export interface ShownTable<L> {
  /** What the list is: 销号台账. The unit stands before it in the file. */
  readonly title: string;
  readonly columns: readonly ShownColumn<L>[];
  readonly lines: readonly L[];
  /** Null for ordinary lines. */
  readonly headOf?: (line: L) => string | null;
  /** Awaited before the lines are read: values that are asked for only when they come into view. */
  readonly prepare?: () => Promise<void>;
}

/** The columns of a table on the screen that say what they are in a file. */
export const shownColumns = <L>(columns: readonly TableColumn<L>[]): ShownColumn<L>[] =>
  columns.flatMap(({ title, out = [] }) =>
    (Array.isArray(out) ? out : [out]).map((column) => ({ ...column, title: column.title ?? title })),
  );

/** Characters of one piece, so that long texts stay within what a call may carry. */
const PIECE_CHARACTERS = 2_000_000;

const sizeOf = (line: OutLine): number =>
  'head' in line
    ? line.head.length
    : line.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length + 4 : 8), 0);

/** Lines in pieces that a call can carry. */
export function* piecesOf<L>({ lines, columns, headOf }: ShownTable<L>): Generator<OutLine[]> {
  let piece: OutLine[] = [];
  let size = 0;
  for (const line of lines) {
    const head = headOf?.(line) ?? null;
    const out: OutLine = head === null ? columns.map(({ value }) => value(line)) : { head };
    piece.push(out);
    size += sizeOf(out);
    if (piece.length < MOST_PIECE_LINES && size < PIECE_CHARACTERS) continue;
    yield piece;
    piece = [];
    size = 0;
  }
  if (piece.length > 0) yield piece;
}

export interface FileNames {
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
}

/** Sends the list to the host, which writes it and saves it. */
export async function sendTable<L>(
  host: HostClient,
  shown: ShownTable<L>,
  format: TableFormat,
  names: FileNames,
): Promise<Output<'export.save'>> {
  await shown.prepare?.();
  const columns = shown.columns.map(({ title, form, decimals }) => ({
    title,
    form,
    ...(decimals === undefined ? {} : { decimals }),
  }));
  const { table } = await host['export.open']({ ...names, format, columns });
  try {
    for (const lines of piecesOf(shown)) {
      const taken = await host['export.lines']({ table, lines });
      if (!taken.ok) return taken;
    }
    return await host['export.save']({ table });
  } catch (error) {
    await host['export.drop']({ table }).catch(() => undefined);
    throw error;
  }
}
