/** Texts of an .xlsx file: cut loose from the stream that they came in, equal ones held once, all of them counted. */
import { CAPS } from './format.ts';
import { Refusal } from './refusal.ts';
import type { XlsxPackage } from './xlsx-package.ts';

/** Bytes of all texts of a file together. 350,000 households with six texts of their own each hold about 110 megabytes. */
const MOST_BYTES = 160 * 1024 * 1024;
/** What a text costs beside its characters. */
const BYTES_EACH = 24;
/** Different texts that are remembered; beyond it most are different anyway. */
const MOST_REMEMBERED = 100_000;
/** From this length a piece of a text keeps the whole of it in memory. Source: V8, SlicedString::kMinLength. */
const SLICED_FROM = 13;

export class TextStore {
  readonly #known = new Map<string, string>();
  #bytes = 0;

  /** A number's text: as short as these are, they are cut loose already, and their number is bounded by that of cells. */
  number(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const kept = text.length < SLICED_FROM ? text : `${Number(text)}` === text ? `${Number(text)}` : this.keep(text);
    if (this.#known.size < MOST_REMEMBERED) this.#known.set(kept, kept);
    return kept;
  }

  /** The text, free of what it was cut from. */
  keep(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    // eslint-disable-next-line no-control-regex -- all that fits one byte
    const isNarrow = /^[\0-\xff]*$/.test(text);
    this.#bytes += BYTES_EACH + text.length * (isNarrow ? 1 : 2);
    if (this.#bytes > MOST_BYTES) throw new Refusal({ reason: 'unpacked-too-large', most: MOST_BYTES });
    const encoding = isNarrow ? 'latin1' : 'utf16le';
    const kept = text.length < SLICED_FROM ? text : Buffer.from(text, encoding).toString(encoding);
    if (this.#known.size < MOST_REMEMBERED) this.#known.set(kept, kept);
    return kept;
  }
}

/** Characters that XML cannot hold are written _x000D_; an underscore before such letters _x005F_. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

/** Longer than a cell can be; what a damaged file runs together is cut here. */
const LONGEST = 100_000;

/** Puts together the text of one item: its runs, without the readings that are written above characters. */
export class ItemText {
  wantsText = false;
  #text = '';
  #isReading = false;

  clear(): void {
    this.#text = '';
    this.#isReading = false;
    this.wantsText = false;
  }

  get value(): string {
    return unescaped(this.#text);
  }

  open(name: string): void {
    if (name === 'rPh') this.#isReading = true;
    else if (name === 't') this.wantsText = !this.#isReading;
  }

  close(name: string): void {
    if (name === 'rPh') this.#isReading = false;
    else if (name === 't') this.wantsText = false;
  }

  add(text: string): void {
    if (this.#text.length < LONGEST) this.#text += text;
  }
}

/** The texts that cells share, by number. */
export async function readStrings(xlsx: XlsxPackage, path: string | null, store: TextStore): Promise<string[]> {
  const strings: string[] = [];
  if (path === null) return strings;
  const item = new ItemText();
  const events = {
    wantsText: false,
    open(name: string): void {
      if (name === 'si') item.clear();
      else item.open(name);
      events.wantsText = item.wantsText;
    },
    close(name: string): void {
      item.close(name);
      events.wantsText = item.wantsText;
      if (name !== 'si') return;
      if (strings.length >= CAPS.cells) throw new Refusal({ reason: 'too-many-cells', most: CAPS.cells });
      strings.push(store.keep(item.value));
    },
    text: (text: string): void => item.add(text),
  };
  await xlsx.scan(path, events);
  return strings;
}
