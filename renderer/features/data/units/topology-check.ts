/**
 * Whether the areas of a county fit together, unit by unit above them, so that the window stays alive meanwhile: a county whose
 * borders were drawn twice takes long.
 */
import type { GeometryBatch } from '../../../../shared/domain/batch.ts';
import type { Position } from '../../../../shared/domain/unit.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import { type TopologyArea, topologyFindings, type TopologyFinding } from '../../../../shared/geo/topology.ts';

export interface TopologyReport {
  /** Largest first, without slivers. */
  readonly findings: readonly TopologyFinding[];
  /** Findings thinner than ten metres: two drawings of one border. */
  readonly slivers: number;
  /** Units above whose parts have been compared, of all of them. */
  readonly done: number;
  readonly total: number;
}

type Area = GeometryBatch['areas']['features'][number];
const polygonsOf = ({ geometry }: Area): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** Units with an area and the areas directly below them; war zones are sums of their townships and are passed over. */
export function families(units: UnitIndex, geometry: GeometryBatch): TopologyArea[][] {
  const areas = new Map<string, TopologyArea>();
  for (const area of geometry.areas.features) {
    const { id, level } = area.properties;
    if (level === 'zone') continue;
    const parent = units
      .pathUp(id)
      .slice(1)
      .find((above) => units.get(above)?.level !== 'zone');
    areas.set(id, { id, parent: parent ?? null, polygons: polygonsOf(area) });
  }
  const below = new Map<string, TopologyArea[]>();
  for (const area of areas.values())
    if (area.parent !== null) below.set(area.parent, [...(below.get(area.parent) ?? []), area]);
  return [...below].map(([parent, children]) => {
    const above = areas.get(parent);
    return above ? [{ ...above, parent: null }, ...children] : children;
  });
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Tells what has been found after every family; ends early when `signal` says so. */
export async function checkTopology(
  all: readonly TopologyArea[][],
  signal: AbortSignal,
  onReport: (report: TopologyReport) => void,
): Promise<void> {
  let report: TopologyReport = { findings: [], slivers: 0, done: 0, total: all.length };
  onReport(report);
  for (const family of all) {
    await pause();
    if (signal.aborted) return;
    const found = topologyFindings(family);
    report = {
      findings: [...report.findings, ...found.filter(({ isSliver }) => !isSliver)].sort(
        (a, b) => b.squareMetres - a.squareMetres,
      ),
      slivers: report.slivers + found.filter(({ isSliver }) => isSliver).length,
      done: report.done + 1,
      total: all.length,
    };
    onReport(report);
  }
}
