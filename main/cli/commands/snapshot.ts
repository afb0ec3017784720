/** `guatu snapshot`: a picture of the map for a report, made by the same page that people see. */
import { resolve } from 'node:path';
import { isDay } from '../../../shared/domain/day.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { CountyHost } from '../../core/county-host.ts';
import { writeDurably } from '../../core/durable-file.ts';
import { snapshotText } from '../../text/tally-zh.ts';
import { dataFolderOf, findUnit, openToRead } from '../county-access.ts';
import type { Arguments, UsageFault } from '../flags.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';
import { withPage } from '../paper-page.ts';

export const flags = {
  out: { type: 'string' },
  size: { type: 'string' },
  unit: { type: 'string' },
  theme: { type: 'string' },
  measure: { type: 'string' },
  'as-of': { type: 'string' },
} as const;
export const words: readonly string[] = [];

const THEMES = ['paper', 'night'];
const MEASURES = ['progress', 'light', 'poverty', 'households'];
/** Pixels on the longer side; larger sheets are made in tiles by another command. */
const MOST_PIXELS = 8192;
const PICTURE_MS = 180_000;

interface PictureOptions {
  readonly width: number;
  readonly height: number;
  readonly unit: string | null;
  readonly theme: string;
  readonly measure: string;
  readonly asOf: string | null;
}

function optionsOf(args: Arguments): PictureOptions | UsageFault {
  const bad = (flag: string, value: string, expected: string): UsageFault => ({
    reason: 'bad-value',
    flag,
    value,
    expected,
  });
  const size = args.text('size') ?? '1920x1080';
  const match = /^(\d{3,4})[xX×](\d{3,4})$/.exec(size);
  const [width, height] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (width < 400 || height < 300 || Math.max(width, height) > MOST_PIXELS) {
    return bad('--size', size, `1920x1080 (400x300 – ${MOST_PIXELS}x${MOST_PIXELS})`);
  }
  const theme = args.text('theme') ?? 'paper';
  if (!THEMES.includes(theme)) return bad('--theme', theme, THEMES.join(' | '));
  const measure = args.text('measure') ?? 'progress';
  if (!MEASURES.includes(measure)) return bad('--measure', measure, MEASURES.join(' | '));
  const asOf = args.text('as-of') ?? null;
  if (asOf !== null && !isDay(asOf)) return bad('--as-of', asOf, '2017-12-01');
  return { width, height, unit: null, theme, measure, asOf };
}

export async function run(args: Arguments): Promise<Outcome> {
  const out = args.text('out');
  if (!out) return misused({ reason: 'missing-flag', flag: '--out' });
  if (!out.toLowerCase().endsWith('.png'))
    return misused({ reason: 'bad-value', flag: '--out', value: out, expected: 'map.png' });
  const options = optionsOf(args);
  if ('reason' in options) return misused(options);
  const opened = await openToRead(dataFolderOf(args));
  if (!opened.ok) return refused(opened.error);
  const { host, close } = opened.value;
  try {
    const unit = findUnit(host.county, args.text('unit'));
    if (!unit.ok) return misused(unit.error);
    return await takePicture(host, { ...options, unit: unit.value?.id ?? null }, resolve(out));
  } finally {
    await close();
  }
}

async function takePicture(host: CountyHost, options: PictureOptions, path: string): Promise<Outcome> {
  const taken = await withPage(host, { door: 'guatuSnapshot', timeoutMs: PICTURE_MS }, async (page) => {
    const { base64, numbers } = await page.evaluate(
      (asked) =>
        (
          globalThis as unknown as { guatuSnapshot: (o: typeof asked) => Promise<{ base64: string; numbers: object }> }
        ).guatuSnapshot(asked),
      options,
    );
    const png = Buffer.from(base64, 'base64');
    try {
      await writeDurably(path, png);
    } catch (error) {
      return fail({ reason: 'unwritable', path, message: error instanceof Error ? error.message : String(error) });
    }
    return ok({ bytes: png.length, numbers });
  });
  if (!taken.ok) return refused(taken.error);
  const { width, height, unit } = options;
  const value = { out: path, bytes: taken.value.bytes, width, height, unit, numbers: taken.value.numbers };
  return done(value, snapshotText(value));
}
