/**
 * XML of office files, read piece by piece as it is unpacked: tags and text as they come, nothing kept. There are no document
 * types in such files, so none is accepted, and with it neither entities of their own nor files from elsewhere.
 */
import { Refusal } from './refusal.ts';

export interface XmlEvents {
  /** `attributes` as written, with the space before the first; a tag closed in itself is followed by `close`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** In as many pieces as it comes in; only while `wantsText`. */
  text(text: string): void;
  wantsText: boolean;
}

/** Longer than any tag of a real file. */
const LONGEST_TAG = 1024 * 1024;
/** Longer than any entity. */
const LONGEST_ENTITY = 12;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities resolved; unknown ones stay as written. */
export function plainText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{1,8}));/g, (written, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name as string] ?? written;
    const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** Value of an attribute by its whole name; undefined where the tag does not have it. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const double = attributes.indexOf(` ${name}="`);
  if (double >= 0) {
    const from = double + name.length + 3;
    const to = attributes.indexOf('"', from);
    return to < 0 ? undefined : plainText(attributes.slice(from, to));
  }
  // Single quotes and blanks around the sign are allowed, and rare.
  if (!attributes.includes("'") && !attributes.includes(' =') && !attributes.includes('= ')) return undefined;
  const written = new RegExp(`\\s${name}\\s*=\\s*("([^"]*)"|'([^']*)')`).exec(attributes);
  return written ? plainText(written[2] ?? written[3] ?? '') : undefined;
}

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

export class XmlScanner {
  readonly #events: XmlEvents;
  #rest = '';

  constructor(events: XmlEvents) {
    this.#events = events;
  }

  push(chunk: string): void {
    const source = this.#rest === '' ? chunk : this.#rest + chunk;
    let at = 0;
    while (at < source.length) {
      const tag = source.indexOf('<', at);
      if (tag < 0) {
        at = this.#textTail(source, at);
        break;
      }
      if (tag > at && this.#events.wantsText) this.#events.text(plainText(source.slice(at, tag)));
      at = tag;
      const next = this.#markup(source, tag);
      if (next < 0) break;
      at = next;
    }
    this.#rest = source.slice(at);
    if (this.#rest.length > LONGEST_TAG) throw new Refusal({ reason: 'file-broken' });
  }

  /** Text that the next chunk may go on with: all of it is given out but an entity that is not complete. */
  #textTail(source: string, at: number): number {
    if (!this.#events.wantsText) return source.length;
    const entity = source.lastIndexOf('&');
    const to = entity >= at && source.length - entity < LONGEST_ENTITY ? entity : source.length;
    if (to > at) this.#events.text(plainText(source.slice(at, to)));
    return to;
  }

  /** Place behind the markup that begins at `at`; -1 when its end has not come yet. */
  #markup(source: string, at: number): number {
    const second = source.charCodeAt(at + 1);
    if (second === 0x21) return this.#declaration(source, at);
    if (second === 0x3f) return after(source, '?>', at);
    const end = tagEnd(source, at);
    if (end < 0) return -1;
    if (second === 0x2f) {
      this.#events.close(localName(source.slice(at + 2, end).trimEnd()));
      return end + 1;
    }
    const isEmpty = source.charCodeAt(end - 1) === 0x2f;
    const to = isEmpty ? end - 1 : end;
    let nameEnd = at + 1;
    while (nameEnd < to && source.charCodeAt(nameEnd) > 0x20) nameEnd += 1;
    const name = localName(source.slice(at + 1, nameEnd));
    this.#events.open(name, source.slice(nameEnd, to));
    if (isEmpty) this.#events.close(name);
    return end + 1;
  }

  #declaration(source: string, at: number): number {
    if (source.startsWith('<!--', at)) return after(source, '-->', at + 4);
    if (source.startsWith('<![CDATA[', at)) {
      const end = source.indexOf(']]>', at);
      if (end < 0) return -1;
      if (this.#events.wantsText) this.#events.text(source.slice(at + 9, end));
      return end + 3;
    }
    if (source.length - at < 9) return -1;
    throw new Refusal({ reason: 'xml-doctype' });
  }
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** The `>` that ends the tag; one inside an attribute does not. */
function tagEnd(source: string, at: number): number {
  let quote = 0;
  for (let i = at + 1; i < source.length; i += 1) {
    const unit = source.charCodeAt(i);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === 0x3e) return i;
    else if (unit === 0x22 || unit === 0x27) quote = unit;
  }
  return -1;
}
