/**
 * A browser without a window, for pictures: the installed one, else the one that comes as an npm package. Software GL,
 * so that it works on machines without a graphics card.
 */
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../core/browsers.ts';

const FLAGS = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Path of a browser to run; null when there is none and the packaged one does not fit this machine. */
export async function headlessBrowserPath(): Promise<string | null> {
  const installed = findBrowser();
  if (installed) return installed.path;
  try {
    const packaged = await import('@sparticuz/chromium');
    return await packaged.default.executablePath();
  } catch {
    return null;
  }
}

/** Null when there is no browser at all. */
export async function launchHeadless(): Promise<Browser | null> {
  const executablePath = await headlessBrowserPath();
  if (!executablePath) return null;
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, headless: true, args: [...FLAGS, ...(isRoot ? ['--no-sandbox'] : [])] });
}
