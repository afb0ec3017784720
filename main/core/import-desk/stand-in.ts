/** Until coordinate systems are assessed: the plainest of answers. */
import type { CrsReport } from '../../../shared/host/import-calls.ts';
import type { Layer } from '../import/layer.ts';
import type { HeldCounty } from '../import/plan.ts';

export const assessCrs = (layer: Layer, _held: HeldCounty | null): CrsReport => ({
  stated: layer.crs?.text ?? null,
  crs: layer.crs ? 'wgs84' : null,
  sure: layer.crs !== null,
  choices: [
    { crs: 'wgs84', title: 'WGS 84' },
    { crs: 'gcj02', title: 'GCJ-02' },
  ],
});
