/**
 * `npx tsx tests/bench/paper-cost.ts`: the demonstration county on paper, in a real browser without a GPU: an A3 sheet for each
 * township as one PDF, one A3 sheet at 300 dpi and an A0 sheet at 200 dpi as PNG, and the most memory the page's process took.
 * QGIS took 40.1 s and 76.5 MB for the 27 pages, 61.5 s for 27 pictures (PERFORMANCE.md, another machine).
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { headlessBrowserPath } from '../../main/cli/headless-browser.ts';
import { demoCounty } from '../renderer/paper/map/demo-county.ts';
import type { PaperCosts } from './paper/in-page.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'guatu-paper-'));

const demo = await demoCounty();
const sent = JSON.stringify({ county: demo.county, units: demo.units, everything: demo.everything }, (_, value) =>
  value instanceof Uint8Array ? { bytes: [...value] } : value,
);
demo.close();

const server = await createServer({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  cacheDir: join(folder, 'vite'),
  publicDir: join(ROOT, 'geodata/pack/demo'),
  server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  optimizeDeps: { include: ['@cantoo/pdf-lib', 'fontkit', 'maplibre-gl'] },
  plugins: [
    {
      name: 'county',
      configureServer: ({ middlewares }) => {
        middlewares.use('/county.json', (_, response) => response.end(sent));
        middlewares.use('/bench.html', (_, response) => response.setHeader('content-type', 'text/html').end('<body>'));
      },
    },
  ],
});
await server.listen();
const executablePath = await headlessBrowserPath();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--use-angle=swiftshader', '--disable-background-networking', '--no-first-run'],
});

/** Most resident memory of a page's process so far, MB: the largest of Chromium's renderers. */
function peakOfRenderers(): number {
  let most = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue;
      const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      most = Math.max(most, Number(peak ?? 0) / 1024);
    } catch {
      // It has ended meanwhile.
    }
  return Math.round(most);
}

try {
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}bench.html`);
  const costs = await page.evaluate(async (): Promise<PaperCosts> => {
    const path = '/tests/bench/paper/in-page.ts';
    const module = (await import(path)) as { paperCosts: () => Promise<PaperCosts> };
    return await module.paperCosts();
  });
  console.log(JSON.stringify({ ...costs, peakMB: peakOfRenderers() }, null, 2));
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
