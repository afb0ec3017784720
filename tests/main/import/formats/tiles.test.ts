/** Tile archives: what becomes a base map, what it becomes in the data folder, and what is refused whole. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PMTiles, type Source } from 'pmtiles';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PACK_FOLDER } from '../../../../main/core/app-files.ts';
import { findArchives } from '../../../../main/core/archives.ts';
import { readMbTiles } from '../../../../main/core/import/formats/mbtiles.ts';
import { readPmTiles } from '../../../../main/core/import/formats/pmtiles.ts';
import type { Reader } from '../../../../main/core/import/formats/format.ts';
import { commitTiles, holdsTiles } from '../../../../main/core/import/tiles-commit.ts';
import type { TilesArchive } from '../../../../main/core/import/tiles.ts';
import { databaseBytes } from '../../../support/files/database-bytes.ts';
import { mbtilesBytes, PICTURES, pmtilesBytes, pngTile, vectorTile } from '../../../support/files/tile-bytes.ts';
import { utf8Bytes } from '../held.ts';

async function archiveOf(reader: Reader, bytes: Uint8Array, name = '影像.pmtiles'): Promise<TilesArchive> {
  const layers = await reader({ name, files: [{ name, bytes }] });
  if (!layers.ok) throw new Error(JSON.stringify(layers.error));
  const tiles = layers.value[0]?.tiles;
  if (!tiles) throw new Error('no tiles');
  return tiles;
}
const refusalOf = async (reader: Reader, bytes: Uint8Array): Promise<unknown> => {
  const layers = await reader({ name: 'a', files: [{ name: 'a', bytes }] });
  return layers.ok ? 'read' : layers.error;
};
/** Tile of an archive, through the library that the map reads with. */
async function tileOf(bytes: Uint8Array, z: number, x: number, y: number): Promise<Buffer | null> {
  const source: Source = {
    getKey: () => 'memory',
    getBytes: async (offset, length) => ({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer }),
  };
  const tile = await new PMTiles(source).getZxy(z, x, y);
  return tile ? Buffer.from(tile.data) : null;
}

const VECTOR = {
  tileType: 1,
  tileCompression: 2,
  metadata: { vector_layers: [{ id: 'land' }, { id: 'ways' }] },
} as const;

describe('a PMTiles archive', () => {
  it('of pictures is a base map of pictures, byte for byte', async () => {
    const bytes = pmtilesBytes();
    const archive = await archiveOf(readPmTiles, bytes);
    expect(archive).toMatchObject({ kind: 'raster', title: '影像', minZoom: 0, maxZoom: 1, tiles: 3 });
    expect(archive.id).toBe(`tiles-${archive.sha256.slice(0, 16)}`);
    expect(archive.bytes).toBe(bytes);
  });

  it.each([
    ['terrarium', { encoding: 'terrarium' }, 'terrarium'],
    ['mapbox', { encoding: 'mapbox' }, 'mapbox'],
    ['terrain-rgb by name', { name: 'county terrain-rgb' }, 'mapbox'],
  ])('that says %s is relief', async (_name, metadata, encoding) =>
    expect(await archiveOf(readPmTiles, pmtilesBytes(PICTURES, { metadata }))).toMatchObject({
      kind: 'raster-dem',
      encoding,
    }),
  );

  it('of vector tiles names their layers', async () => {
    const bytes = pmtilesBytes([{ z: 0, x: 0, y: 0, data: vectorTile() }], { ...VECTOR, maxZoom: 0 });
    expect(await archiveOf(readPmTiles, bytes)).toMatchObject({ kind: 'vector', layers: ['land', 'ways'] });
  });

  it('of vector tiles that nobody described names the layers in them', async () => {
    const bytes = pmtilesBytes([{ z: 0, x: 0, y: 0, data: vectorTile() }], { ...VECTOR, metadata: {}, maxZoom: 0 });
    expect(await archiveOf(readPmTiles, bytes)).toMatchObject({ kind: 'vector', layers: ['land', 'ways'] });
  });

  it.each([
    ['base', { kind: 'vector', minZoom: 6, maxZoom: 14 }],
    ['terrain', { kind: 'raster-dem', encoding: 'terrarium' }],
  ])('of the demonstration, %s, is sound', async (id, facts) => {
    const bytes = await readFile(join(DEMO_PACK_FOLDER, `${id}.pmtiles`));
    const { bytes: _bytes, ...found } = await archiveOf(readPmTiles, bytes);
    expect(found).toMatchObject(facts);
  });

  it('with leaf directories is walked whole', async () => {
    const tiles = Array.from({ length: 20_000 }, (_, i) => ({
      z: 9,
      x: i % 512,
      y: Math.floor(i / 512),
      // A picture's first bytes are all that is looked at; the rest tells the tiles apart.
      data: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, i % 256, Math.floor(i / 256)]),
    }));
    expect(await archiveOf(readPmTiles, pmtilesBytes(tiles, { minZoom: 9, maxZoom: 9 }))).toMatchObject({
      tiles: 20_000,
    });
  });

  const patched = (at: number, ...values: number[]): Uint8Array => {
    const bytes = pmtilesBytes().slice();
    bytes.set(values, at);
    return bytes;
  };
  const one = (data: Uint8Array, info = {}): Uint8Array =>
    pmtilesBytes([{ z: 0, x: 0, y: 0, data }], { maxZoom: 0, ...info });
  it.each([
    ['no archive', utf8Bytes('no archive at all'), { reason: 'not-tiles' }],
    ['version 2', patched(7, 2), { reason: 'tiles-version', version: 2 }],
    ['its end cut off', pmtilesBytes().slice(0, -100), { reason: 'not-tiles' }],
    ['no tiles', pmtilesBytes([]), { reason: 'tiles-empty' }],
    ['AVIF pictures', patched(99, 5), { reason: 'tiles-unsupported', found: 'AVIF' }],
    ['an unknown type', patched(99, 77), { reason: 'tiles-unsupported', found: '77' }],
    ['zstd inside', patched(97, 4), { reason: 'tiles-unsupported', found: 'zstd' }],
    ['zooms the wrong way round', patched(100, 9, 2), { reason: 'tiles-bounds' }],
    ['bounds beyond the earth', patched(102, 0xff, 0xff, 0xff, 0x7f), { reason: 'tiles-bounds' }],
    ['a broken directory', patched(140, 0, 0, 0, 0), { reason: 'not-tiles' }],
    ['a tile that is no picture', one(utf8Bytes('<html>')), { reason: 'tile-broken', tile: '0/0/0' }],
    ['a picture of another kind', one(pngTile(1, 2, 3), { tileType: 3 }), { reason: 'tile-broken', tile: '0/0/0' }],
    [
      'a tile over 5 MB',
      one(new Uint8Array(5 * 1024 * 1024 + 1)),
      { reason: 'tile-too-large', tile: '0/0/0', most: 5 },
    ],
    [
      'a tile that unpacks to 100 MB',
      one(gzipSync(new Uint8Array(100 * 1024 * 1024)), VECTOR),
      { reason: 'tile-too-large', tile: '0/0/0', most: 5 },
    ],
    [
      'a vector tile of noise',
      one(gzipSync(Uint8Array.from([0x1a, 0xff, 0xff, 3, 1])), VECTOR),
      { reason: 'tile-broken', tile: '0/0/0' },
    ],
  ])('with %s is refused', async (_name, bytes, problem) =>
    expect(await refusalOf(readPmTiles, bytes)).toEqual({ severity: 'error', ...problem }),
  );
});

describe('an MBTiles file', () => {
  it.each(['plain', 'map-images', 'shallow'] as const)(
    'kept %s becomes an archive with north at the top',
    async (layout) => {
      const archive = await archiveOf(
        readMbTiles,
        await mbtilesBytes(PICTURES, { format: 'png' }, layout),
        '影像.mbtiles',
      );
      expect(archive).toMatchObject({ kind: 'raster', title: '影像', minZoom: 0, maxZoom: 1, tiles: 3 });
      for (const { z, x, y, data } of PICTURES) expect(await tileOf(archive.bytes, z, x, y)).toEqual(Buffer.from(data));
      expect(await tileOf(archive.bytes, 1, 0, 1)).toBeNull();
      expect(await refusalOf(readPmTiles, archive.bytes)).toBe('read');
    },
  );

  it('of vector tiles keeps them packed, with the names of their layers', async () => {
    const data = vectorTile();
    const json = JSON.stringify({ vector_layers: [{ id: 'land' }] });
    const archive = await archiveOf(
      readMbTiles,
      await mbtilesBytes([{ z: 0, x: 0, y: 0, data }], { format: 'pbf', json }),
    );
    expect(archive).toMatchObject({ kind: 'vector', layers: ['land'] });
    expect(Buffer.from(archive.bytes).includes(Buffer.from(data))).toBe(true);
  });

  it('without a word about its extent is as large as its tiles', async () => {
    const archive = await archiveOf(
      readMbTiles,
      await mbtilesBytes([{ z: 1, x: 1, y: 0, data: pngTile(1, 2, 3) }], {}),
    );
    const view = new DataView(archive.bytes.buffer, archive.bytes.byteOffset);
    expect([102, 106, 110, 114].map((at) => view.getInt32(at, true) / 1e7)).toEqual([0, 0, 180, 85.0511288]);
  });

  it.each([
    ['no database', utf8Bytes('nothing'), 'not-tiles'],
    ['no tiles', databaseBytes(['CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)']), 'tiles-empty'],
    ['other tables', databaseBytes(['CREATE TABLE a (b)']), 'not-tiles'],
    ['tiles without the usual columns', databaseBytes(['CREATE TABLE tiles (a)']), 'database-broken'],
    [
      'tiles that are an endless view',
      databaseBytes([
        'CREATE VIEW tiles AS WITH RECURSIVE r(zoom_level) AS (SELECT 0 UNION ALL SELECT zoom_level FROM r) SELECT * FROM r',
      ]),
      'not-tiles',
    ],
    ['a row beyond its level', mbtilesBytes([{ z: 1, x: 9, y: 0, data: pngTile(1, 2, 3) }]), 'tile-broken'],
    [
      'pictures of two kinds',
      mbtilesBytes([...PICTURES, { z: 1, x: 0, y: 1, data: Uint8Array.from([0xff, 0xd8, 0xff]) }]),
      'tile-broken',
    ],
  ])('with %s is refused', async (_name, bytes, reason) =>
    expect(await refusalOf(readMbTiles, await bytes)).toMatchObject({ severity: 'error', reason }),
  );
});

describe('in the data folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guatu-tiles-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('an archive stands beside the county’s own, once', async () => {
    const own = { archives: [{ id: 'base', kind: 'vector' }] };
    await writeFile(join(folder, 'index.json'), JSON.stringify(own));
    await writeFile(join(folder, 'base.pmtiles'), pmtilesBytes());
    const tiles = await archiveOf(readPmTiles, pmtilesBytes());
    expect(await holdsTiles(folder, tiles)).toBe(false);
    expect(await commitTiles(folder, tiles)).toEqual({ ok: true, value: true });
    expect(await commitTiles(folder, tiles)).toEqual({ ok: true, value: false });
    const { archives, notices } = await findArchives(folder);
    expect(notices).toEqual([]);
    expect([...archives.keys()]).toEqual(['base', tiles.id]);
    expect(archives.get(tiles.id)).toMatchObject({ kind: 'raster', title: '影像' });
    expect(archives.get('base')).not.toHaveProperty('title');
  });

  it('an archive that was damaged there is put right by importing it again', async () => {
    const tiles = await archiveOf(readPmTiles, pmtilesBytes());
    await commitTiles(folder, tiles);
    await writeFile(join(folder, `${tiles.id}.pmtiles`), 'damaged');
    expect(await commitTiles(folder, tiles)).toEqual({ ok: true, value: true });
    expect(Buffer.from(tiles.bytes).equals(await readFile(join(folder, `${tiles.id}.pmtiles`)))).toBe(true);
  });

  it('a broken index is not written over', async () => {
    await writeFile(join(folder, 'index.json'), '{');
    const put = await commitTiles(folder, await archiveOf(readPmTiles, pmtilesBytes()));
    expect(put.ok).toBe(false);
    expect(await readFile(join(folder, 'index.json'), 'utf8')).toBe('{');
  });
});
