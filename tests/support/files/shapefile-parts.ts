/** Small shapefiles as bytes, written from the specification and apart from what reads them. */

export type Ring = readonly (readonly [number, number])[];

/** One record: its type and rings, lines or single positions; heights and measures are filled with 7. */
export interface ShapeRecord {
  readonly type: number;
  readonly parts: readonly Ring[];
}

export const NULL_SHAPE: ShapeRecord = { type: 0, parts: [] };

function contentOf({ type, parts }: ShapeRecord): Buffer {
  const points = parts.flat();
  const isPoint = [1, 11, 21].includes(type);
  const isMultiPoint = [8, 18, 28].includes(type);
  const hasZ = type > 10 && type < 20;
  const hasM = type > 20;
  const out: Buffer[] = [];
  const int = (value: number): void => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    out.push(bytes);
  };
  const double = (...values: number[]): void => {
    for (const value of values) {
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleLE(value);
      out.push(bytes);
    }
  };
  int(type);
  if (type === 0) return Buffer.concat(out);
  if (isPoint) {
    double(...(points[0] ?? [0, 0]));
    if (hasZ) double(7, 7);
    if (hasM) double(7);
    return Buffer.concat(out);
  }
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  double(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  if (!isMultiPoint) int(parts.length);
  int(points.length);
  if (!isMultiPoint) {
    let from = 0;
    for (const part of parts) {
      int(from);
      from += part.length;
    }
  }
  for (const point of points) double(...point);
  const extra = (): void => double(7, 7, ...points.map(() => 7));
  if (hasZ) extra();
  if (hasZ || hasM) extra();
  return Buffer.concat(out);
}

/** The `.shp`; `type` is the header's. */
export function shpBytes(type: number, records: readonly ShapeRecord[]): Uint8Array {
  const contents = records.map(contentOf);
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + contents.reduce((sum, each) => sum + 8 + each.length, 0)) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(type, 32);
  const body = contents.flatMap((content, i) => {
    const record = Buffer.alloc(8);
    record.writeInt32BE(i + 1, 0);
    record.writeInt32BE(content.length / 2, 4);
    return [record, content];
  });
  return Buffer.concat([header, ...body]);
}

export interface DbfField {
  readonly name: string;
  readonly type: string;
  readonly length: number;
  readonly decimals?: number;
}

export interface DbfOptions {
  /** Language byte. */
  readonly mark?: number;
  readonly encode?: (text: string) => Uint8Array;
  /** Rows from 0 that are marked as deleted. */
  readonly deleted?: readonly number[];
}

/** The `.dbf`; a value that is bytes is written as it is, text is cut at the field's width. */
export function dbfBytes(
  fields: readonly DbfField[],
  rows: readonly (readonly (string | Uint8Array)[])[],
  { mark = 0, encode = (text) => Buffer.from(text), deleted = [] }: DbfOptions = {},
): Uint8Array {
  const recordBytes = 1 + fields.reduce((sum, { length }) => sum + length, 0);
  const header = Buffer.alloc(32 + fields.length * 32 + 1);
  header[0] = 3;
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(recordBytes, 10);
  header[29] = mark;
  fields.forEach(({ name, type, length, decimals = 0 }, i) => {
    const at = 32 + i * 32;
    header.set(encode(name).subarray(0, 11), at);
    header[at + 11] = type.charCodeAt(0);
    header[at + 16] = length;
    header[at + 17] = decimals;
  });
  header[header.length - 1] = 0x0d;
  const body = rows.map((row, i) => {
    const record = Buffer.alloc(recordBytes, 0x20);
    if (deleted.includes(i)) record[0] = 0x2a;
    let at = 1;
    fields.forEach(({ length }, column) => {
      const value = row[column] ?? '';
      const bytes = typeof value === 'string' ? encode(value) : value;
      record.set(bytes.subarray(0, length), at);
      at += length;
    });
    return record;
  });
  return Buffer.concat([header, ...body, Buffer.from([0x1a])]);
}

/** Clockwise square, as outer rings run. */
export const square = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x, y + size],
  [x + size, y + size],
  [x + size, y],
  [x, y],
];
