/** Pictures of a document: its map as the battle map draws it on paper, its charts; and its pages, set with them. */
import type { PaperDocument } from '../../../shared/brief/document.ts';
import { everyRun } from '../../../shared/brief/document.ts';
import type { WordPicture } from '../../../shared/brief/docx/word-blocks.ts';
import { shownLayers } from '../../app/layer-store.ts';
import { takePicture } from '../../app/picture/take-picture.ts';
import type { CountyValue } from '../../db/county-store.tsx';
import { liveReader } from '../../db/live-reader.ts';
import { pastReader } from '../../db/past-reader.ts';
import type { Projection } from '../../db/projection.ts';
import { loadForCanvas } from '../../map/fonts.ts';
import { barsPage } from '../../paper/flow/bars-page.ts';
import { setDocument, type SetDocument } from '../../paper/flow/set-document.ts';
import type { PaperImage } from '../../paper/marks.ts';
import { textRuler } from '../../paper/paper-stock.ts';
import { writePng } from '../../paper/png.ts';

/** A map between the margins of A4 at 200 dots per inch. */
const MAP = { width: 1228, height: 984, dotsPerInch: 200 } as const;

type Pictures = ReadonlyMap<string, PaperImage>;

/** Maps of a document, by block; none where the county lies nowhere. */
export async function documentMaps(
  projection: Projection,
  county: CountyValue,
  { blocks }: PaperDocument,
): Promise<Pictures> {
  const { settings, units, today, info } = county;
  const pictures = new Map<string, PaperImage>();
  for (const block of blocks) {
    if (block.kind !== 'map') continue;
    const reader =
      block.on < today
        ? pastReader(projection, settings, units, block.on)
        : liveReader(projection, settings, units, today);
    const visible = shownLayers(settings.kinds, info.archives, {});
    const asked = { ...MAP, unit: block.unit, theme: 'paper', measure: 'progress', visible } as const;
    // oxlint-disable-next-line no-await-in-loop -- one map at a time is what a graphics card has room for
    const picture = await takePicture(projection.host, county, reader, asked);
    if (!picture.ok) continue;
    const { width, height } = MAP;
    // oxlint-disable-next-line no-await-in-loop -- as above
    const bytes = new Uint8Array(await picture.value.png.arrayBuffer());
    pictures.set(block.name, { type: 'image/png', bytes, width, height });
  }
  return pictures;
}

/** Every letter of a document, so that its widths are measured in its own font. */
function lettersOf(paper: PaperDocument): string {
  const letters = new Set<string>('0123456789.,%—–-… ');
  const add = (text: string): void => {
    for (const letter of text) letters.add(letter);
  };
  for (const run of everyRun(paper)) add(run.text);
  add(JSON.stringify({ ...paper, blocks: [] }));
  for (const block of paper.blocks) {
    if (block.kind === 'heading') add(block.text);
    else if (block.kind !== 'paragraph') add(block.caption);
    if (block.kind === 'table') for (const column of block.columns) add(column.title);
    if (block.kind === 'table') for (const row of block.rows) if (!Array.isArray(row)) add(row.head);
    if (block.kind === 'bars') add(block.reached + block.planned + block.items.map(({ name }) => name).join(''));
  }
  return [...letters].join('');
}

export async function setPages(paper: PaperDocument, pictures: Pictures): Promise<SetDocument> {
  await loadForCanvas(lettersOf(paper));
  return setDocument(paper, textRuler(), pictures);
}

/** Maps and charts as a Word file takes them. */
export async function wordPictures(paper: PaperDocument, maps: Pictures): Promise<ReadonlyMap<string, WordPicture>> {
  await loadForCanvas(lettersOf(paper));
  const pictures = new Map<string, WordPicture>();
  for (const [name, { bytes, width, height }] of maps) pictures.set(name, { png: bytes, width, height });
  for (const block of paper.blocks) {
    if (block.kind !== 'bars') continue;
    const page = barsPage(block, textRuler());
    // oxlint-disable-next-line no-await-in-loop -- a document has one chart or two
    const png = await writePng(page, { dotsPerInch: MAP.dotsPerInch });
    if (!png.ok) continue;
    // oxlint-disable-next-line no-await-in-loop -- as above
    const bytes = new Uint8Array(await png.value.arrayBuffer());
    pictures.set(block.name, { png: bytes, width: page.width, height: page.height });
  }
  return pictures;
}
