/** Names and units of the attributes that ledgers usually carry; any other keeps the name that the county gave it. */
import { amount } from './format.ts';
import { t } from './t.ts';

const KNOWN = [
  'workKind',
  'served',
  'volume',
  'diameter',
  'from',
  'to',
  'hamlets',
  'area',
  'doctors',
  'grade',
  'programme',
] as const;
/** Values of fields that rules read by a short word. */
const WORDS = ['C', 'D', 'none', 'road', 'water', 'environment'] as const;
type KnownAttr = (typeof KNOWN)[number];
const isKnown = (name: string): name is KnownAttr => (KNOWN as readonly string[]).includes(name);

export function attrText(name: string, value: string | number): { readonly label: string; readonly value: string } {
  const written = typeof value === 'number' ? amount(value) : value;
  if (!isKnown(name)) return { label: name, value: written };
  const word = name === 'grade' || name === 'programme' ? WORDS.find((it) => it === value) : undefined;
  if (word) return { label: t(`attr.${name}`), value: t(`attr.word.${word}`) };
  return { label: t(`attr.${name}`), value: t(`attr.${name}.value`, { value: written }) };
}
