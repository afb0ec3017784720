/** Three sorts of tests: plain ones in Node, ones that need a real browser's database and page, and whole-application ones. */
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { headlessBrowserPath } from './main/cli/headless-browser.ts';

const executablePath = await headlessBrowserPath();

const launchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-sandbox',
  ],
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/e2e/**'],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        publicDir: 'geodata/pack/demo',
        // Found only while tests run, these would make the page reload under a running test.
        optimizeDeps: {
          include: [
            '@ant-design/icons',
            '@turf/turf',
            'antd',
            'antd/locale/zh_CN',
            'axe-core',
            'dexie-react-hooks',
            'flatbush',
            'minisearch',
            'pinyin-pro',
            'react-dom/client',
            'zustand',
            'zustand/middleware',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium', viewport: { width: 1366, height: 768 } }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/build-once.ts'],
          // Seats are opened anew on a county of 37,000 operations, drawn by the processor.
          testTimeout: 480_000,
          hookTimeout: 480_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
