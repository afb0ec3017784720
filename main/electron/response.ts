/** An asset answer as the Response that Electron's scheme handler gives. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import type { AssetAnswer } from '../core/asset-server.ts';

/** Own schemes get no content decoding, so gzipped batches are unpacked here. */
export function responseOf({ status, headers, body }: AssetAnswer): Response {
  if (!body) return new Response(null, { status, headers });
  if ('file' in body) {
    const stream = Readable.toWeb(createReadStream(body.file, { start: body.from, end: body.to }));
    return new Response(stream as ReadableStream<Uint8Array>, { status, headers });
  }
  const { 'content-encoding': encoding, ...plain } = headers;
  const bytes = encoding === 'gzip' ? gunzipSync(body.bytes) : body.bytes;
  return new Response(new Uint8Array(bytes), { status, headers: encoding ? plain : headers });
}
