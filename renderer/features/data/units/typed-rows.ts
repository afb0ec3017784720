/** Names as people type or paste them, made into a table that is imported like any other file. Pure. */

/** 石桥镇：大坪村、小坪村 */
const HEAD = /[:：]/;
const SEPARATORS = /[\t,，、;；|/\\]+|\s{1,}/;

export interface TypedTable {
  /** CSV with headings that lists of units are known by; empty where nothing was typed. */
  readonly csv: string;
  /** Townships and villages as they would be read; a list in one column tells its townships by their endings only. */
  readonly lines: number;
}

const parts = (text: string): string[] =>
  text
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter(Boolean);

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * Each line: a township and villages behind it, or one name, where villages stand in the lines below their township. Where one
 * line has a single name, the whole list is read as one column.
 */
export function typedTable(text: string): TypedTable {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const cut = line.search(HEAD);
      return cut < 0 ? parts(line) : [line.slice(0, cut).trim(), ...parts(line.slice(cut + 1))].filter(Boolean);
    })
    .filter((row) => row.length > 0);
  if (rows.length === 0) return { csv: '', lines: 0 };
  if (rows.every((row) => row.length > 1)) {
    const lines = rows.flatMap(([township = '', ...villages]) => villages.map((village) => [township, village]));
    const csv = [['township', 'village'], ...lines].map((line) => line.map(quoted).join(',')).join('\n');
    return { csv: `${csv}\n`, lines: lines.length };
  }
  const names: string[] = [];
  let above = '';
  for (const [first = '', ...villages] of rows) {
    // The township is repeated before each of its villages: it stands once.
    if (villages.length === 0 || first !== above) names.push(first);
    if (villages.length > 0) above = first;
    names.push(...villages);
  }
  // A second column that stays empty: a heading alone in its line is taken for a title.
  return { csv: `name,level\n${names.map((name) => `${quoted(name)},\n`).join('')}`, lines: names.length };
}
