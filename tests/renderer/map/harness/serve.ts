/** Serves the harness page: `npx tsx tests/renderer/map/harness/serve.ts PORT`. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Connect, createServer } from 'vite';
import react from '@vitejs/plugin-react';

const ROOT = resolve(import.meta.dirname, '../../../..');
const PACK = resolve(ROOT, 'geodata/pack/demo');

const tiles: Connect.NextHandleFunction = (request, response, next) => {
  const [, kind, id] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
  if (kind === 'demo') return batches(response);
  const file = resolve(PACK, `${id}.pmtiles`);
  const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
  if (kind !== 'tiles' || !range || !existsSync(file))
    return kind === 'tiles' ? void response.writeHead(404).end() : next();
  const [start, end] = [Number(range[1]), Math.min(Number(range[2]), statSync(file).size - 1)];
  response.writeHead(206, { 'content-length': end - start + 1 });
  createReadStream(file, { start, end }).pipe(response);
};

function batches(response: ServerResponse): void {
  const manifest = resolve(PACK, 'manifest.json');
  if (!existsSync(manifest)) return void response.writeHead(404).end();
  const entries = (JSON.parse(readFileSync(manifest, 'utf8')) as { batches: { batch: string; sha256: string }[] })
    .batches;
  const body = (as: string): string => {
    const entry = entries.find((item) => item.batch === as);
    return entry ? gunzipSync(readFileSync(resolve(PACK, `batches/${entry.sha256}.gz`))).toString() : 'null';
  };
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(`{"geometry":${body('geometry')},"households":${body('households')}}`);
}

const server = await createServer({
  root: import.meta.dirname,
  configFile: false,
  cacheDir: resolve(ROOT, 'node_modules/.vite-harness'),
  plugins: [react(), { name: 'tiles', configureServer: (vite) => void vite.middlewares.use(tiles) }],
  server: {
    port: Number(process.argv[2] ?? 5199),
    strictPort: true,
    host: '127.0.0.1',
    fs: { allow: [ROOT] },
    hmr: false,
    watch: null,
  },
  logLevel: 'warn',
});
await server.listen();
console.log('ready');
