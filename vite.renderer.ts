/** How the renderer is built: shared by electron-vite, the tests and the HTTP shell. */
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';

/** Put into the built page by the host on every answer (main/core/asset-server.ts). */
const NONCE_PLACE = '__CSP_NONCE__';

export const rendererConfig = {
  root: 'renderer',
  // Relative, so that the same files work under app://guatu/ and http://127.0.0.1:<port>/.
  base: './',
  plugins: [react()],
  html: { cspNonce: NONCE_PLACE },
  build: {
    outDir: 'out/renderer',
    emptyOutDir: true,
    target: 'es2022',
    minify: true,
    sourcemap: false,
    // Fonts, workers and pictures stay files: the page's policy allows no data: addresses for them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4096,
    rolldownOptions: { input: 'renderer/index.html' },
  },
  worker: { format: 'es' },
} satisfies UserConfig;
