/** Looks of cells in a workbook: each combination that is used becomes one numbered style, written out at the end. */
import type { OutColumn } from '../../../shared/host/export-calls.ts';

export type Look = 'title' | 'subtitle' | 'heading' | 'group' | 'example' | 'plain' | 'body';

export interface StyleKey {
  readonly look: Look;
  readonly format: string;
  readonly align: 'start' | 'center' | 'end';
  /** Text that would be a formula if somebody typed it: shown as it stands, also after editing. */
  readonly quoted: boolean;
  readonly faulty: boolean;
}

/** Number formats that every spreadsheet knows by number; others are given numbers from 164 on. */
const KNOWN_FORMATS: Readonly<Record<string, number>> = {
  General: 0,
  '#,##0': 3,
  '#,##0.00': 4,
  '0%': 9,
  '0.00%': 10,
  '@': 49,
};
const FIRST_OWN_FORMAT = 164;
const FONTS: Readonly<Record<Look, number>> = {
  body: 0,
  plain: 0,
  title: 1,
  subtitle: 2,
  heading: 3,
  group: 3,
  example: 4,
};
/** 0 and 1 are fixed by the format. */
const FILLS: Readonly<Partial<Record<Look, number>>> = { heading: 2, group: 3 };
const FAULTY_FILL = 4;

const decimalsOf = (decimals: number | undefined, otherwise: string): string =>
  decimals === undefined ? otherwise : decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;

/** The number format of a column's values. */
export function formatOf({ form, decimals }: OutColumn): string {
  if (form === 'number') return decimals === undefined ? 'General' : `#,##0${decimalsOf(decimals, '')}`;
  if (form === 'percent') return `0${decimalsOf(decimals, '.00')}%`;
  if (form === 'day') return 'yyyy-mm-dd';
  return form === 'time' ? 'yyyy-mm-dd hh:mm' : '@';
}

const font = (size: number, name: string, more = '', colour = 'FF000000'): string =>
  `<font>${more}<sz val="${size}"/><color rgb="${colour}"/><name val="${name}"/><charset val="134"/></font>`;
const fill = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const side = (name: string): string => `<${name} style="thin"><color rgb="FF808080"/></${name}>`;

export class StyleTable {
  readonly #ids = new Map<string, number>();
  readonly #formats = new Map<string, number>();
  readonly #xfs: string[] = [];

  constructor() {
    // Style 0 is what cells without one have.
    this.#xfs.push('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  }

  id(key: StyleKey): number {
    const name = `${key.look} ${key.format} ${key.align} ${key.quoted} ${key.faulty}`;
    let id = this.#ids.get(name);
    if (id === undefined) {
      id = this.#xfs.length;
      this.#ids.set(name, id);
      this.#xfs.push(this.#xf(key));
    }
    return id;
  }

  #xf({ look, format, align, quoted, faulty }: StyleKey): string {
    const isRuled = look === 'heading' || look === 'body' || look === 'group' || look === 'example';
    const fillId = faulty ? FAULTY_FILL : (FILLS[look] ?? 0);
    const horizontal = { start: 'left', center: 'center', end: 'right' }[align];
    return (
      `<xf numFmtId="${this.#format(format)}" fontId="${FONTS[look]}" fillId="${fillId}" borderId="${isRuled ? 1 : 0}" xfId="0"` +
      `${quoted ? ' quotePrefix="1"' : ''} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` +
      `<alignment horizontal="${horizontal}" vertical="center"${look === 'title' || look === 'group' ? '' : ' wrapText="1"'}/></xf>`
    );
  }

  #format(format: string): number {
    const known = KNOWN_FORMATS[format] ?? this.#formats.get(format);
    if (known !== undefined) return known;
    const id = FIRST_OWN_FORMAT + this.#formats.size;
    this.#formats.set(format, id);
    return id;
  }

  /** The part `xl/styles.xml`. */
  xml(): string {
    const formats = [...this.#formats].map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join('');
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      (formats === '' ? '' : `<numFmts count="${this.#formats.size}">${formats}</numFmts>`) +
      `<fonts count="5">${font(11, 'SimSun')}${font(18, 'SimHei', '<b/>')}${font(11, 'SimSun')}${font(11, 'SimHei', '<b/>')}` +
      `${font(11, 'SimSun', '<i/>', 'FF7F7F7F')}</fonts>` +
      '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
      `${fill('FFD9E2EC')}${fill('FFEFF3F7')}${fill('FFFFC7CE')}</fills>` +
      '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
      `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${this.#xfs.length}">${this.#xfs.join('')}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }
}
