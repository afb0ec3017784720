/** All files of a pack in memory, the manifest last. */
import { createHash } from 'node:crypto';
import type { Batch } from '../../shared/domain/batch.ts';
import type { PackBatch, PackManifest } from '../../shared/domain/pack.ts';
import { type County, makeCounty } from '../county.ts';
import { buildHistory, type Stored } from '../history/build-history.ts';
import { historyFile } from '../history/history-file.ts';
import { historyCounts } from '../history/totals.ts';
import type { Preset } from '../preset.ts';
import { COUNTY_CODE, COUNTY_NAME } from '../units/codes.ts';
import { makeBaseArchive } from './base-archive.ts';
import { countAll, countBatch, makeBatches } from './batches.ts';
import { gzip } from './gzip.ts';
import { MARK } from './mark.ts';
import { makeTerrainArchive } from './terrain-archive.ts';

export const GENERATOR_VERSION = '1.0.0';
const LICENCE = 'CC0-1.0';

/** Bodies of operations, one a line, gzipped. */
const HISTORY_FILE = 'history.jsonl.gz';

export interface PackOptions {
  readonly history?: boolean;
  readonly note?: (stage: string) => void;
}

export interface Pack {
  readonly county: County;
  readonly manifest: PackManifest;
  /** By path inside the pack, without the manifest. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Generates the county and, unless told not to, its campaign; `note` is told when a stage is done. */
export function makePack(preset: Preset, { history = true, note = () => undefined }: PackOptions = {}): Pack {
  const county = makeCounty(preset, note);
  const files = new Map<string, Uint8Array>();
  const listed: PackBatch[] = [];
  const store = <B extends Batch>(as: string, batch: B): Stored<B> => {
    const bytes = new TextEncoder().encode(JSON.stringify(batch));
    const name = sha256(bytes);
    files.set(`batches/${name}.gz`, gzip(bytes));
    listed.push({ sha256: name, batch: batch.batch, as, counts: countBatch(batch) });
    return { sha256: name, batch };
  };
  const batches = makeBatches(county);
  const stored = {
    units: store('指挥链单位', batches.units),
    geometry: store('单位与目标图形', batches.geometry),
    targets: store('组组通公路与饮水安全台账', batches.targets),
    households: store('建档立卡贫困户分布', batches.households),
  };
  note('batches');
  files.set('terrain.pmtiles', makeTerrainArchive(county));
  note('terrain tiles');
  files.set('base.pmtiles', makeBaseArchive(county));
  note('base tiles');
  let campaign: PackManifest['history'];
  if (history) {
    const { records, batches: added, pictures, totals } = buildHistory({ seed: preset.seed, ...stored });
    for (const { batch, title } of added) store(title, batch);
    const reviews = added.filter(({ batch }) => batch.batch === 'household-review').length;
    for (const [name, bytes] of pictures) files.set(`attachments/${name}`, bytes);
    files.set(HISTORY_FILE, historyFile(records));
    campaign = { file: HISTORY_FILE, counts: { reviews, ...historyCounts(totals) } };
    note('history');
  }
  const all = Object.values(batches);
  const manifest: PackManifest = {
    format: 'guatu-pack',
    version: 1,
    name: COUNTY_NAME,
    county: COUNTY_CODE,
    mark: MARK,
    licence: LICENCE,
    generator: { name: 'guatu/geodata', version: GENERATOR_VERSION, seed: preset.seed, preset: preset.name },
    ...placeOf(all),
    area: preset.area,
    counts: countAll(all),
    archives: [
      {
        id: 'base',
        file: 'base.pmtiles',
        kind: 'vector',
        minZoom: preset.zooms.base[0],
        maxZoom: preset.zooms.base[1],
      },
      {
        id: 'terrain',
        file: 'terrain.pmtiles',
        kind: 'raster-dem',
        encoding: 'terrarium',
        tileSize: 256,
        minZoom: preset.zooms.terrain[0],
        maxZoom: preset.zooms.terrain[1],
      },
    ],
    batches: listed,
    ...(campaign ? { history: campaign } : {}),
    files: [...files].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
  };
  return { county, manifest, files };
}

/** Bounds and seat of the county, out of the batches. */
function placeOf(batches: readonly Batch[]): Pick<PackManifest, 'bounds' | 'center'> {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let center: [number, number] = [0, 0];
  for (const batch of batches) {
    if (batch.batch === 'units') center = batch.units.find((unit) => unit.level === 'county')?.at ?? center;
    if (batch.batch !== 'geometry') continue;
    for (const { geometry } of batch.borders.features) {
      for (const [lon, lat] of geometry.coordinates) {
        bounds[0] = Math.min(bounds[0], lon);
        bounds[1] = Math.min(bounds[1], lat);
        bounds[2] = Math.max(bounds[2], lon);
        bounds[3] = Math.max(bounds[3], lat);
      }
    }
  }
  return { bounds, center };
}
