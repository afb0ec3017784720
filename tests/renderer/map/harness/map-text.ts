/** Wording of the map for the harness: the product's own. */
import { MAP_TEXT_KEYS, type MapTextKey } from '../../../../renderer/map/text-keys.ts';
import { zhCn } from '../../../../renderer/text/zh-cn.ts';

const all = zhCn as Readonly<Record<string, string>>;
export const mapText = (key: MapTextKey): string => all[key] ?? key;
export const MAP_TEXT = Object.fromEntries(MAP_TEXT_KEYS.map((key) => [key, mapText(key)]));
