/** What a layer is most likely to be imported as, and which kind of target: by names, geometries and the columns it has. */
import type { Kind } from '../../../shared/domain/kind.ts';
import type { ImportSort } from '../../../shared/host/import-calls.ts';
import type { ImportColumn } from './columns.ts';
import type { Layer } from './layer.ts';
import type { ColumnMatch } from './match-columns.ts';

export interface Candidate {
  readonly as: ImportSort;
  readonly kind: Kind | null;
}

/** Words in names of files and sheets and in titles that tell what a table is. */
const WORDS: Partial<Record<ImportSort, RegExp>> = {
  units: /区划|行政区|单位名单|单位编码|村名单|乡镇名单|花名册.*村|units/i,
  outline: /边界|界线|行政区|区划|范围|outline|boundary|border/i,
  progress: /进度|完成情况|周报|月报|旬报|日报|调度|progress/i,
  targets: /台账|清单|项目表|任务表|问题|点位|targets/i,
  households: /贫困户|农户|户名单|建档立卡|脱贫户|花名册|households/i,
  pairings: /结对|帮扶责任|帮扶干部|pairing/i,
  visits: /走访|入户|visits/i,
  sources: /比对|核查|扶贫系统|行业部门|sources/i,
};

/**
 * Sorts that a layer can be at all, by what its features are; a table can be anything that has columns. Areas found a county
 * that has no units yet, and draw the units of one that has.
 */
export function candidatesOf(layer: Layer, kinds: readonly Kind[], hasUnits: boolean): Candidate[] {
  const targets = (geometries: readonly Kind['geometry'][]): Candidate[] =>
    kinds.filter(({ geometry }) => geometries.includes(geometry)).map((kind) => ({ as: 'targets', kind }));
  const plain = (sorts: readonly ImportSort[]): Candidate[] => sorts.map((as) => ({ as, kind: null }));
  const [geometry] = (layer.geometries ?? []).filter((it) => it !== null);
  switch (geometry?.type) {
    case undefined:
      return [
        ...plain(['units', 'progress', 'households', 'pairings', 'visits', 'sources']),
        ...targets(['point', 'line', 'none']),
      ];
    case 'Polygon':
    case 'MultiPolygon':
      return plain([hasUnits ? 'outline' : 'units']);
    case 'LineString':
    case 'MultiLineString':
      return targets(['line']);
    default:
      return [...targets(['point']), ...plain(['units'])];
  }
}

/** A column of the kind's own: its stages and further amounts tell it from the others. */
const isOwn = (column: string): boolean => column.startsWith('stage:') || column.startsWith('amount:');

/** What a layer says of itself beside its headings. */
export interface Evidence {
  /** Everything that names it: file, sheet, title lines. */
  readonly named: string;
  /** Columns with a heading and cells. */
  readonly filled: number;
  /** Names of its targets. */
  readonly goals: readonly string[];
}

/** Of a table with fields of its own. */
const FIELDS = 0.4;
const MOST_OF = 0.6;
const isAbout = (goals: readonly string[], { name }: Kind): boolean =>
  goals.length > 0 && goals.filter((goal) => goal.includes(name)).length >= goals.length * MOST_OF;

/**
 * 0–1. Most of it is the share of the file's columns that mean something; what is needed and missing halves it each time.
 */
export function scoreOf(
  { as, kind }: Candidate,
  { named, filled, goals }: Evidence,
  matches: readonly (ColumnMatch | null)[],
  known: readonly ImportColumn[],
): number {
  const repeats = new Set(known.filter((it) => it.repeats).map(({ column }) => column));
  const sound = matches.flatMap((match) => (match && !repeats.has(match.column) ? [match] : []));
  const found = new Set(sound.map(({ column }) => column));
  const sum = [...found].reduce(
    (total, column) => total + Math.max(...sound.filter((it) => it.column === column).map(({ score }) => score)),
    0,
  );
  const missing = known.filter(({ column, needed }) => needed && !found.has(column)).length;
  // Where every other column is a field to compare, what is needed is all that there is to know.
  const least = repeats.size > 0 && missing === 0 ? FIELDS : 0;
  const share = filled === 0 ? 0 : Math.min(1, sum / filled);
  const breadth = Math.min(1, sum / 6);
  const said = WORDS[as]?.test(named) ? 0.12 : 0;
  const ofKind =
    kind === null
      ? 0
      : (named.includes(kind.name) || isAbout(goals, kind) ? 0.2 : 0) + ([...found].some(isOwn) ? 0.12 : 0);
  return Math.min(1, Math.max(least, (0.5 * share + 0.25 * breadth) * 0.5 ** missing) + said + ofKind);
}
