/**
 * Files of the one font family that go into PDFs: static ones, because variable fonts become drawings there, and .woff,
 * because the reader subsets .woff2 wrongly. The file of simplified Chinese has nearly all that is written; numbered pieces
 * have what it lacks.
 */
import ranges from '@fontsource/noto-sans-sc/unicode.json';
import type { Weight } from './marks.ts';

/** Bytes of `noto-sans-sc-⟨piece⟩-⟨400|700⟩-normal.woff`. */
export type FontFiles = (piece: string, weight: Weight) => Promise<Uint8Array>;

const URLS = import.meta.glob<string>('../../node_modules/@fontsource/noto-sans-sc/files/*-[47]00-normal.woff', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

/** A font file could not be read. */
export class FontFileMissing extends Error {}

export const fontFileName = (piece: string, weight: Weight): string =>
  `noto-sans-sc-${piece}-${weight === 'bold' ? 700 : 400}-normal.woff`;

export const bundledFonts: FontFiles = async (piece, weight) => {
  const url = Object.entries(URLS).find(([path]) => path.endsWith(`/${fontFileName(piece, weight)}`))?.[1];
  if (url === undefined) throw new FontFileMissing(`no font file ${piece} ${weight}`);
  const answer = await fetch(new URL(url, document.baseURI));
  if (!answer.ok) throw new FontFileMissing(`font file ${piece}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

/** Asked first, for every character. */
export const MAIN_PIECE = 'chinese-simplified';

interface Range {
  readonly from: number;
  readonly to: number;
  readonly piece: string;
}

const RANGES: readonly Range[] = Object.entries(ranges as Record<string, string>).flatMap(([name, list]) =>
  list.split(',').map((range) => {
    const [from = '', to = from] = range.trim().slice(2).split('-');
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16), piece: name.replace(/[[\]]/g, '') };
  }),
);

/** Pieces that say they have a character, to be asked in turn. */
export const piecesWith = (code: number): string[] =>
  RANGES.filter((range) => code >= range.from && code <= range.to).map((range) => range.piece);
