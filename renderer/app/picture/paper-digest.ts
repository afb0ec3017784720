/** What sheets are made of, as one number: equal where they would come out the same, so that a folder of them can be gone on with. */
import { canonical } from '../../../shared/log/canonical.ts';
import type { SheetTemplate } from '../../../shared/sheet/template.ts';
import type { CountyOnPaper } from './county-on-paper.ts';
import type { SheetFields } from './sheet-words.ts';

/** Grows when the same data would be drawn otherwise. */
const DRAWING = 1;

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export async function paperDigest(
  { on, map, figures, mark }: CountyOnPaper,
  made: { readonly template: SheetTemplate; readonly fields: SheetFields; readonly dotsPerInch: number },
): Promise<string> {
  const { geometry, kinds, archives, paint } = map;
  const plain = (value: unknown): string =>
    JSON.stringify(value, (_key, it: unknown) => (it instanceof Uint8Array ? hex(it.slice().buffer) : it));
  const parts = [
    String(DRAWING),
    canonical(JSON.parse(plain(made)) as Parameters<typeof canonical>[0]),
    plain({ on, mark, kinds, archives: archives.map(({ id }) => id) }),
    plain([...figures.values()].map(({ unit, summary }) => [unit, summary])),
    plain(paint),
    plain(geometry),
  ];
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(parts.join('\n'))));
}
