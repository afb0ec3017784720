/** Looks up wording by key and fills its named places. One language is active at a time; Chinese is the first. */
import { en } from './en.ts';
import { type TextKey, zhCn } from './zh-cn.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** Names in braces of a template, as a union. */
type PlacesOf<S extends string> = S extends `${string}{${infer P}}${infer Rest}` ? P | PlacesOf<Rest> : never;
type PlacesOfKey<K extends TextKey> = PlacesOf<(typeof zhCn)[K]>;
type Arguments<K extends TextKey> = [PlacesOfKey<K>] extends [never]
  ? []
  : [places: Readonly<Record<PlacesOfKey<K>, string | number>>];

const TEXTS: Record<Language, Readonly<Record<TextKey, string>>> = { 'zh-CN': zhCn, en };
let active: Language = 'zh-CN';

export const setLanguage = (language: Language): void => {
  active = language;
};

/** Fills `{name}` places; a place without a value is a bug and stays visible. */
export const fill = (template: string, places: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in places ? String(places[name]) : whole));

/** Wording of `key` in the active language. */
export function t<K extends TextKey>(key: K, ...[places]: Arguments<K>): string {
  return fill(TEXTS[active][key], places ?? {});
}

export const isTextKey = (key: string): key is TextKey => Object.hasOwn(zhCn, key);

/** Wording whose places are filled elsewhere. */
export const textOf = (key: TextKey): string => TEXTS[active][key];
