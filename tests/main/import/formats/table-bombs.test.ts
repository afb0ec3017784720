/** Small files that want to become large: each is refused within ten seconds and 300 megabytes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { partsOf, workbookOf, zipOf } from './xlsx-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'guatu-bombs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly outcome: string;
  readonly cpuMs: number;
  readonly megabytes: number;
}

/** In a process of its own, so that its memory is all that is measured. */
function readAlone(name: string, bytes: Uint8Array): Outcome {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const script = join(import.meta.dirname, 'read-once.ts');
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', script, path], { encoding: 'utf8' })) as Outcome;
}

const MEGABYTE = 1024 * 1024;
/** A text over and over, in as few bytes as a zip archive allows. */
const repeated = (text: string, bytes: number): Uint8Array => {
  const one = strToU8(text.repeat(Math.ceil(MEGABYTE / text.length)));
  const all = new Uint8Array(Math.floor(bytes / one.length) * one.length);
  for (let at = 0; at < all.length; at += one.length) all.set(one, at);
  return all;
};

/** A workbook with one part made of a head, a filling and no end. */
function withPart(name: string, head: string, filling: Uint8Array): Uint8Array {
  const parts = partsOf({ sheets: [{ name: '表', rows: '<row><c t="s"><v>0</v></c></row>' }] });
  const bytes = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]));
  return zipOf({ ...bytes, [name]: new Uint8Array(Buffer.concat([strToU8(head), filling])) });
}

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const BOMBS: readonly (readonly [name: string, outcomes: readonly string[], make: () => Uint8Array])[] = [
  [
    'a sheet of blanks',
    ['unpacked-ratio'],
    () => withPart(SHEET, '<worksheet><sheetData>', repeated(' ', 96 * MEGABYTE)),
  ],
  [
    'a sheet of equal cells',
    ['unpacked-ratio', 'too-many-cells'],
    () => withPart(SHEET, '<worksheet><sheetData><row>', repeated('<c><v>1</v></c>', 96 * MEGABYTE)),
  ],
  ['one tag without an end', ['file-broken'], () => withPart(SHEET, '<worksheet ', repeated('a', 96 * MEGABYTE))],
  [
    'shared texts, equal and long',
    ['unpacked-ratio'],
    () => withPart(STRINGS, '<sst>', repeated(`<si><t>${'长'.repeat(200)}</t></si>`, 96 * MEGABYTE)),
  ],
  [
    'one text without an end',
    ['unpacked-ratio'],
    () => withPart(STRINGS, '<sst><si><t>', repeated('长', 96 * MEGABYTE)),
  ],
  [
    'cells at the far edge of every row',
    ['too-many-cells'],
    () =>
      workbookOf({
        sheets: [
          {
            name: '表',
            rows: Array.from(
              { length: 2000 },
              (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
            ).join(''),
          },
        ],
      }),
  ],
  [
    'one cell in the last corner',
    ['1048576 lines'],
    () => workbookOf({ sheets: [{ name: '表', rows: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }] }),
  ],
  [
    'merges over merges',
    ['too-many-cells'],
    () =>
      workbookOf({
        sheets: [
          {
            name: '表',
            rows: '<row r="1"><c r="A1"><v>1</v></c></row><row r="5000"><c r="CV5000"><v>1</v></c></row>',
            after: `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(50_000)}</mergeCells>`,
          },
        ],
      }),
  ],
  [
    'entities of entities',
    ['xml-doctype'],
    () =>
      withPart(
        STRINGS,
        `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "长长长长">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${(i === 0 ? '&a;' : `&a${i - 1};`).repeat(10)}">`).join('')}]><sst><si><t>&a19;</t></si></sst>`,
        new Uint8Array(),
      ),
  ],
  [
    'a file from elsewhere',
    ['xml-doctype'],
    () =>
      withPart(
        STRINGS,
        '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>',
        new Uint8Array(),
      ),
  ],
  [
    'a million styles',
    ['1 lines', 'unpacked-too-large'],
    () => withPart('xl/styles.xml', '<styleSheet><cellXfs>', repeated('<xf numFmtId="14"/>', 80 * MEGABYTE)),
  ],
];

describe('a workbook with', () => {
  it.each(BOMBS)('%s does no harm', (_name, outcomes, make) => {
    const { outcome, cpuMs, megabytes } = readAlone('bomb.xlsx', make());
    expect(outcomes).toContain(outcome);
    expect(cpuMs).toBeLessThan(10_000);
    expect(megabytes).toBeLessThan(300);
  });
});

describe('a text with', () => {
  it.each([
    ['nothing but commas', 'bomb.csv', ',', 14 * MEGABYTE],
    ['nothing but lines', 'bomb.csv', '\n', 14 * MEGABYTE],
    ['nothing but cells of a web page', 'bomb.xls', '<td>', 14 * MEGABYTE],
  ])('%s does no harm', (_name, file, text, bytes) => {
    const start = file.endsWith('.xls') ? '<html><table>' : '户\n';
    const filling = repeated(text, bytes);
    const whole = new Uint8Array(Buffer.concat([strToU8(start), filling]));
    const { outcome, cpuMs, megabytes } = readAlone(file, whole);
    expect(outcome).toBe('too-many-cells');
    expect(cpuMs).toBeLessThan(10_000);
    expect(megabytes).toBeLessThan(300);
  });
});
