/** Files in one archive, stored as they are: pictures are compressed already. */
import { Zip, ZipPassThrough } from 'fflate';

export async function storedZip(files: readonly { readonly name: string; readonly blob: Blob }[]): Promise<Blob> {
  const parts: BlobPart[] = [];
  let done: (error: Error | null) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    done = (error) => (error ? reject(error) : resolve());
  });
  const zip = new Zip((error, part, isLast) => {
    if (error) return done(error);
    parts.push(new Uint8Array(part));
    if (isLast) done(null);
  });
  for (const { name, blob } of files) {
    const file = new ZipPassThrough(name);
    zip.add(file);
    file.push(new Uint8Array(await blob.arrayBuffer()), true);
  }
  zip.end();
  await ended;
  return new Blob(parts, { type: 'application/zip' });
}
