/**
 * The bundled Chinese font for everything drawn on the map. Regular goes through the style's `font-faces`, loaded by
 * MapLibre piece by piece; bold cannot (a declared file is always drawn at its normal weight), so the pieces that unit
 * names need are registered with the page before the map starts.
 */
import type { FontFacesSpecification } from 'maplibre-gl';
import ranges from '@fontsource-variable/noto-sans-sc/unicode.json';
import { BOLD, REGULAR } from './packs/expressions.ts';

const FILES = import.meta.glob<string>(
  '../../node_modules/@fontsource-variable/noto-sans-sc/files/*-wght-normal.woff2',
  {
    query: '?url&no-inline',
    import: 'default',
    eager: true,
  },
);

interface FontPiece {
  readonly url: string;
  /** As in CSS: `U+4E00-4E10`. */
  readonly ranges: readonly string[];
}

/** `[12]` names `noto-sans-sc-12-wght-normal.woff2`, `latin` the file of that name. */
const PIECES: readonly FontPiece[] = Object.entries(ranges as Record<string, string>).flatMap(([name, range]) => {
  const file = Object.entries(FILES).find(([path]) =>
    path.endsWith(`/noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`),
  );
  return file ? [{ url: file[1], ranges: range.split(',') }] : [];
});

const absolute = (url: string): string => new URL(url, document.baseURI).href;

export const fontFaces = (): FontFacesSpecification => ({
  [REGULAR]: PIECES.map((piece) => ({ url: absolute(piece.url), 'unicode-range': [...piece.ranges] })),
});

let pieceOf: Map<number, FontPiece> | undefined;

/** Which piece draws a code point; built once, on first use. */
function pieceIndex(): Map<number, FontPiece> {
  if (pieceOf) return pieceOf;
  pieceOf = new Map();
  for (const piece of PIECES)
    for (const range of piece.ranges) {
      const [from = '', to = from] = range.trim().slice(2).split('-');
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code += 1) pieceOf.set(code, piece);
    }
  return pieceOf;
}

/** Font pieces that the characters of `text` need; those that no piece has are left to a system font. */
export function piecesFor(text: string): FontPiece[] {
  const index = pieceIndex();
  const pieces = [...new Set(text)].map((character) => index.get(character.codePointAt(0) ?? 0));
  return [...new Set(pieces.filter((piece) => piece !== undefined))];
}

const registered = new Map<string, Promise<unknown>>();

function register(family: string, weight: string, piece: FontPiece): Promise<unknown> {
  const key = `${family} ${piece.url}`;
  const known = registered.get(key);
  if (known) return known;
  const face = new FontFace(family, `url("${absolute(piece.url)}")`, { weight, unicodeRange: piece.ranges.join(',') });
  document.fonts.add(face);
  // A piece that cannot be read leaves its characters to a system font.
  const loading = face.load().catch(() => undefined);
  registered.set(key, loading);
  return loading;
}

/** Makes bold `text` drawable; resolves when its pieces are there or have failed. */
export async function loadBold(text: string): Promise<void> {
  await Promise.all(piecesFor(text).map((piece) => register(BOLD, '700', piece)));
}

/** Makes `text` drawable on a canvas in both weights. */
export async function loadForCanvas(text: string): Promise<void> {
  await Promise.all([loadBold(text), ...piecesFor(text).map((piece) => register(REGULAR, '400', piece))]);
}

/** CSS font-family lists for canvas and for text over the map. */
export const CANVAS_REGULAR = `"${REGULAR}", "Noto Sans SC Variable", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif`;
export const CANVAS_BOLD = `"${BOLD}", "Noto Sans SC Variable", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif`;
