/** A zip as a stream of pieces: parts are stored as they are, one after the other, so that no more than one is in memory. */
import { createHash } from 'node:crypto';
import { Zip, ZipPassThrough } from 'fflate';
import type { PackagePart } from './county-manifest.ts';

export type PartSource = AsyncIterable<{
  readonly path: string;
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
}>;

/** `last` is made when every other part has been written, from what they were. */
export async function* zipStream(
  parts: PartSource,
  last: (written: readonly PackagePart[]) => { readonly path: string; readonly bytes: Uint8Array },
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const taken = (): Uint8Array[] => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  const written: PackagePart[] = [];
  for await (const { path, bytes } of parts) {
    const entry = new ZipPassThrough(path);
    zip.add(entry);
    const hash = createHash('sha256');
    let length = 0;
    for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
      hash.update(piece);
      length += piece.length;
      entry.push(piece);
      yield* taken();
    }
    entry.push(new Uint8Array(0), true);
    written.push({ path, bytes: length, sha256: hash.digest('hex') });
    yield* taken();
  }
  const end = last(written);
  const entry = new ZipPassThrough(end.path);
  zip.add(entry);
  entry.push(end.bytes, true);
  zip.end();
  yield* taken();
}
