/** Builds the three parts: main processes (Electron, HTTP shell, command line), preload script and renderer. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { rendererConfig } from './vite.renderer.ts';

const here = import.meta.dirname;

/** Packages that must stay on disk: they carry binaries or find their own files. */
const EXTERNAL = ['electron', 'playwright-core', '@sparticuz/chromium'];

const entries = {
  electron: 'main/electron/index.ts',
  http: 'main/http/serve.ts',
  cli: 'main/cli/index.ts',
  'import-worker': 'main/core/import-desk/import-worker.ts',
};

/** SQLite's engine is no script and would not be bundled: it lies beside the code. */
const sqliteEngine: Plugin = {
  name: 'sqlite-engine',
  generateBundle() {
    const source = readFileSync(resolve(here, 'node_modules/sql.js/dist/sql-wasm.wasm'));
    this.emitFile({ type: 'asset', fileName: 'sql-wasm.wasm', source });
  },
};

export default defineConfig({
  main: {
    plugins: [sqliteEngine],
    build: {
      outDir: 'out/main',
      target: 'node20',
      minify: false,
      sourcemap: false,
      // Plain packages are bundled: one file less to look for at start, and the package stays small.
      externalizeDeps: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(resolve(here, path)))),
        external: EXTERNAL,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(here, 'main/electron/preload.ts') },
        external: ['electron'],
        // A sandboxed preload script has to be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...rendererConfig,
    root: resolve(here, 'renderer'),
    build: {
      ...rendererConfig.build,
      outDir: resolve(here, 'out/renderer'),
      rolldownOptions: { input: resolve(here, 'renderer/index.html') },
    },
  },
});
