/** Tables of a sheet: figures of the unit, its parts compared, the index of numbered villages. They break into columns side by side. */
import type { Mark, MarkBox } from '../marks.ts';
import { panel } from './panel.ts';
import { SIZES, type SheetStyle } from './sheet-style.ts';

/** The first column is the name, the others are set to the right. */
export interface SheetTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const ROW = 1.5;
const CELL_GAP = 0.9;
const GROUP_GAP = 1.6;
const MOST_GROUPS = 12;

interface Plan {
  readonly size: number;
  readonly groups: number;
  readonly rowsOfGroup: number;
}

/** Width of each column of cells, ems. */
const columnsOf = ({ head, rows }: SheetTable, { measure }: SheetStyle): number[] =>
  (head.length > 0 ? head : (rows[0] ?? [])).map((_, i) =>
    Math.max(
      measure(head[i] ?? '', 1, 'bold'),
      ...rows.map((row) => measure(row[i] ?? '', 1, i === 0 ? 'regular' : 'bold')),
    ),
  );

/** How a table fits `height` at a size, or null. */
function planAt(table: SheetTable, wide: number, room: MarkBox, height: number, size: number): Plan | null {
  const lines = Math.floor(height / (size * ROW) + 0.001) - (table.head.length > 0 ? 1 : 0);
  if (lines < 1) return null;
  const groups = Math.ceil(table.rows.length / lines);
  const needed = (wide * groups + GROUP_GAP * (groups - 1)) * size;
  if (groups > MOST_GROUPS || needed > room.width + 0.01) return null;
  return { size, groups, rowsOfGroup: Math.ceil(table.rows.length / groups) };
}

function drawTable(table: SheetTable, wide: readonly number[], room: MarkBox, plan: Plan, style: SheetStyle): Mark[] {
  const { tokens, em } = style;
  const { size, groups, rowsOfGroup } = plan;
  const width = (room.width - GROUP_GAP * size * (groups - 1)) / groups;
  const natural = wide.reduce((sum, column) => sum + column, 0) * size;
  // What is left over goes between the columns.
  const gap = wide.length > 1 ? (width - natural) / (wide.length - 1) : 0;
  const rule = (x: number, y: number, thick: number): Mark => ({
    kind: 'path',
    parts: [[x, y, x + width, y]],
    closed: false,
    pen: { color: thick > 0.08 ? tokens.text : tokens.rule, width: em * thick },
  });
  const cells = (texts: readonly string[], x: number, y: number, isHead: boolean): Mark[] => {
    let left = x;
    return texts.flatMap((text, i): Mark[] => {
      const column = (wide[i] ?? 0) * size;
      const at = i === 0 ? left : left + column;
      left += column + gap;
      if (text === '') return [];
      return [
        {
          kind: 'text',
          text,
          at: [at, y + size * (ROW / 2 + 0.38)],
          size,
          weight: isHead || i > 0 ? 'bold' : 'regular',
          color: tokens.text,
          align: i === 0 ? 'start' : 'end',
        },
      ];
    });
  };
  return Array.from({ length: groups }, (_, group): Mark[] => {
    const x = room.x + group * (width + GROUP_GAP * size);
    const own = table.rows.slice(group * rowsOfGroup, (group + 1) * rowsOfGroup);
    const top = table.head.length > 0 ? size * ROW : 0;
    return [
      ...(top > 0 ? [...cells(table.head, x, room.y, true), rule(x, room.y + top, 0.09)] : []),
      ...own.flatMap((row, i) => [
        ...cells(row, x, room.y + top + i * size * ROW, false),
        rule(x, room.y + top + (i + 1) * size * ROW, 0.04),
      ]),
    ];
  }).flat();
}

/** Tables one below the other in a panel, all in the same size: the largest at which everything has room. */
export function tableMarks(heading: string, tables: readonly SheetTable[], box: MarkBox, style: SheetStyle): Mark[] {
  const { marks, room } = panel(heading, box, style);
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const wides = filled.map((table) => columnsOf(table, style));
  const needs = wides.map((wide) => wide.reduce((sum, column) => sum + column, 0) + CELL_GAP * (wide.length - 1));
  /** `beside`: how many columns the tables before the last may break into. */
  const plansAt = (size: number, beside: number): { plan: Plan; room: MarkBox }[] | null => {
    let y = room.y;
    const plans: { plan: Plan; room: MarkBox }[] = [];
    for (const [i, table] of filled.entries()) {
      const left = room.y + room.height - y;
      const isLast = i === filled.length - 1;
      const head = table.head.length > 0 ? 1 : 0;
      const lines = Math.ceil(table.rows.length / beside) + head;
      const height = isLast ? left : Math.min(left, lines * size * ROW);
      const plan = planAt(table, needs[i] ?? 0, room, height, size);
      if (!plan) return null;
      plans.push({ plan, room: { ...room, y } });
      y += (plan.rowsOfGroup + head + 0.6) * size * ROW;
    }
    return plans;
  };
  const sizes = [...SIZES, ...Array.from({ length: 30 }, (_, i) => 0.4 * 0.93 ** (i + 1))].map(
    (share) => share * style.em,
  );
  for (const size of sizes) {
    const plans = plansAt(size, 1) ?? plansAt(size, 2) ?? plansAt(size, 3);
    if (plans)
      return [
        ...marks,
        ...plans.flatMap(({ plan, room: own }, i) => {
          const table = filled[i];
          return table ? drawTable(table, wides[i] ?? [], own, plan, style) : [];
        }),
      ];
  }
  return [...marks];
}
