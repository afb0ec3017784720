/** What only a page can draw of a document: its PDF, its chart and its map as pictures. */
import type { PaperDocument } from '../../shared/brief/document.ts';
import type { WordPicture } from '../../shared/brief/docx/word-blocks.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { CountyHost } from '../core/county-host.ts';
import type { CommandRefusal } from './outcome.ts';
import { withPage } from './paper-page.ts';

interface Door {
  guatuBrief: {
    pdf(document: PaperDocument): Promise<string>;
    pictures(document: PaperDocument): Promise<{ name: string; base64: string; width: number; height: number }[]>;
  };
}

const OPENING = { door: 'guatuBrief', timeoutMs: 300_000 };

export async function printDocument(
  host: CountyHost,
  document: PaperDocument,
): Promise<Result<Uint8Array, CommandRefusal>> {
  const printed = await withPage(host, OPENING, async (page) =>
    ok(await page.evaluate((asked) => (globalThis as unknown as Door).guatuBrief.pdf(asked), document)),
  );
  return printed.ok ? ok(Buffer.from(printed.value, 'base64')) : printed;
}

export async function drawPictures(
  host: CountyHost,
  document: PaperDocument,
): Promise<Result<ReadonlyMap<string, WordPicture>, CommandRefusal>> {
  const drawn = await withPage(host, OPENING, async (page) =>
    ok(await page.evaluate((asked) => (globalThis as unknown as Door).guatuBrief.pictures(asked), document)),
  );
  if (!drawn.ok) return drawn;
  return ok(
    new Map(
      drawn.value.map(({ name, base64, width, height }) => [
        name,
        { png: Buffer.from(base64, 'base64'), width, height },
      ]),
    ),
  );
}
