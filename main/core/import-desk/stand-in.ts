/** Until inspection and coordinate systems are there: the plainest of answers. */
import type { CrsReport, KnownColumn, ColumnReport, ImportSort } from '../../../shared/host/import-calls.ts';
import type { Layer } from '../import/layer.ts';
import type { ChosenLayout, HeldCounty } from '../import/plan.ts';

export interface LayerInspection {
  readonly as: ImportSort | null;
  readonly kind: string | null;
  readonly score: number;
  readonly count: number;
  readonly headings: { readonly from: number; readonly to: number } | null;
  readonly columns: readonly ColumnReport[];
  readonly known: readonly KnownColumn[];
}
interface LayerWish {
  readonly file?: string;
  readonly as?: ImportSort;
  readonly kind?: string;
  readonly headings?: { readonly from: number; readonly to: number };
  readonly columns?: readonly (string | null)[];
  readonly remembered?: (as: ImportSort, kind: string | null) => ReadonlyMap<string, string | null> | undefined;
}

export function inspectLayer(layer: Layer, _county: HeldCounty | null, wish: LayerWish = {}): LayerInspection {
  const as = wish.as ?? (layer.geometries ? 'outline' : null);
  return {
    as,
    kind: wish.kind ?? null,
    score: 0,
    count: layer.grid.length - 1,
    headings: { from: 1, to: 1 },
    columns: (layer.grid[0] ?? []).map((title) => ({ title, samples: [], column: null, by: null })),
    known: [],
  };
}
export const chosenLayout = (_inspection: LayerInspection): ChosenLayout | undefined => undefined;
export const assessCrs = (layer: Layer, _held: HeldCounty | null): CrsReport => ({
  stated: layer.crs?.text ?? null,
  crs: layer.crs ? 'wgs84' : null,
  sure: layer.crs !== null,
  choices: [
    { crs: 'wgs84', title: 'WGS 84' },
    { crs: 'gcj02', title: 'GCJ-02' },
  ],
});
