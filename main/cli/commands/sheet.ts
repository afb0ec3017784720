/** `guatu sheet`: one sheet from a template as PNG or PDF, made by the page that people see. */
import { dirname, extname, resolve } from 'node:path';
import { sheetZh } from '../../text/sheet-command-zh.ts';
import { dataFolderOf, findUnit, openToRead } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';
import { fetchTo, whyUnwritable, withPage } from '../paper-page.ts';
import { SHEET_FLAGS, SHEET_MS, sheetArguments, throughDoor } from '../sheet-flags.ts';

export const flags = { ...SHEET_FLAGS, unit: { type: 'string' } } as const;
export const words: readonly string[] = [];

export async function run(args: Arguments): Promise<Outcome> {
  const asked = sheetArguments(args);
  if (!asked.ok) return misused(asked.error);
  const { template, asOf, dotsPerInch, fields } = asked.value;
  const path = resolve(asked.value.out);
  const ending = extname(path).toLowerCase();
  if (ending !== '.png' && ending !== '.pdf')
    return misused({ reason: 'bad-value', flag: '--out', value: asked.value.out, expected: 'F.png | F.pdf' });
  const format = ending === '.png' ? 'png' : 'pdf';
  const unwritable = await whyUnwritable(dirname(path));
  if (unwritable !== null) return refused({ reason: 'unwritable', path, message: unwritable });
  const opened = await openToRead(dataFolderOf(args));
  if (!opened.ok) return refused(opened.error);
  const { host, close } = opened.value;
  try {
    const unit = findUnit(host.county, args.text('unit'));
    if (!unit.ok) return misused(unit.error);
    const made = await withPage(host, { door: 'guatuSheet', timeoutMs: SHEET_MS }, async (page) => {
      const begun = await throughDoor(page, 'open', { template, fields, ...(asOf === null ? {} : { asOf }) });
      if (!begun.ok) return begun;
      const sheet = await throughDoor(page, 'sheet', { unit: unit.value?.id ?? '', format, dotsPerInch });
      if (!sheet.ok) return sheet;
      const written = await fetchTo(page, sheet.value.bytes, path);
      return written.ok ? sheet : written;
    });
    if (!made.ok) return refused(made.error);
    const { bytes, width, height } = made.value;
    return done({ out: path, bytes, width, height, dpi: dotsPerInch, format }, sheetZh.made(path, bytes));
  } finally {
    await close();
  }
}
