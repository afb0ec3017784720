/** Builds the yardstick page once and serves it with the tiles of a county's archives. */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';

const PAGE = join(import.meta.dirname, 'bare-map');
const BUILT = join(import.meta.dirname, '..', '.artifacts', 'bare-map');

/** `archives` is the folder with `base.pmtiles` and `terrain.pmtiles`. Answers the address and how to stop. */
export async function serveBareMap(archives: string): Promise<{ origin: string; close(): void }> {
  await build({
    configFile: false,
    root: PAGE,
    base: './',
    logLevel: 'error',
    build: { outDir: BUILT, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 4096 },
    worker: { format: 'es' },
  });
  const server = createServer((request, response) => {
    const id = /^\/tiles\/([a-z]+)$/.exec(request.url?.split('?')[0] ?? '')?.[1];
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (id === undefined || !range) return answerFile(request.url ?? '/', response);
    const file = join(archives, `${id}.pmtiles`);
    const { size } = statSync(file);
    const [start, end] = [Number(range[1]), Math.min(Number(range[2]), size - 1)];
    response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${size}`, 'content-length': end - start + 1 });
    createReadStream(file, { start, end }).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${port}`, close };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
};

function answerFile(url: string, response: ServerResponse): void {
  const { pathname } = new URL(url, 'http://127.0.0.1');
  const file = join(BUILT, normalize(pathname === '/' ? '/index.html' : pathname));
  try {
    const body = readFileSync(file);
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}
