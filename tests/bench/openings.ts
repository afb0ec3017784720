/** Opening: the first time (the projection is built), again (it is there), and the bare map for comparison. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chromium } from '../e2e/driver/chromium.ts';
import { viewOf } from './county-place.ts';
import { heapOf, idleAfter, probe } from './page-probes.ts';
import { rendererMemory } from './process-memory.ts';

export interface Opening {
  /** Navigation → map idle, ms. */
  readonly idle: number;
  /** After a collection, MB. */
  readonly heap: number;
  readonly resident: number;
}

export const WINDOW = { width: 1366, height: 768 };

/** A new browser process on `profile` opens `url` and is closed again. */
export async function open(url: string, profile: string): Promise<Opening> {
  const browser = await Chromium.start(profile);
  try {
    await probe(browser.context);
    const page = await browser.context.newPage();
    await page.setViewportSize(WINDOW);
    await page.goto(url);
    const idle = await idleAfter(page);
    const resident = rendererMemory(browser.pid);
    return { idle, resident, heap: await heapOf(await browser.context.newCDPSession(page)) };
  } finally {
    await browser.close();
  }
}

export interface Openings {
  readonly first: Opening[];
  readonly again: Opening[];
  readonly bare: Opening[];
}

/** Alternates, so that a busy moment of the machine meets all three. */
export async function compareOpenings(
  app: string,
  bareOrigin: string,
  map: { width: number; height: number },
  rounds: number,
): Promise<Openings> {
  const { lng, lat, zoom } = viewOf(map);
  const bareUrl = `${bareOrigin}/?lng=${lng}&lat=${lat}&zoom=${zoom}&width=${map.width}&height=${map.height}`;
  const openings: Openings = { first: [], again: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    const profile = mkdtempSync(join(tmpdir(), 'guatu-bench-'));
    openings.bare.push(await open(bareUrl, join(profile, 'bare')));
    openings.first.push(await open(app, join(profile, 'app')));
    openings.bare.push(await open(bareUrl, join(profile, 'bare')));
    openings.again.push(await open(app, join(profile, 'app')));
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return openings;
}
