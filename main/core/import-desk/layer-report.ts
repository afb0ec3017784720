/** What is known of a layer before anything is planned: what it holds, what it would be taken for, what is wrong with it. */
import type { ColumnMapping } from '../../../shared/domain/entries/mapping.ts';
import type { LayerChoice, LayerReport, ProblemLine } from '../../../shared/host/import-calls.ts';
import { importReasonText } from '../../text/import-zh.ts';
import { layerCrs } from './layer-crs.ts';
import { settingsOf } from '../import/county-settings.ts';
import { inspectLayer, type LayerInspection } from '../import/inspect-layer.ts';
import type { HeldCounty } from '../import/plan.ts';
import type { ImportProblem } from '../import/problem.ts';
import type { ReadLayer } from './read-upload.ts';

export const problemLine = (layer: string, problem: ImportProblem): ProblemLine => {
  const { severity, row, feature, column = problem.featureName } = problem;
  return {
    severity,
    layer,
    ...(row === undefined ? {} : { row }),
    ...(feature === undefined ? {} : { feature }),
    ...(column === undefined ? {} : { column }),
    text: importReasonText(problem),
  };
};

/** Before a county is founded its files may be of any kind that a new one has. */
const UNFOUNDED: HeldCounty = {
  settings: settingsOf('', '', { campaign: '', start: '2000-01-01', deadline: '2000-12-31' }),
  units: [],
  geometry: null,
};

/** How a layer is looked at: as a person chose, with what the county remembers of such columns. */
export function inspectionOf(
  { file, layer }: ReadLayer,
  held: HeldCounty | null,
  mappings: readonly ColumnMapping[],
  choice: LayerChoice | undefined,
): LayerInspection | null {
  if (!layer) return null;
  const as = choice && choice.as !== 'skip' ? choice.as : undefined;
  return inspectLayer(layer, held ?? UNFOUNDED, {
    file,
    ...(as ? { as } : {}),
    ...(choice?.kind === undefined ? {} : { kind: choice.kind }),
    ...(choice?.headings ? { headings: choice.headings } : {}),
    ...(choice?.columns ? { columns: choice.columns } : {}),
    remembered: (sort, kind) => {
      const known = mappings.find((mapping) => mapping.as === sort && mapping.kind === kind);
      return known && new Map(Object.entries(known.columns));
    },
  });
}

function geometryCounts(read: ReadLayer): { type: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const geometry of read.layer?.geometries ?? [])
    if (geometry) counts.set(geometry.type, (counts.get(geometry.type) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count }));
}

export function layerReport(
  read: ReadLayer,
  held: HeldCounty | null,
  mappings: readonly ColumnMapping[],
  choice: LayerChoice | undefined,
): LayerReport {
  const { id, file, format, layer, problem } = read;
  const inspection = inspectionOf(read, held, mappings, choice);
  const unread: LayerReport = {
    id,
    file,
    layer: file,
    format,
    form: 'unreadable',
    count: 0,
    as: null,
    kind: null,
    headings: null,
    columns: [],
    known: [],
    crs: null,
    problems: problem ? [problemLine(id, problem)] : [],
  };
  if (!layer || !inspection) return unread;
  const hasPlaces = layer.geometries !== null;
  if (layer.tiles)
    return {
      ...unread,
      layer: layer.name,
      form: 'tiles',
      count: layer.tiles.tiles,
      as: 'tiles',
      problems: layer.problems.map((each) => problemLine(id, each)),
    };
  return {
    id,
    file,
    layer: layer.name,
    format,
    form: hasPlaces ? 'features' : 'table',
    count: inspection.count,
    ...(hasPlaces ? { geometry: geometryCounts(read) } : {}),
    as: inspection.as,
    kind: inspection.kind,
    headings: inspection.headings,
    columns: [...inspection.columns],
    known: [...inspection.known],
    crs: layerCrs(layer, inspection, held),
    problems: layer.problems.map((each) => problemLine(id, each)),
  };
}
