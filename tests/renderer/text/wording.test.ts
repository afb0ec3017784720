/** The two languages say the same things, and nothing is said anywhere else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MAP_TEXT_KEYS } from '../../../renderer/map/text-keys.ts';
import { en } from '../../../renderer/text/en.ts';
import { fill, setLanguage, t } from '../../../renderer/text/t.ts';
import { zhCn } from '../../../renderer/text/zh-cn.ts';

const RENDERER = join(import.meta.dirname, '../../../renderer');
/** Data about how place names sound, not wording. */
const DATA_FILES = ['app/search/place-pinyin.ts'];

const places = (template: string): string[] => [...new Set(template.match(/\{\w+\}/g) ?? [])].sort();

/** Source without comments; a `//` inside a string only hides more of the line. */
const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');

afterEach(() => setLanguage('zh-CN'));

describe('wording', () => {
  it('has the same keys and places in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zhCn).sort());
    for (const [key, template] of Object.entries(zhCn)) {
      expect([key, places(en[key as keyof typeof zhCn])]).toEqual([key, places(template)]);
    }
  });

  it('leaves nothing empty and no Chinese in English', () => {
    for (const [key, text] of [...Object.entries(zhCn), ...Object.entries(en)])
      expect([key, text.trim()]).not.toEqual([key, '']);
    for (const [key, text] of Object.entries(en)) expect([key, /[\u4e00-\u9fff]/.test(text)]).toEqual([key, false]);
  });

  it('has an entry for every key of the map', () => {
    for (const key of MAP_TEXT_KEYS) expect(zhCn[key]).toBeTruthy();
  });

  it('lives only in renderer/text', () => {
    const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
    expect(files.length).toBeGreaterThan(50);
    const chinese = files
      .filter((path) => !path.startsWith('text') && !DATA_FILES.includes(path))
      .filter((path) => /[\u4e00-\u9fff]/.test(withoutComments(readFileSync(join(RENDERER, path), 'utf8'))));
    expect(chinese).toEqual([]);
  });

  it('fills places and switches language', () => {
    expect(t('count.households', { count: '5,662' })).toBe('5,662 户');
    setLanguage('en');
    expect(t('count.households', { count: '5,662' })).toBe('5,662 households');
  });

  it('keeps a place without a value visible', () => {
    expect(fill('{a} {b}', { a: 1 })).toBe('1 {b}');
  });
});
