/**
 * Well-known text of coordinate systems as a tree: WKT 1 of OGC and of Esri (.prj), and WKT 2.
 * Sources: OGC 01-009 and 18-010r7.
 */

export interface WktNode {
  /** Keyword in capitals. */
  readonly keyword: string;
  readonly values: readonly (string | number | WktNode)[];
}

/** Deeper than any real text; a hostile one would exhaust the stack. */
const DEEPEST = 40;
const TOKEN = /\s*("(?:[^"]|"")*"|[[\](),]|[^[\](),"\s]+)/y;

/** The tree; null where the text is none. What follows it is not looked at. */
export function parseWkt(text: string): WktNode | null {
  TOKEN.lastIndex = 0;
  let next = token();

  function token(): string | null {
    const match = TOKEN.exec(text);
    return match?.[1] ?? null;
  }

  function node(depth: number): WktNode | string | number | null {
    const head = next;
    if (head === null || depth > DEEPEST || /^[[\](),]$/.test(head)) return null;
    next = token();
    if (head.startsWith('"')) return head.slice(1, -1).replaceAll('""', '"');
    if (next !== '[' && next !== '(') {
      const number = Number(head);
      return Number.isNaN(number) ? head : number;
    }
    const values: (string | number | WktNode)[] = [];
    do {
      next = token();
      const value = node(depth + 1);
      if (value === null) return null;
      values.push(value);
    } while (next === ',');
    if (next !== ']' && next !== ')') return null;
    next = token();
    return { keyword: head.toUpperCase(), values };
  }

  const root = node(0);
  return typeof root === 'object' ? root : null;
}

const isNode = (value: string | number | WktNode | undefined): value is WktNode => typeof value === 'object';

/** The first child with one of the keywords. */
export const childOf = (node: WktNode, ...keywords: readonly string[]): WktNode | undefined =>
  node.values.filter(isNode).find(({ keyword }) => keywords.includes(keyword));

export const childrenOf = (node: WktNode, ...keywords: readonly string[]): WktNode[] =>
  node.values.filter(isNode).filter(({ keyword }) => keywords.includes(keyword));

/** Its first value: the name that every node has. */
export const nameOf = (node: WktNode | undefined): string => {
  const first = node?.values[0];
  return typeof first === 'string' ? first : '';
};

/** Its numbers in order. */
export const numbersOf = (node: WktNode | undefined): number[] =>
  (node?.values ?? []).filter((value) => typeof value === 'number');

/** EPSG code of `AUTHORITY["EPSG","4523"]` or `ID["EPSG",4523]`; null without one. */
export function epsgOf(node: WktNode): number | null {
  const authority = childOf(node, 'AUTHORITY', 'ID');
  if (!authority || nameOf(authority).toUpperCase() !== 'EPSG') return null;
  const code = Number(authority.values[1]);
  return Number.isInteger(code) ? code : null;
}
