/** Workbooks put together part by part, for traps that no writer would set. */
import { crc32, deflateRawSync } from 'node:zlib';
import { strToU8 } from 'fflate';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SheetText {
  readonly name: string;
  /** What stands in `<sheetData>`. */
  readonly rows: string;
  /** What stands behind it: merged cells. */
  readonly after?: string;
  readonly state?: string;
}

export interface WorkbookText {
  readonly sheets: readonly SheetText[];
  readonly is1904?: boolean;
  /** What stands in `<sst>`. */
  readonly strings?: string;
  /** Formats of numbers by the style's place: a built-in number or a format of its own. */
  readonly formats?: readonly (number | string)[];
  /** Further or other parts. */
  readonly parts?: Readonly<Record<string, string>>;
}

function stylesOf(formats: readonly (number | string)[]): string {
  const own = formats.flatMap((format, i) =>
    typeof format === 'number'
      ? []
      : [`<numFmt numFmtId="${200 + i}" formatCode="${format.replaceAll('"', '&quot;')}"/>`],
  );
  const cells = formats.map((format, i) => `<xf numFmtId="${typeof format === 'number' ? format : 200 + i}"/>`);
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join('')}</cellXfs></styleSheet>`;
}

export function partsOf({ sheets, is1904, strings, formats, parts = {} }: WorkbookText): Record<string, string> {
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  );
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${XML}<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships>${sheets
      .map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))
      .join(
        '',
      )}${relation('s', 'sharedStrings', 'sharedStrings.xml')}${relation('f', 'styles', '/xl/styles.xml')}</Relationships>`,
    ...Object.fromEntries(
      sheets.map(({ rows, after = '' }, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(formats ? { 'xl/styles.xml': stylesOf(formats) } : {}),
    ...parts,
  };
}

/** A zip archive as the system's own library packs it: fast, for files that are large on purpose. */
export function zipOf(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of Object.entries(parts)) {
    const packed = deflateRawSync(bytes, { level: 6 });
    const title = Buffer.from(name);
    const head = Buffer.alloc(26);
    // Version, flags, method, time, sum, packed and whole size, length of the name.
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(title.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, tail, title);
    const local = [Buffer.from('PK\x03\x04', 'latin1'), head, title, packed];
    files.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...files, ...directory, end]));
}

/** The file's bytes. */
export const workbookOf = (text: WorkbookText): Uint8Array =>
  zipOf(Object.fromEntries(Object.entries(partsOf(text)).map(([name, part]) => [name, strToU8(part)])));
