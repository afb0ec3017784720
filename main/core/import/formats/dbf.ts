/** Attributes of a shapefile (dBASE III to 7 and FoxPro tables): every cell as text, whatever its field type. */
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import type { ImportProblem } from '../problem.ts';
import { decodeTrimmed, encodingOf } from './dbf-encoding.ts';
import { CAPS } from './format.ts';

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const FIELDS_END = 0x0d;
const DELETED = 0x2a;
const BLANK = 0x20;
/** Cells whose bytes decide on the encoding. */
const SAMPLES = 2000;

interface Field {
  readonly name: Uint8Array;
  readonly type: string;
  /** From the start of the record. */
  readonly at: number;
  readonly length: number;
}

export interface DbfTable {
  readonly fields: readonly string[];
  /** In the file's order; null for a row that is marked as deleted. */
  readonly rows: readonly (readonly string[] | null)[];
  readonly problems: readonly ImportProblem[];
}

function fieldsOf(bytes: Uint8Array, view: DataView, end: number, recordBytes: number): Field[] | null {
  const fields: Field[] = [];
  let at = 1;
  for (let place = HEADER_BYTES; place + FIELD_BYTES <= end && bytes[place] !== FIELDS_END; place += FIELD_BYTES) {
    const raw = bytes.subarray(place, place + 11);
    const type = String.fromCharCode(bytes[place + 11] ?? 0);
    const length = bytes[place + 16] ?? 0;
    // The field's text is followed by its decimals; long character fields keep the upper byte of their length there.
    const long = type === 'C' ? length + view.getUint8(place + 17) * 256 : length;
    const wide = at + long <= recordBytes ? long : length;
    if (wide === 0 || at + wide > recordBytes) return null;
    const stop = raw.indexOf(0);
    fields.push({ name: stop < 0 ? raw : raw.subarray(0, stop), type, at, length: wide });
    at += wide;
  }
  return fields.length > 0 ? fields : null;
}

/** Without blanks and NUL characters around. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let [from, to] = [0, bytes.length];
  while (to > from && (bytes[to - 1] === BLANK || bytes[to - 1] === 0)) to -= 1;
  while (from < to && bytes[from] === BLANK) from += 1;
  return bytes.subarray(from, to);
}

const isPlain = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);
const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** A number without exponent and without zeros behind the point, its digits untouched: a code of twelve digits stays one. */
function numberText(text: string): string {
  if (/^[-+]?\d+(\.\d*)?$/.test(text))
    return text
      .replace(/^\+/, '')
      .replace(/(\.\d*?)0*$/, '$1')
      .replace(/\.$/, '');
  const value = Number(text);
  return text !== '' && Number.isFinite(value) && /e/i.test(text) && Math.abs(value) < 1e21 ? String(value) : text;
}

const dayText = (text: string): string =>
  /^0*$/.test(text) ? '' : text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

/** Julian day number of 1 January 1970. */
const EPOCH_DAY = 2_440_588;
function timestampText(view: DataView, at: number): string {
  const [day, ms] = [view.getInt32(at, true), view.getInt32(at + 4, true)];
  const time = (day - EPOCH_DAY) * 86_400_000 + ms;
  return day === 0 || Math.abs(time) > 8.64e15 ? '' : new Date(time).toISOString().slice(0, 10);
}

/** Cell of a type that is kept as bytes, not as text; null for all others. */
function binaryText(view: DataView, { type, length }: Field, at: number): string | null {
  if ((type === 'I' || type === '+') && length === 4) return String(view.getInt32(at, true));
  if ((type === 'O' || type === 'B') && length === 8) return numberOrNothing(view.getFloat64(at, true));
  if (type === 'Y' && length === 8) return numberOrNothing(Number(view.getBigInt64(at, true)) / 10_000);
  if ((type === 'T' || type === '@') && length === 8) return timestampText(view, at);
  return null;
}
const numberOrNothing = (value: number): string => (Number.isFinite(value) ? String(value) : '');

const MEMO_TYPES = 'MGPW';

/** The table; `cpg` is the text of the file beside it. `isTable`: problems name rows, not features. */
export function readDbf(bytes: Uint8Array, cpg: string | null, isTable: boolean): Result<DbfTable, ImportProblem> {
  const notDbf = fail<ImportProblem>({ severity: 'error', reason: 'not-dbf' });
  if (bytes.length < HEADER_BYTES + FIELD_BYTES + 1) return notDbf;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const said = view.getUint32(4, true);
  const headerBytes = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  if (recordBytes < 2 || headerBytes < HEADER_BYTES + FIELD_BYTES || headerBytes > bytes.length) return notDbf;
  const fields = fieldsOf(bytes, view, headerBytes, recordBytes);
  if (!fields) return notDbf;
  const there = Math.min(said, Math.floor((bytes.length - headerBytes) / recordBytes));
  if (there > CAPS.features) return fail({ severity: 'error', reason: 'too-many-features', most: CAPS.features });
  if (there * fields.length > CAPS.cells)
    return fail({ severity: 'error', reason: 'too-many-cells', most: CAPS.cells });

  const starts: (number | null)[] = [];
  for (let i = 0; i < there; i += 1) {
    const at = headerBytes + i * recordBytes;
    starts.push(bytes[at] === DELETED ? null : at);
  }
  const texts = fields.filter(({ type }) => !'NFIOBYT@+DL'.includes(type) && !MEMO_TYPES.includes(type));
  const samples = fields.map(({ name }) => name).filter((name) => !isPlain(name));
  for (const at of starts) {
    if (at === null) continue;
    if (samples.length >= SAMPLES) break;
    for (const field of texts) {
      const raw = trimmed(bytes.subarray(at + field.at, at + field.at + field.length));
      if (!isPlain(raw)) samples.push(raw);
    }
  }
  const { encoding, contradicts } = encodingOf(cpg, bytes[29] ?? 0, samples);
  const problems: ImportProblem[] = [];
  if (contradicts !== undefined)
    problems.push({ severity: 'note', reason: 'encoding-differs', said: contradicts, taken: encoding });
  if (there < said) problems.push({ severity: 'error', reason: 'file-cut', read: there, said });
  const strict = new TextDecoder(encoding, { fatal: true });
  const lenient = new TextDecoder(encoding);
  const names = fields.map(({ name }) => decodeTrimmed(strict, name) ?? lenient.decode(name));
  fields.forEach(({ type }, i) => {
    if (MEMO_TYPES.includes(type)) problems.push({ severity: 'note', reason: 'memo-left-out', column: names[i] ?? '' });
  });
  let kept = 0;
  const textOf = (raw: Uint8Array, column: number): string => {
    if (isPlain(raw)) return latin(raw);
    const text = decodeTrimmed(strict, raw);
    if (text !== null) return text;
    const place = isTable ? { row: kept + 1 } : { feature: kept };
    problems.push({ severity: 'error', reason: 'text-undecodable', column: names[column] ?? '', ...place });
    return lenient.decode(raw);
  };
  const cellOf = (field: Field, column: number, start: number): string => {
    const at = start + field.at;
    const binary = binaryText(view, field, at);
    if (binary !== null) return binary;
    if (MEMO_TYPES.includes(field.type)) return '';
    const text = textOf(trimmed(bytes.subarray(at, at + field.length)), column);
    if (field.type === 'D') return dayText(text);
    if (field.type === 'L') return /^[ty]$/i.test(text) ? 'true' : /^[fn]$/i.test(text) ? 'false' : '';
    if (field.type === 'N' || field.type === 'F') return /^\*+$/.test(text) ? '' : numberText(text);
    return text;
  };
  const rows = starts.map((start) => {
    if (start === null) return null;
    kept += 1;
    return fields.map((field, column) => cellOf(field, column, start));
  });
  if (kept < rows.length) problems.push({ severity: 'note', reason: 'rows-deleted', rows: rows.length - kept });
  return ok({ fields: names, rows, problems });
}
