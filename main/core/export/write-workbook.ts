/**
 * Workbooks (.xlsx) written as their lines arrive: only what is already compressed is kept. Written by hand because none of
 * the libraries at hand both streams and quotes text that looks like a formula (`quotePrefix`).
 */
import { Zip } from 'fflate';
import type { Sheet, SheetHead, SheetLine } from './sheet.ts';
import { columnWidths, headingRow, columnName, SheetXml } from './sheet-xml.ts';
import { xmlText } from './xml-text.ts';
import { StyleTable } from './xlsx-styles.ts';
import { ZlibEntry } from './zlib-entry.ts';

/** Lines by whose content columns are made wide enough. */
const SAMPLE = 500;
/** Characters of XML that are compressed at once. */
const CHUNK = 256 * 1024;
const LONGEST_NAME = 31;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A tab's name as workbooks allow it, told apart from the ones before it. */
function tabName(wanted: string, taken: readonly string[]): string {
  const plain =
    wanted
      // eslint-disable-next-line no-control-regex -- a tab's name has none
      .replace(/[\\/?*[\]:\u0000-\u001f]/g, '_')
      .replace(/^'+|'+$/g, '')
      .slice(0, LONGEST_NAME) || '_';
  const isTaken = (name: string): boolean => taken.some((it) => it.toLowerCase() === name.toLowerCase());
  let name = plain;
  for (let i = 2; isTaken(name); i += 1) name = `${plain.slice(0, LONGEST_NAME - 1 - String(i).length)}-${i}`;
  return name;
}

interface OpenSheet {
  readonly head: SheetHead;
  readonly xml: SheetXml;
  readonly part: ZlibEntry;
  sample: SheetLine[] | null;
  widths: readonly number[];
  pending: string;
  hasGroups: boolean;
}

export class WorkbookWriter {
  readonly #chunks: Uint8Array[] = [];
  readonly #zip: Zip;
  readonly #styles = new StyleTable();
  readonly #heads: { readonly head: SheetHead; readonly name: string }[] = [];
  #open: OpenSheet | null = null;

  constructor() {
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#chunks.push(chunk);
    });
  }

  /** Begins a sheet; the one before it ends. */
  sheet(head: SheetHead): void {
    this.#endSheet();
    this.#heads.push({
      head,
      name: tabName(
        head.name,
        this.#heads.map((it) => it.name),
      ),
    });
    const part = new ZlibEntry(`xl/worksheets/sheet${this.#heads.length}.xml`);
    this.#zip.add(part);
    const xml = new SheetXml(head, this.#styles);
    this.#open = { head, xml, part, sample: [], widths: [], pending: '', hasGroups: false };
  }

  line(line: SheetLine): void {
    const open = this.#open;
    if (!open) throw new Error('no sheet has been begun');
    if ('head' in line) open.hasGroups = true;
    if (open.sample) {
      open.sample.push(line);
      if (open.sample.length >= SAMPLE) this.#writeSample(open);
    } else this.#write(open, open.xml.line(line));
  }

  #writeSample(open: OpenSheet): void {
    const lines = open.sample ?? [];
    open.sample = null;
    open.widths = columnWidths(open.head.columns, lines);
    this.#write(open, open.xml.start(open.widths));
    for (const line of lines) this.#write(open, open.xml.line(line));
  }

  #write(open: OpenSheet, xml: string): void {
    open.pending += xml;
    if (open.pending.length < CHUNK) return;
    open.part.push(Buffer.from(open.pending));
    open.pending = '';
  }

  #endSheet(): void {
    const open = this.#open;
    if (!open) return;
    if (open.sample) this.#writeSample(open);
    open.part.push(Buffer.from(open.pending + open.xml.end(open.widths, open.hasGroups)), true);
    this.#open = null;
  }

  /** The file's bytes, in pieces; nothing can be written any more. */
  finish(): Uint8Array[] {
    this.#endSheet();
    const parts: readonly (readonly [path: string, xml: string])[] = [
      ['xl/styles.xml', this.#styles.xml()],
      ['xl/workbook.xml', this.#workbook()],
      ['xl/_rels/workbook.xml.rels', this.#workbookRelations()],
      ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
      ['[Content_Types].xml', this.#types()],
    ];
    for (const [path, xml] of parts) {
      const part = new ZlibEntry(path);
      this.#zip.add(part);
      part.push(Buffer.from(xml), true);
    }
    this.#zip.end();
    return this.#chunks;
  }

  #workbook(): string {
    const sheets = this.#heads.map(
      ({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
    );
    // Headings stand on every printed page.
    const titles = this.#heads.flatMap(({ head, name }, i) =>
      head.plain === true
        ? []
        : [
            `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${xmlText(`'${name.replaceAll("'", "''")}'!$1:$${headingRow(head)}`)}</definedName>`,
          ],
    );
    return (
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews>` +
      `<sheets>${sheets.join('')}</sheets>${titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`}</workbook>`
    );
  }

  #workbookRelations(): string {
    const sheets = this.#heads.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const);
    return relations([...sheets, ['styles', 'styles.xml']]);
  }

  #types(): string {
    const type = (path: string, name: string): string =>
      `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`;
    const sheets = this.#heads.map((_, i) => type(`xl/worksheets/sheet${i + 1}.xml`, 'worksheet'));
    return (
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `${type('xl/workbook.xml', 'sheet.main')}${type('xl/styles.xml', 'styles')}${sheets.join('')}</Types>`
    );
  }
}

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** Where cells of a column stand on a sheet, for rules: `$A$2:$A$463`; `column` and `count` from 0. */
export const cellsOf = (head: SheetHead, column: number, count: number): string => {
  const first = headingRow(head) + 1;
  return `$${columnName(column)}$${first}:$${columnName(column)}$${first + Math.max(0, count - 1)}`;
};

/** A whole workbook at once. */
export function workbookBytes(sheets: readonly Sheet[]): Uint8Array {
  const writer = new WorkbookWriter();
  for (const sheet of sheets) {
    writer.sheet(sheet);
    for (const line of sheet.lines) writer.line(line);
  }
  return Buffer.concat(writer.finish());
}
