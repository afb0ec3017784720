/**
 * CSV as its lines arrive, in UTF-8 with a byte order mark or in GBK. What GBK does not have is written as GB18030, which
 * begins with all of GBK, and named to whoever asked: nothing ever becomes a question mark.
 */
import iconv from 'iconv-lite';
import { csvCell } from '../../../shared/domain/csv.ts';
import type { OutCell, OutColumn } from '../../../shared/host/export-calls.ts';
import { type SheetLine, valueOf } from './sheet.ts';

/** Without it Excel reads UTF-8 as GBK. */
const MARK = '\ufeff';
const CHUNK = 256 * 1024;
const MOST_NAMED = 20;

/** A cell as CSV has it: percents with their sign, numbers with the digits of their column. */
function shown(value: OutCell, { form, decimals }: OutColumn): string | number {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (form === 'percent') return `${value.toFixed(decimals ?? 2)}%`;
  return decimals === undefined ? value : value.toFixed(decimals);
}

export class CsvWriter {
  readonly #columns: readonly OutColumn[];
  readonly #isGbk: boolean;
  readonly #chunks: Uint8Array[] = [];
  #pending: string;
  /** Characters that have been looked at, with whether GBK has them. */
  readonly #inGbk = new Map<string, boolean>();

  constructor(columns: readonly OutColumn[], encoding: 'utf-8' | 'gbk') {
    this.#columns = columns;
    this.#isGbk = encoding === 'gbk';
    this.#pending = this.#isGbk ? '' : MARK;
    this.#write(columns.map(({ title }) => csvCell(title)).join(','));
  }

  line(line: SheetLine): void {
    if ('head' in line) return this.#write(csvCell(line.head));
    const cells = 'example' in line ? line.example : line;
    this.#write(this.#columns.map((column, i) => csvCell(shown(valueOf(cells[i] ?? null), column))).join(','));
  }

  #write(text: string): void {
    this.#pending += `${text}\r\n`;
    if (this.#pending.length >= CHUNK) this.#flush();
  }

  #flush(): void {
    if (this.#isGbk) this.#look(this.#pending);
    this.#chunks.push(iconv.encode(this.#pending, this.#isGbk ? 'gb18030' : 'utf-8'));
    this.#pending = '';
  }

  #look(text: string): void {
    for (const char of text) {
      if (char > '\u007f' && !this.#inGbk.has(char)) this.#inGbk.set(char, isInGbk(char));
    }
  }

  /** The file's bytes in pieces, and up to 20 characters that GBK does not have. */
  finish(): { chunks: Uint8Array[]; beyondGbk: string[] } {
    this.#flush();
    const beyond = [...this.#inGbk].filter(([, has]) => !has).map(([char]) => char);
    return { chunks: this.#chunks, beyondGbk: beyond.slice(0, MOST_NAMED) };
  }
}

/** Whether GBK has a character: two bytes in GB18030, which adds four-byte ones. */
export function isInGbk(char: string): boolean {
  const bytes = iconv.encode(char, 'gb18030');
  return bytes.length < 3 && iconv.decode(bytes, 'gbk') === char;
}
