/** What a file really is: told from its bytes first, from its ending where the bytes do not say. */
import type { GivenFile } from './formats/format.ts';
import { FORMATS } from './formats/registry.ts';
import { isZip, listZip } from './unzip-capped.ts';

/** Of text, enough for a long comment above the first element. */
const HEAD_BYTES = 64 * 1024;

export const endingOf = (name: string): string => /\.([^./]+)$/.exec(name.toLowerCase())?.[1] ?? '';

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((character, i) => bytes[i] === character.charCodeAt(0));

const includes = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, 'latin1');

/** Text files: beginning without byte order mark and blanks. */
function headOf(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes.subarray(0, HEAD_BYTES)).trimStart();
}

function zipFormat({ name, bytes }: GivenFile): string {
  const ending = endingOf(name);
  const listed = listZip(bytes);
  // What is wrong with the archive is said by the reader of what it should have been.
  if (!listed.ok) return ['kmz', 'xlsx', 'xlsm'].includes(ending) ? byEndingOf(ending) : 'zip';
  const names = listed.value.map((entry) => entry.name.toLowerCase());
  // A written document and a package of this program are archives as well, and none of what is inside is meant by it.
  if (names.includes('[content_types].xml')) return names.some((entry) => entry.startsWith('xl/')) ? 'xlsx' : '';
  if (['guatu', 'guatu-progress'].includes(ending)) return '';
  return ending === 'kmz' || names.includes('doc.kml') ? 'kmz' : 'zip';
}

function databaseFormat(bytes: Uint8Array): string {
  const id = new TextDecoder('latin1').decode(bytes.subarray(68, 72));
  if (id === 'GPKG' || id === 'GP10' || id === 'GP11') return 'gpkg';
  if (id === 'MPBX') return 'mbtiles';
  return includes(bytes, 'gpkg_contents') ? 'gpkg' : includes(bytes, 'tile_column') ? 'mbtiles' : 'gpkg';
}

/** Null where it is no markup or JSON of a kind that is read. */
function textFormat(bytes: Uint8Array, ending: string): string | null {
  const head = headOf(bytes);
  if (head.startsWith('<')) {
    if (/<(?:\w+:)?kml[\s>]/i.test(head)) return 'kml';
    if (/<(?:\w+:)?gpx[\s>]/i.test(head)) return 'gpx';
    if (/<(?:html|table|meta|body)[\s>]|urn:schemas-microsoft-com:office/i.test(head)) return 'xls';
    return null;
  }
  const isJson = /^[{[]/.test(head) && (['json', 'geojson', 'topojson'].includes(ending) || /"type"\s*:/.test(head));
  return isJson ? (includes(bytes, '"Topology"') ? 'topojson' : 'geojson') : null;
}

const byEndingOf = (ending: string): string => FORMATS.find(({ endings }) => endings.includes(ending))?.id ?? '';

/** Id of the format, `zip` for an archive of other files, empty for what is not known. */
export function detectFormat(file: GivenFile): string {
  const { name, bytes } = file;
  const ending = endingOf(name);
  const byEnding = byEndingOf(ending);
  // Parts of a shapefile have no marks of their own that could not stand in other files.
  if (byEnding === 'shapefile') return byEnding;
  if (isZip(bytes)) return zipFormat(file);
  if (startsWith(bytes, 'PMTiles')) return 'pmtiles';
  if (startsWith(bytes, 'SQLite format 3\0')) return databaseFormat(bytes);
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) return 'xls';
  const byText = textFormat(bytes, ending);
  if (byText !== null) return byText;
  // Named as a workbook and neither archive nor compound file: a table as text.
  return byEnding === 'xlsx' ? 'csv' : ending === 'zip' ? 'zip' : byEnding;
}
