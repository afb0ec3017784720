/**
 * One worksheet as XML, in three parts so that it can be written while its lines still arrive: what stands before the lines,
 * each line, and what stands behind them: filter, merged title, rules of cells, print set-up.
 */
import { looksLikeFormula } from '../../../shared/domain/csv.ts';
import { dayNumber, isDay } from '../../../shared/domain/day.ts';
import { exportZh } from '../../text/export-zh.ts';
import { type CellRule, type SheetCell, type SheetColumn, type SheetHead, type SheetLine, valueOf } from './sheet.ts';
import { cellText, xmlText } from './xml-text.ts';
import { formatOf, type Look, type StyleTable } from './xlsx-styles.ts';

/** Days between 1899-12-30, from which spreadsheets count, and 1970-01-01. */
const DAYS_BEFORE_1970 = 25_569;
/** Widths in characters, Chinese ones count two. */
const [LEAST_WIDTH, MOST_WIDTH] = [6, 46];
/** Sheets wider than this are set up for A3. */
const A4_WIDTH = 170;
const [A3, A4] = [8, 9];

/** `A`, `B` … `AA` for columns from 0. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnName(rest) : '') + String.fromCharCode(65 + (index % 26));
}

export const headingRow = (head: SheetHead): number =>
  1 + (head.title === undefined ? 0 : 1) + (head.subtitle === undefined ? 0 : 1);

function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += char > '\u2e7f' ? 2 : 1;
  return width;
}

/** A value about as a spreadsheet shows it. */
function shownText(value: string | number, { form, decimals }: SheetColumn): string {
  if (typeof value === 'string') return value;
  if (form === 'percent') return `${value.toFixed(decimals ?? 2)}%`;
  // Thousands are grouped; without digits of its own a number shows ten at most.
  return decimals === undefined ? String(Number(value.toPrecision(10))) : `${value.toFixed(decimals)},`;
}

/** Width of each column by its heading and the lines that are known. */
export function columnWidths(columns: readonly SheetColumn[], sample: readonly SheetLine[]): number[] {
  return columns.map((column, i) => {
    if (column.width !== undefined) return column.width;
    // A heading may stand on two lines.
    let width = Math.min(textWidth(column.title), Math.max(8, Math.ceil(textWidth(column.title) / 2) + 2));
    if (column.form === 'day') width = Math.max(width, 10);
    if (column.form === 'time') width = Math.max(width, 16);
    for (const line of sample) {
      if ('head' in line) continue;
      const value = valueOf(('example' in line ? line.example : line)[i] ?? null);
      if (value !== null) width = Math.max(width, textWidth(shownText(value, column)));
    }
    return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width)) + 2;
  });
}

/** Day and minute as spreadsheets count them; null when it is none. */
function serialOf(value: string): number | null {
  const [day = '', time] = value.split(' ');
  if (!isDay(day)) return null;
  const whole = dayNumber(day) + DAYS_BEFORE_1970;
  if (time === undefined) return whole;
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return clock ? whole + (Number(clock[1]) * 60 + Number(clock[2])) / 1440 : null;
}

/** The number behind a cell of such a column; null when it is text. */
function numberOf(value: string | number, form: SheetColumn['form']): number | null {
  if (typeof value === 'string') return form === 'day' || form === 'time' ? serialOf(value) : null;
  if (!Number.isFinite(value) || form === 'text' || form === 'code' || form === 'day' || form === 'time') return null;
  // Percents are given from 0 to 100; binary fractions are no reason to write 0.30000000000000004.
  return form === 'percent' ? Number((value / 100).toPrecision(15)) : value;
}

/** Blanks at the ends, and line breaks, stay only where they are asked for. */
const HAS_BLANKS = /^\s|\s$|\n/;

const inline = (ref: string, style: number, text: string): string =>
  `<c r="${ref}" s="${style}" t="inlineStr"><is><t${HAS_BLANKS.test(text) ? ' xml:space="preserve"' : ''}>${cellText(text)}</t></is></c>`;

export class SheetXml {
  readonly #head: SheetHead;
  readonly #styles: StyleTable;
  readonly #names: readonly string[];
  #row = 0;
  /** Styles of ordinary cells by column: value, text, quoted text. */
  readonly #body: readonly { value: number; text: number; quoted: number }[];

  constructor(head: SheetHead, styles: StyleTable) {
    this.#head = head;
    this.#styles = styles;
    this.#names = head.columns.map((_, i) => columnName(i));
    const look: Look = head.plain === true ? 'plain' : 'body';
    this.#body = head.columns.map((column) => ({
      value: this.#style(column, look, false, false, true),
      text: this.#style(column, look, false, false, false),
      quoted: this.#style(column, look, true, false, false),
    }));
  }

  #style(column: SheetColumn, look: Look, quoted: boolean, faulty: boolean, isValue: boolean): number {
    const isNumber = column.form === 'number' || column.form === 'percent';
    const isTime = column.form === 'day' || column.form === 'time';
    const align = isValue && isNumber ? 'end' : isValue && isTime ? 'center' : 'start';
    return this.#styles.id({ look, format: isValue ? formatOf(column) : '@', align, quoted, faulty });
  }

  /** Everything before the first line. */
  start(widths: readonly number[]): string {
    const { columns, title, subtitle, plain } = this.#head;
    const frozen = headingRow(this.#head);
    const pane =
      plain === true
        ? ''
        : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>` +
          `<selection pane="bottomLeft" activeCell="A${frozen + 1}" sqref="A${frozen + 1}"/>`;
    const cols = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
    let xml =
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
      `<sheetViews><sheetView workbookViewId="0"${plain === true ? ' showGridLines="0"' : ''}>${pane}</sheetView></sheetViews>` +
      `<sheetFormatPr defaultRowHeight="18"/><cols>${cols.join('')}</cols><sheetData>`;
    const across = (text: string, look: 'title' | 'subtitle', height: number): string => {
      this.#row += 1;
      const align = look === 'title' ? 'center' : 'start';
      const style = this.#styles.id({ look, format: '@', align, quoted: looksLikeFormula(text), faulty: false });
      return `<row r="${this.#row}" ht="${height}" customHeight="1">${inline(`A${this.#row}`, style, text)}</row>`;
    };
    if (title !== undefined) xml += across(title, 'title', 32);
    if (subtitle !== undefined) xml += across(subtitle, 'subtitle', 20);
    if (plain === true) return xml;
    this.#row += 1;
    const headings = columns.map((column, i) => {
      const quoted = looksLikeFormula(column.title);
      const style = this.#styles.id({ look: 'heading', format: '@', align: 'center', quoted, faulty: false });
      return inline(`${this.#names[i]}${this.#row}`, style, column.title);
    });
    return `${xml}<row r="${this.#row}" ht="34" customHeight="1">${headings.join('')}</row>`;
  }

  line(line: SheetLine): string {
    this.#row += 1;
    if ('head' in line) return this.#groupLine(line.head);
    const isExample = 'example' in line;
    const cells = isExample ? line.example : line;
    let xml = `<row r="${this.#row}">`;
    for (let i = 0; i < this.#names.length; i += 1) xml += this.#cell(i, cells[i] ?? null, isExample);
    return `${xml}</row>`;
  }

  #groupLine(text: string): string {
    const style = this.#styles.id({
      look: 'group',
      format: '@',
      align: 'start',
      quoted: looksLikeFormula(text),
      faulty: false,
    });
    const rest = this.#names.slice(1).map((name) => `<c r="${name}${this.#row}" s="${style}"/>`);
    return `<row r="${this.#row}">${inline(`A${this.#row}`, style, text)}${rest.join('')}</row>`;
  }

  #cell(index: number, cell: SheetCell, isExample: boolean): string {
    const column = this.#head.columns[index];
    const styles = this.#body[index];
    if (!column || !styles) return '';
    const ref = `${this.#names[index]}${this.#row}`;
    const value = valueOf(cell);
    const isFaulty = cell !== null && typeof cell === 'object';
    const number = value === null ? null : numberOf(value, column.form);
    if (isFaulty || isExample) {
      const quoted = typeof value === 'string' && looksLikeFormula(value);
      const look: Look = isExample ? 'example' : this.#head.plain === true ? 'plain' : 'body';
      const style = this.#style(column, look, quoted, isFaulty, number !== null);
      if (value === null || value === '') return `<c r="${ref}" s="${style}"/>`;
      return number === null ? inline(ref, style, String(value)) : `<c r="${ref}" s="${style}"><v>${number}</v></c>`;
    }
    if (value === null || value === '') return `<c r="${ref}" s="${styles.value}"/>`;
    if (number !== null) return `<c r="${ref}" s="${styles.value}"><v>${number}</v></c>`;
    const text = String(value);
    return inline(ref, looksLikeFormula(text) ? styles.quoted : styles.text, text);
  }

  /** Everything behind the last line. */
  end(widths: readonly number[], hasGroups: boolean): string {
    const { columns, title, subtitle, mark, plain } = this.#head;
    const last = this.#names.at(-1) ?? 'A';
    const heading = headingRow(this.#head);
    const rows = [title, subtitle].filter((text) => text !== undefined).map((_, i) => i + 1);
    const merged = columns.length > 1 ? rows : [];
    const width = widths.reduce((sum, each) => sum + each, 0);
    const isFiltered = plain !== true && !hasGroups && this.#row > heading;
    const footer = `${mark === undefined ? '' : `&L${mark.replaceAll('&', '&&')}`}&C${exportZh.pageOf}`;
    return (
      '</sheetData>' +
      (isFiltered ? `<autoFilter ref="A${heading}:${last}${this.#row}"/>` : '') +
      (merged.length === 0
        ? ''
        : `<mergeCells count="${merged.length}">${merged.map((row) => `<mergeCell ref="A${row}:${last}${row}"/>`).join('')}</mergeCells>`) +
      this.#rules(heading) +
      '<printOptions horizontalCentered="1"/>' +
      '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>' +
      `<pageSetup paperSize="${width > A4_WIDTH ? A3 : A4}" orientation="${plain === true ? 'portrait' : 'landscape'}" fitToWidth="1" fitToHeight="0"/>` +
      `<headerFooter><oddFooter>${xmlText(footer)}</oddFooter></headerFooter></worksheet>`
    );
  }

  #rules(heading: number): string {
    const { columns, ruledLines = 0 } = this.#head;
    if (ruledLines === 0) return '';
    const rules = columns.flatMap(({ rule, ruleText }, i) =>
      rule ? [ruleXml(rule, `${this.#names[i]}${heading + 1}:${this.#names[i]}${heading + ruledLines}`, ruleText)] : [],
    );
    return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
  }
}

function ruleXml(rule: CellRule, cells: string, text: string | undefined): string {
  const said = text === undefined ? '' : ` errorTitle="${xmlText(exportZh.ruleTitle)}" error="${xmlText(text)}"`;
  const open = (type: string, more: string, isStrict = true): string =>
    `<dataValidation type="${type}"${more} allowBlank="1" showInputMessage="1"${isStrict ? ` showErrorMessage="1"${said}` : ''} sqref="${cells}">`;
  const formulas = (...texts: string[]): string =>
    texts.map((it, i) => `<formula${i + 1}>${xmlText(it)}</formula${i + 1}>`).join('');
  const close = '</dataValidation>';
  switch (rule.rule) {
    case 'words':
      return (
        open('list', '', rule.others !== true) +
        formulas(`"${rule.words.map((word) => word.replaceAll('"', '""')).join(',')}"`) +
        close
      );
    case 'range':
      return open('list', '') + formulas(`'${rule.sheet.replaceAll("'", "''")}'!${rule.range}`) + close;
    case 'day':
      // From 1990 to 2099, as spreadsheets count.
      return open('date', '') + formulas('32874', '73050') + close;
    case 'number':
      return rule.most === undefined
        ? open('decimal', ' operator="greaterThanOrEqual"') + formulas(String(rule.least)) + close
        : open('decimal', '') + formulas(String(rule.least), String(rule.most)) + close;
  }
}
