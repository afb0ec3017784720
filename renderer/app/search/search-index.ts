/**
 * Finds units and targets by name, full pinyin, initials or code, from any syllable on. Every place where a person may
 * start typing is a term (suffixes at character bounds), so a prefix search answers it; then matches are ranked by how
 * exact they are and how high in the chain they sit.
 */
import MiniSearch from 'minisearch';
import type { UnitLevel } from '../../../shared/domain/unit.ts';
import { readingsOf } from './place-pinyin.ts';

export interface SearchEntry {
  readonly kind: 'unit' | 'target';
  readonly id: string;
  readonly name: string;
  readonly level: UnitLevel | 'target';
  /** Unit that it opens in: itself, or the one that answers for the target. */
  readonly unit: string;
}

const LEVEL_RANK: Record<SearchEntry['level'], number> = { county: 5, zone: 4, township: 3, village: 2, target: 0 };

const suffixes = (parts: readonly string[]): string[] => parts.map((_, i) => parts.slice(i).join(''));

interface Document {
  readonly key: string;
  readonly name: string;
  readonly sound: string;
  readonly initials: string;
  readonly code: string;
}

const BREAK = '\n';
const FIELDS = ['name', 'sound', 'initials', 'code'] as const;

/** Letters and digits only, lower case: what is typed and what is indexed meet in this form. */
export const plain = (text: string): string => text.toLowerCase().replace(/[\s/_\-'’·]/g, '');

interface Known {
  readonly entry: SearchEntry;
  readonly readings: readonly (readonly string[])[];
}

function documentOf({ entry, readings }: Known): Document {
  const name = plain(entry.name);
  const code = plain(entry.id);
  const parts = entry.id.split('/').map(plain);
  return {
    key: `${entry.kind}:${entry.id}`,
    name: suffixes([...name]).join(BREAK),
    sound: readings.flatMap(suffixes).join(BREAK),
    initials: readings.flatMap((reading) => suffixes(reading.map((syllable) => syllable[0] ?? ''))).join(BREAK),
    code: [...new Set([code, ...parts])].join(BREAK),
  };
}

export class SearchIndex {
  readonly #entries = new Map<string, Known>();
  readonly #index = new MiniSearch<Document>({
    idField: 'key',
    fields: [...FIELDS],
    tokenize: (text) => text.split(BREAK),
    processTerm: (term) => term || null,
  });

  get size(): number {
    return this.#entries.size;
  }

  add(entries: readonly SearchEntry[]): void {
    const fresh = entries
      .filter((entry) => !this.#entries.has(`${entry.kind}:${entry.id}`))
      .map((entry): Known => ({ entry, readings: readingsOf(plain(entry.name)) }));
    for (const known of fresh) this.#entries.set(`${known.entry.kind}:${known.entry.id}`, known);
    this.#index.addAll(fresh.map(documentOf));
  }

  /** Best first, at most `limit`. */
  find(query: string, limit: number): SearchEntry[] {
    const wanted = plain(query);
    if (wanted === '') return [];
    const hits = this.#index.search(wanted, { prefix: true, tokenize: (text) => [text] });
    return hits
      .map((hit) => this.#entries.get(String(hit.id)))
      .filter((known) => known !== undefined)
      .map((known) => ({ entry: known.entry, score: scoreOf(known, wanted) }))
      .sort(
        (a, b) => b.score - a.score || a.entry.name.length - b.entry.name.length || (a.entry.id < b.entry.id ? -1 : 1),
      )
      .slice(0, limit)
      .map(({ entry }) => entry);
  }
}

/** Exact before beginning before inside; names and codes before sounds before initials; higher levels first. */
function scoreOf({ entry, readings }: Known, wanted: string): number {
  const name = plain(entry.name);
  const level = LEVEL_RANK[entry.level];
  if (name === wanted) return 100 + level;
  if (plain(entry.id) === wanted || entry.id.split('/').some((part) => plain(part) === wanted)) return 90 + level;
  if (name.startsWith(wanted)) return 80 + level;
  if (name.includes(wanted)) return 50 + level;
  for (const reading of readings) {
    const sound = reading.join('');
    const initials = reading.map((syllable) => syllable[0] ?? '').join('');
    if (sound === wanted || initials === wanted) return 75 + level;
    if (sound.startsWith(wanted)) return 65 + level;
    if (initials.startsWith(wanted)) return 60 + level;
  }
  return 30 + level;
}
