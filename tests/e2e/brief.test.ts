/** 简报: the preview, its figures, the saved Word file, a number that is given once, and the same document from the command line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BattleMap } from './driver/battle-map.ts';
import { ask, guatu } from './driver/guatu.ts';
import { Seat } from './driver/seat.ts';

const PATIENCE_MS = 120_000;

let seat: Seat;
let window: BattleMap;

/** Text of a Word file, without its marks. */
const wordText = (path: string): string =>
  strFromU8(unzipSync(readFileSync(path))['word/document.xml'] ?? new Uint8Array()).replaceAll(/<[^>]+>/g, '');
const files = (ending: string): string[] => {
  const folder = join(seat.data, 'exports');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)) : [];
};

beforeAll(async () => {
  seat = await Seat.start();
  window = await seat.window();
  await window.sitDown('张主任');
  await window.page.getByRole('navigation', { name: '工作模式' }).getByRole('button', { name: '简报' }).click();
  await window.page.locator('.brief-sheet canvas[data-painted]').first().waitFor({ timeout: PATIENCE_MS });
});
afterAll(() => seat.close());

describe('the weekly brief', () => {
  it('states the figures of the county and leads from a figure to its page', async () => {
    const { summary } = await ask<{ summary: { cleared: number; total: number } }>(seat.data, 'tally');
    const figures = await window.page
      .locator('.brief-figure')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
    expect(figures).toContain(String(summary.total));
    expect(figures).toContain(String(summary.cleared));
    await window.page.locator(`.brief-figure[aria-label="${summary.cleared}"]`).first().click();
    await window.page.getByRole('main', { name: '一览' }).waitFor();
    await window.page.getByRole('navigation', { name: '工作模式' }).getByRole('button', { name: '简报' }).click();
    await window.page.locator('.brief-sheet canvas[data-painted]').first().waitFor({ timeout: PATIENCE_MS });
  });

  it('is saved for Word with the same figures, and as a PDF', async () => {
    const { summary } = await ask<{ summary: { total: number } }>(seat.data, 'tally');
    await window.page.getByRole('button', { name: '存为 Word' }).click();
    await expect.poll(() => files('.docx').length, { timeout: PATIENCE_MS }).toBe(1);
    const text = wordText(join(seat.data, 'exports', files('.docx')[0] ?? ''));
    expect(text).toContain(`全县共有目标${summary.total.toLocaleString('en-US')}个`);
    const pdf = window.page.getByRole('button', { name: '存为 PDF' });
    await expect.poll(() => pdf.isEnabled(), { timeout: PATIENCE_MS }).toBe(true);
    await pdf.click();
    await expect.poll(() => files('.pdf').length, { timeout: PATIENCE_MS }).toBe(1);
  });

  it('is given its number once, by the page and then by the command line', async () => {
    await window.page.getByRole('button', { name: '编为〔2017〕第1期并印发' }).click();
    await window.page.getByText('已印发：〔2017〕第1期').waitFor({ timeout: PATIENCE_MS });
    await seat.watch.expectQuiet();
    const out = join(seat.folder.inside, 'daily.docx');
    const made = await ask<{ issue: { year: number; number: number } | null }>(
      seat.data,
      'brief',
      '--kind',
      'daily',
      '--issue',
      '--by',
      '张主任',
      '--out',
      out,
    );
    expect(made.issue).toMatchObject({ year: 2017, number: 2 });
    expect(wordText(out)).toContain('〔2017〕第2期');
  });
});

it('says which kinds there are, and leaves no file', async () => {
  const out = join(seat.folder.inside, 'x.docx');
  const refused = await guatu(['brief', '--data', seat.data, '--kind', '月报', '--out', out]);
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain('weekly');
  expect(existsSync(out)).toBe(false);
});
