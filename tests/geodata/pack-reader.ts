/** Reads a pack from a folder or from memory, for tests. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PMTiles, type Source, tileIdToZxy } from 'pmtiles';
import { type Batch, batchSchema } from '../../shared/domain/batch.ts';
import { type PackManifest, packManifestSchema } from '../../shared/domain/pack.ts';

export interface OpenPack {
  readonly manifest: PackManifest;
  file(path: string): Uint8Array;
  batches(): Batch[];
}

export function openPack(manifest: unknown, file: (path: string) => Uint8Array): OpenPack {
  const checked = packManifestSchema.parse(manifest);
  return {
    manifest: checked,
    file,
    batches: () =>
      checked.batches.map(({ sha256 }) => {
        const bytes = gunzipSync(file(`batches/${sha256}.gz`));
        if (sha256Of(bytes) !== sha256) throw new Error(`batch ${sha256} is not what its name says`);
        return batchSchema.parse(JSON.parse(bytes.toString('utf8')));
      }),
  };
}

export function openPackFolder(folder: string): OpenPack {
  const file = (path: string): Uint8Array => readFileSync(join(folder, path));
  return openPack(JSON.parse(new TextDecoder().decode(file('manifest.json'))), file);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function openTiles(bytes: Uint8Array): PMTiles {
  const source: Source = {
    getKey: () => 'memory',
    getBytes: async (offset, length) => ({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer }),
  };
  return new PMTiles(source);
}

/** Every tile of an archive with its size, in the archive's order. */
export async function listTiles(bytes: Uint8Array): Promise<{ z: number; x: number; y: number; length: number }[]> {
  const archive = openTiles(bytes);
  const header = await archive.getHeader();
  const found: { z: number; x: number; y: number; length: number }[] = [];
  const walk = async (offset: number, length: number): Promise<void> => {
    for (const entry of await archive.cache.getDirectory(archive.source, offset, length, header)) {
      if (entry.runLength === 0) await walk(header.leafDirectoryOffset + entry.offset, entry.length);
      for (let k = 0; k < entry.runLength; k++) {
        const [z, x, y] = tileIdToZxy(entry.tileId + k);
        found.push({ z, x, y, length: entry.length });
      }
    }
  };
  await walk(header.rootDirectoryOffset, header.rootDirectoryLength);
  return found;
}
