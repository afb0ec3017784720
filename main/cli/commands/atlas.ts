/** `guatu atlas`: a sheet a war zone, township or village, as one PDF or as PNGs in a folder that can be gone on with. */
import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { LIGHTS } from '../../../shared/domain/light.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { writeDurably } from '../../core/durable-file.ts';
import { sheetZh } from '../../text/sheet-command-zh.ts';
import { dataFolderOf, findUnit, openToRead } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { type CommandRefusal, done, misused, type Outcome, refused } from '../outcome.ts';
import { fetchTo, whyUnwritable, withPage } from '../paper-page.ts';
import { type AtlasPlan, SHEET_FLAGS, SHEET_MS, sheetArguments, throughDoor } from '../sheet-flags.ts';

export const flags = {
  ...SHEET_FLAGS,
  by: { type: 'string' },
  within: { type: 'string' },
  light: { type: 'string', multiple: true },
  filter: { type: 'string' },
  sort: { type: 'string' },
} as const;
export const words: readonly string[] = [];

const LEVELS = ['war-zone', 'township', 'village'];
const SORTS = ['order', 'name', 'behind', 'progress'];
/** In the folder beside the sheets: what they were made of. */
const RECORD = 'atlas.json';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Sheets of the folder that were made of the same: by file. */
async function sameSheets(folder: string, digest: string): Promise<Set<string>> {
  try {
    const kept = JSON.parse(await readFile(join(folder, RECORD), 'utf8')) as { digest?: string; files?: string[] };
    return new Set(kept.digest === digest ? (kept.files ?? []) : []);
  } catch {
    return new Set();
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile() && found.size > 0,
    () => false,
  );

async function intoFolder(
  page: Page,
  plan: AtlasPlan,
  folder: string,
  dotsPerInch: number,
): Promise<Result<{ skipped: number }, CommandRefusal>> {
  const same = await sameSheets(folder, plan.digest);
  const files: string[] = [];
  let skipped = 0;
  for (const [i, { unit, name, file }] of plan.sheets.entries()) {
    const path = join(folder, file);
    if (same.has(file) && (await isThere(path))) {
      skipped += 1;
      files.push(file);
      continue;
    }
    say(sheetZh.progress(i + 1, plan.sheets.length, name));
    const place = { sheet: i + 1, sheets: plan.sheets.length };
    const sheet = await throughDoor(page, 'sheet', { unit, format: 'png', dotsPerInch, place });
    if (!sheet.ok) return sheet;
    const written = await fetchTo(page, sheet.value.bytes, path);
    if (!written.ok) return written;
    files.push(file);
    // After every sheet, so that whatever cuts it short costs one.
    const kept = [...new Set([...same, ...files])];
    await writeDurably(join(folder, RECORD), JSON.stringify({ digest: plan.digest, files: kept }));
  }
  return ok({ skipped });
}

export async function run(args: Arguments): Promise<Outcome> {
  const asked = sheetArguments(args);
  if (!asked.ok) return misused(asked.error);
  const { template, asOf, dotsPerInch, fields } = asked.value;
  const by = args.text('by');
  if (by === undefined) return misused({ reason: 'missing-flag', flag: '--by' });
  const bad = (flag: string, value: string, expected: readonly string[]): Outcome =>
    misused({ reason: 'bad-value', flag, value, expected: expected.join(' | ') });
  if (!LEVELS.includes(by)) return bad('--by', by, LEVELS);
  const sort = args.text('sort') ?? 'order';
  if (!SORTS.includes(sort)) return bad('--sort', sort, SORTS);
  const lights = args.texts('light');
  const strange = lights.find((light) => !LIGHTS.some((it) => it === light));
  if (strange !== undefined) return bad('--light', strange, LIGHTS);
  const path = resolve(asked.value.out);
  const isPdf = extname(path).toLowerCase() === '.pdf';
  if (!isPdf) await mkdir(path, { recursive: true }).catch(() => undefined);
  const unwritable = await whyUnwritable(isPdf ? dirname(path) : path);
  if (unwritable !== null) return refused({ reason: 'unwritable', path, message: unwritable });
  const opened = await openToRead(dataFolderOf(args));
  if (!opened.ok) return refused(opened.error);
  const { host, close } = opened.value;
  try {
    const within = findUnit(host.county, args.text('within'));
    if (!within.ok) return misused(within.error);
    const words = args.text('filter');
    const atlas = {
      by,
      sort,
      lights,
      ...(within.value ? { within: within.value.id } : {}),
      ...(words === undefined ? {} : { words }),
    };
    const made = await withPage(host, { door: 'guatuSheet', timeoutMs: SHEET_MS }, async (page) => {
      const begun = await throughDoor(page, 'open', { template, fields, ...(asOf === null ? {} : { asOf }) });
      if (!begun.ok) return begun;
      const plan = await throughDoor(page, 'plan', atlas, dotsPerInch);
      if (!plan.ok) return plan;
      if (plan.value.without.length > 0) say(sheetZh.without(plan.value.without));
      if (!isPdf) {
        const filled = await intoFolder(page, plan.value, path, dotsPerInch);
        return filled.ok ? ok({ plan: plan.value, skipped: filled.value.skipped }) : filled;
      }
      await page.exposeFunction('guatuSheetProgress', (number: number, of: number, name: string) =>
        say(sheetZh.progress(number, of, name)),
      );
      const file = await throughDoor(page, 'atlas', dotsPerInch);
      if (!file.ok) return file;
      const written = await fetchTo(page, file.value.bytes, path);
      return written.ok ? ok({ plan: plan.value, skipped: 0 }) : written;
    });
    if (!made.ok) return refused(made.error);
    const { plan, skipped } = made.value;
    const value = { out: path, sheets: plan.sheets.length, skipped, without: plan.without.length, digest: plan.digest };
    return done(value, sheetZh.atlasMade(path, plan.sheets.length, skipped));
  } finally {
    await close();
  }
}
