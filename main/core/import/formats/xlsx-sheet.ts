/** One sheet of an .xlsx file into a grid, cell by cell as it is unpacked. */
import { columnOf, type NumberSense, numberText } from './cell-text.ts';
import type { Merge, SheetGrid } from './sheet-grid.ts';
import { ItemText, type TextStore, unescaped } from './xlsx-text.ts';
import { attributeOf, type XmlEvents } from './xml-scan.ts';

/** What the cells of a file refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly senses: readonly NumberSense[];
  readonly is1904: boolean;
  readonly store: TextStore;
}

/** Longer than any number. */
const LONGEST_VALUE = 100_000;
const WHOLE = /^-?[1-9]\d{0,14}$|^0$/;

/** A range such as B2:D4, or one cell; null where it is neither. */
export function mergeOf(reference: string): Merge | null {
  const [from = '', to = from] = reference.split(':');
  const rowOf = (cell: string): number => Number(/\d+$/.exec(cell)?.[0] ?? 0) - 1;
  const merge = { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) };
  return merge.top < 0 || merge.left < 0 ? null : merge;
}

/** ISO days of the newer edition of the standard: 2017-12-01T00:00:00. */
const dayOf = (text: string): string => text.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace('T', ' ');

export class SheetEvents implements XmlEvents {
  wantsText = false;
  readonly #grid: SheetGrid;
  readonly #context: SheetContext;
  readonly #item = new ItemText();
  #row = -1;
  #column = -1;
  #type = '';
  #style = -1;
  #value = '';
  #isInValue = false;
  #hasValue = false;
  #hasFormula = false;
  #isInline = false;

  constructor(grid: SheetGrid, context: SheetContext) {
    this.#grid = grid;
    this.#context = context;
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'c':
        return this.#openCell(attributes);
      case 'v':
        this.#isInValue = true;
        this.wantsText = true;
        return;
      case 'row': {
        const row = attributeOf(attributes, 'r');
        this.#row = row === undefined ? this.#row + 1 : Number(row) - 1;
        this.#column = -1;
        return;
      }
      case 'f':
        this.#hasFormula = true;
        return;
      case 'is':
        this.#item.clear();
        this.#isInline = true;
        return;
      case 'mergeCell': {
        const merge = mergeOf(attributeOf(attributes, 'ref') ?? '');
        if (merge) this.#grid.merge(merge);
        return;
      }
      default:
        if (!this.#isInline) return;
        this.#item.open(name);
        this.wantsText = this.#item.wantsText;
    }
  }

  text(text: string): void {
    if (!this.#isInValue) this.#item.add(text);
    else if (this.#value.length < LONGEST_VALUE) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v') {
      this.#isInValue = false;
      this.wantsText = false;
      this.#hasValue = true;
    } else if (name === 'c') this.#closeCell();
    else if (name === 'is') this.#isInline = false;
    else if (this.#isInline) {
      this.#item.close(name);
      this.wantsText = this.#item.wantsText;
    }
  }

  #openCell(attributes: string): void {
    const reference = attributeOf(attributes, 'r');
    this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
    this.#type = attributeOf(attributes, 't') ?? '';
    const style = attributeOf(attributes, 's');
    this.#style = style === undefined ? -1 : Number(style);
    this.#value = '';
    this.#item.clear();
    this.#hasValue = false;
    this.#hasFormula = false;
    this.#isInline = false;
  }

  #closeCell(): void {
    const text = this.#text();
    // A formula may come to an empty text, but then the file says that it is a text.
    const isUnworked = this.#hasFormula && (!this.#hasValue || (this.#value === '' && this.#type !== 'str'));
    if (isUnworked) this.#grid.formulaWithoutValue(this.#row, this.#column);
    else this.#grid.set(this.#row, this.#column, text);
  }

  #text(): string {
    const { strings, senses, is1904, store } = this.#context;
    switch (this.#type) {
      case 's':
        return strings[Number(this.#value)] ?? '';
      case 'str':
        return store.keep(unescaped(this.#value));
      case 'inlineStr':
        return store.keep(this.#item.value);
      case 'b':
        return this.#value === '' ? '' : this.#value === '1' || this.#value === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        return store.keep(this.#value);
      case 'd':
        return store.keep(dayOf(this.#value));
      default: {
        if (this.#value === '') return '';
        const sense = senses[this.#style] ?? 'plain';
        if (sense === 'plain' && WHOLE.test(this.#value)) return store.number(this.#value);
        const value = Number(this.#value);
        return store.number(Number.isNaN(value) ? this.#value : numberText(value, sense, is1904));
      }
    }
  }
}
