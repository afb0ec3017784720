/** The demonstration county as sheets get it: folded from its history on a day, with its archives behind a small server. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { demoSeed } from '../../../../main/core/demo-pack.ts';
import { householdPaint, targetPaint, unitPaint } from '../../../../renderer/app/paint-values.ts';
import { lit } from '../../../../renderer/db/lit-target.ts';
import type { MapArchive } from '../../../../renderer/map/archives.ts';
import { kindLayerId } from '../../../../renderer/map/kind-layers.ts';
import { type LayerId, PACK_IDS } from '../../../../renderer/map/packs/pack.ts';
import type { PictureCodec } from '../../../../renderer/paper/map/picture-codec.ts';
import type { PaperCounty } from '../../../../renderer/paper/map/map-request.ts';
import type { MeasureText } from '../../../../renderer/paper/marks.ts';
import { type Batch, batchSchema } from '../../../../shared/domain/batch.ts';
import { mergeGeometry } from '../../../../shared/domain/geometry.ts';
import { placedHouseholds } from '../../../../shared/domain/placed-households.ts';
import { emptyTally, summarise } from '../../../../shared/domain/tally.ts';
import type { Unit } from '../../../../shared/domain/unit.ts';
import { parseBody } from '../../../../shared/log/chain.ts';
import { createCounty, settingsOf, standingImports, thresholdsOf, unitIndex } from '../../../../shared/log/county.ts';
import { BulkFold } from '../../../../shared/log/fold.ts';
import { rollUp } from '../../../../shared/log/tallies.ts';

const PACK = join(import.meta.dirname, '../../../../geodata/pack/demo');
const DAY = '2017-12-01';

export interface DemoCounty {
  readonly county: PaperCounty;
  readonly units: readonly Unit[];
  readonly everything: readonly LayerId[];
  close(): void;
}

/** Answers byte ranges of the pack's archives. */
function serve(): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const bytes = readFileSync(join(PACK, `${(request.url ?? '').slice(1)}.pmtiles`));
    const [, from = '0', to = '0'] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    response.writeHead(206);
    response.end(bytes.subarray(Number(from), Number(to) + 1));
  });
  // A page takes longer than the usual patience with a silent connection.
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` });
    });
  });
}

export async function demoCounty(): Promise<DemoCounty> {
  const seed = await demoSeed(PACK);
  const batches = new Map<string, Batch>();
  const batch = (sha256: string): Batch => {
    const known = batches.get(sha256);
    if (known) return known;
    const bytes = seed.batches.get(sha256);
    if (!bytes) throw new Error(`no batch ${sha256}`);
    const made = batchSchema.parse(JSON.parse(gunzipSync(bytes).toString('utf8')));
    batches.set(sha256, made);
    return made;
  };
  const folded = createCounty(DAY);
  const fold = new BulkFold(folded, batch);
  for (const { body } of seed.records) {
    const operation = parseBody(body);
    if (!operation.ok) throw new Error(operation.error);
    fold.apply(operation.value);
  }
  fold.finish();
  const bodies = <K extends Batch['batch']>(as: K) =>
    standingImports(folded, as)
      .map((entry) => batch(entry.batch))
      .filter((found): found is Extract<Batch, { batch: K }> => found.batch === as);
  const geometry = mergeGeometry(bodies('geometry'));
  if (!geometry) throw new Error('no geometry');
  const judgement = { on: DAY, thresholds: thresholdsOf(folded) };
  const index = unitIndex(folded);
  const tallies = rollUp(index, folded.rows.values(), folded.blocks.values(), judgement);
  const units = [...index.all()];
  const kinds = settingsOf(folded)?.kinds ?? [];
  const { server, origin } = await serve();
  const archives = ['base', 'terrain'].map((id): MapArchive => ({
    id,
    kind: id === 'base' ? 'vector' : 'raster-dem',
    ...(id === 'terrain' ? { encoding: 'terrarium' } : {}),
    url: `${origin}/${id}`,
    headers: () => ({}),
  }));
  return {
    county: {
      geometry,
      kinds,
      households: placedHouseholds(bodies('households'), bodies('household-round')),
      archives,
      paint: {
        targets: [...folded.rows.values()].map((row) => targetPaint(lit(row, judgement))),
        units: units.map((unit) => {
          const tally = tallies.get(unit.id) ?? emptyTally();
          const summary = summarise(tally, index.peopleOf(unit.id), judgement.thresholds);
          return unitPaint({ unit: unit.id, tally, summary });
        }),
        households: [...folded.blocks.values()].map(householdPaint),
      },
    },
    units,
    everything: [...PACK_IDS, ...kinds.map((kind) => kindLayerId(kind.id))],
    close: () => server.close(),
  };
}

/** Chinese letters are square; the others about half as wide. */
export const roughMeasure: MeasureText = (text, size) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 1 : 0.56), 0) * size;

/** Pictures by a library of Node. */
export const nodeCodec: PictureCodec = {
  decode: (bytes) => {
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
    return Promise.resolve({ width, height, data: new Uint8ClampedArray(data) });
  },
  encode: ({ width, height, data }) => {
    const png = new PNG({ width, height });
    png.data = Buffer.from(data);
    return Promise.resolve({ type: 'image/png', bytes: new Uint8Array(PNG.sync.write(png)), width, height });
  },
};
