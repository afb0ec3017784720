/** Fills a county's own Word file: looked through first, so that nothing is written where a token is unknown. */
import { type IPatch, patchDocument, PatchType, TextRun } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { fail, ok, type Result } from '../../domain/result.ts';
import { wordBlock, type WordPicture } from './word-blocks.ts';
import type { TokenValue } from './template-tokens.ts';

export type TemplateFault =
  /** No Word file of the present form (.docx). */
  | { readonly reason: 'template-not-docx' }
  | { readonly reason: 'template-too-large'; readonly limit: number }
  | { readonly reason: 'template-no-tokens'; readonly known: readonly string[] }
  | { readonly reason: 'template-unknown-token'; readonly token: string; readonly known: readonly string[] }
  /** Stands beside other text, and takes a whole paragraph. */
  | { readonly reason: 'template-token-not-alone'; readonly token: string };

/** Bytes of a template, and of its text once unpacked, at most. */
export const MOST_TEMPLATE_BYTES = 20 * 1024 * 1024;

const decode = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

/** Text of every paragraph of a part. */
const paragraphsOf = (xml: string): string[] =>
  [...xml.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => decode(text ?? '')).join(''),
  );

function textsOf(bytes: Uint8Array): Result<string[], TemplateFault> {
  if (bytes.length > MOST_TEMPLATE_BYTES) return fail({ reason: 'template-too-large', limit: MOST_TEMPLATE_BYTES });
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        /^word\/(document|header\d*|footer\d*)\.xml$/.test(name) && originalSize <= MOST_TEMPLATE_BYTES,
    });
    if (!parts['word/document.xml']) return fail({ reason: 'template-not-docx' });
    return ok(Object.values(parts).flatMap((part) => paragraphsOf(strFromU8(part))));
  } catch {
    return fail({ reason: 'template-not-docx' });
  }
}

const TOKEN = /\{([^{}\s]{1,40})\}/g;

/** Tokens that a template uses, checked against those there are. */
export function checkTemplate(
  bytes: Uint8Array,
  values: ReadonlyMap<string, TokenValue>,
): Result<readonly string[], TemplateFault> {
  const texts = textsOf(bytes);
  if (!texts.ok) return texts;
  const known = [...values.keys()];
  const used = new Set<string>();
  for (const text of texts.value)
    for (const [whole, token = ''] of text.matchAll(TOKEN)) {
      const value = values.get(token);
      if (value === undefined) return fail({ reason: 'template-unknown-token', token, known });
      if (typeof value !== 'string' && text.trim() !== whole)
        return fail({ reason: 'template-token-not-alone', token });
      used.add(token);
    }
  return used.size > 0 ? ok([...used]) : fail({ reason: 'template-no-tokens', known });
}

export async function fillTemplate(
  bytes: Uint8Array,
  values: ReadonlyMap<string, TokenValue>,
  pictures: ReadonlyMap<string, WordPicture> = new Map(),
): Promise<Result<Uint8Array, TemplateFault>> {
  const used = checkTemplate(bytes, values);
  if (!used.ok) return used;
  const patches: Record<string, IPatch> = {};
  for (const token of used.value) {
    const value = values.get(token) ?? '';
    patches[token] =
      typeof value === 'string'
        ? { type: PatchType.PARAGRAPH, children: [new TextRun(value)] }
        : { type: PatchType.DOCUMENT, children: value.flatMap((block) => wordBlock(block, pictures)) };
  }
  const filled = await patchDocument({
    outputType: 'uint8array',
    data: bytes,
    patches,
    keepOriginalStyles: true,
    placeholderDelimiters: { start: '{', end: '}' },
  });
  return ok(filled);
}
