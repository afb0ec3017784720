/** What targets of a kind carry beside their ledger's own columns: attributes, a household, villages that people move from. */
import type { TargetRow } from '../../../shared/domain/target.ts';
import type { LedgerColumn } from '../../../shared/domain/target-ledger.ts';
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';
import type { OutCell } from '../../../shared/host/export-calls.ts';
import { exportZh } from '../../text/export-zh.ts';
import type { FoldColumn } from './fold-table.ts';

interface FurtherColumn {
  readonly column: FoldColumn;
  readonly cell: (row: TargetRow) => OutCell;
}

const nameOf = (key: string): string =>
  Object.hasOwn(exportZh.attributes, key) ? exportZh.attributes[key as keyof typeof exportZh.attributes] : key;

/** Only of the attributes that are known to be kept by a short word; anybody else's `C` is a C. */
const wordOf = (key: string, value: string | number): OutCell => {
  const words: Readonly<Record<string, string>> = exportZh.attributeWords;
  return key === 'grade' || key === 'programme' ? (words[value] ?? value) : value;
};

function attributeColumn(key: string, rows: readonly TargetRow[]): FurtherColumn {
  const values = rows.map((row) => row.attrs?.[key]).filter((value) => value !== undefined);
  const form = values.every((value) => typeof value === 'number') ? 'number' : 'text';
  return {
    column: { field: key, title: nameOf(key), form },
    cell: ({ attrs }) => {
      const value = attrs?.[key];
      return value === undefined ? null : wordOf(key, value);
    },
  };
}

/** In the order in which the rows bring them up; a column that would be empty is left out. */
export function furtherColumns(
  rows: readonly TargetRow[],
  ledger: readonly LedgerColumn[],
  units: UnitIndex,
): FurtherColumn[] {
  const shown = new Set(ledger.flatMap(({ headings }) => headings));
  const keys = new Set(rows.flatMap((row) => Object.keys(row.attrs ?? {})).filter((key) => !shown.has(key)));
  const named = (id: string): string => units.get(id)?.name ?? id;
  return [
    ...[...keys].map((key) => attributeColumn(key, rows)),
    ...(rows.some((row) => row.household !== undefined)
      ? [
          {
            column: { field: 'household', title: exportZh.household, form: 'code' as const },
            cell: (row: TargetRow): OutCell => row.household ?? null,
          },
        ]
      : []),
    ...(rows.some((row) => row.origins !== undefined)
      ? [
          {
            column: { field: 'origins', title: exportZh.origins, form: 'text' as const },
            cell: ({ origins }: TargetRow): OutCell =>
              origins
                ?.map((it) => exportZh.originOf(named(it.village), it.households, it.people))
                .join(exportZh.listComma) ?? null,
          },
        ]
      : []),
  ];
}
