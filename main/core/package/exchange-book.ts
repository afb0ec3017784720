/**
 * What this seat has passed on and taken, and which devices two computers write under: `exchange/book.json`. It is this seat's
 * own knowledge and no part of the county, so that seats which hold the same operations have the same digest.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { exchangeSchema } from '../../../shared/host/package-calls.ts';
import { writeDurably } from '../durable-file.ts';

/** Newest number of each chain. */
export const vectorSchema = z.record(z.string().regex(/^[^/]+\/[^/]+$/), z.number().int().nonnegative());
export type Vector = z.infer<typeof vectorSchema>;

const forkSchema = z.object({ device: z.string(), stream: z.string(), seq: z.number(), at: z.number() });
export type Fork = z.infer<typeof forkSchema>;

const bookSchema = z.object({
  format: z.literal('guatu-exchanges'),
  version: z.literal(1),
  /** The newest first; `has` of a sent one is what it brought the other side up to. */
  exchanges: z.array(exchangeSchema.extend({ has: vectorSchema.optional() })),
  forks: z.array(forkSchema),
});
export type Book = z.infer<typeof bookSchema>;
export type BookedExchange = Book['exchanges'][number];

const MOST_EXCHANGES = 500;
const bookPath = (folder: string): string => join(folder, 'book.json');
const emptyBook: Book = { format: 'guatu-exchanges', version: 1, exchanges: [], forks: [] };

/** An empty book when there is none yet or it cannot be read: the next package then holds everything. */
export async function readBook(folder: string): Promise<Book> {
  try {
    return bookSchema.parse(JSON.parse(await readFile(bookPath(folder), 'utf8')));
  } catch {
    return emptyBook;
  }
}

async function change(folder: string, next: (book: Book) => Book): Promise<Book> {
  const book = next(await readBook(folder));
  await writeDurably(bookPath(folder), `${JSON.stringify(book, null, 1)}\n`);
  return book;
}

export const bookExchange = (folder: string, exchange: BookedExchange): Promise<Book> =>
  change(folder, (book) => ({ ...book, exchanges: [exchange, ...book.exchanges].slice(0, MOST_EXCHANGES) }));

/** Notes devices that have forked; each once. */
export const bookForks = (folder: string, forks: readonly Fork[]): Promise<Book> =>
  change(folder, (book) => {
    const known = new Set(book.forks.map(({ device }) => device));
    const fresh = forks.filter(
      ({ device }, i) => !known.has(device) && forks.findIndex((it) => it.device === device) === i,
    );
    return { ...book, forks: [...book.forks, ...fresh] };
  });
