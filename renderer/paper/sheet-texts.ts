/** Texts of a sheet's parts with their tokens filled. */
import { fillTokens } from '../../shared/sheet/tokens.ts';
import type { Part, PartKind } from '../../shared/sheet/template.ts';

export interface SheetTexts {
  readonly of: ReadonlyMap<PartKind, string>;
  readonly unknown: readonly { readonly part: PartKind; readonly token: string }[];
  /** Parts whose tokens all have empty values. */
  readonly blank: ReadonlySet<PartKind>;
}

const HAS_TOKEN = /\{[^{}]+\}/;

/** A text that has tokens and no value for any of them says nothing and is left out: `图号：` alone is no number. */
export function sheetTexts(parts: readonly Part[], tokens: Readonly<Record<string, string>>): SheetTexts {
  const emptied = Object.fromEntries(Object.keys(tokens).map((name) => [name, '']));
  const of = new Map<PartKind, string>();
  const blank = new Set<PartKind>();
  const unknown: { part: PartKind; token: string }[] = [];
  for (const { kind, text, shown } of parts) {
    if (text === undefined || !shown) continue;
    const filled = fillTokens(text, tokens);
    of.set(kind, filled.text);
    unknown.push(...filled.unknown.map((token) => ({ part: kind, token })));
    if (HAS_TOKEN.test(text) && filled.text === fillTokens(text, emptied).text) blank.add(kind);
  }
  return { of, unknown, blank };
}
