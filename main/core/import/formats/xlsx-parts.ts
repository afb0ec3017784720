/** What an .xlsx file says about its sheets as a whole: their names and places, the formats of numbers, the shared texts. */
import { builtInSense, type NumberSense, senseOf } from './cell-text.ts';
import { Refusal } from './refusal.ts';
import { SMALL_PART, type XlsxPackage } from './xlsx-package.ts';
import { attributeOf, type XmlEvents } from './xml-scan.ts';

export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  /** Path of its part; null for what is no table: a chart, a dialogue, a sheet of macros. */
  readonly path: string | null;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly is1904: boolean;
  readonly stringsPath: string | null;
  readonly stylesPath: string | null;
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

type Open = (name: string, attributes: string) => void;
const tagsOnly = (open: Open): XmlEvents => ({ open, close: () => {}, text: () => {}, wantsText: false });

/** Paths of parts are relative to the folder of the part that names them. */
function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/'))
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  return path.join('/');
}

async function relationsOf(xlsx: XlsxPackage, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relations = new Map<string, Relation>();
  await xlsx.scan(
    `${folder}_rels/${part.slice(slash)}.rels`,
    tagsOnly((name, attributes) => {
      const target = attributeOf(attributes, 'Target');
      if (name !== 'Relationship' || target === undefined) return;
      // Both families of the standard end alike: …/relationships/worksheet.
      const type = attributeOf(attributes, 'Type')?.split('/').at(-1) ?? '';
      relations.set(attributeOf(attributes, 'Id') ?? '', { type, path: resolved(folder, target) });
    }),
    SMALL_PART,
  );
  return relations;
}

export async function readParts(xlsx: XlsxPackage): Promise<WorkbookParts> {
  const root = [...(await relationsOf(xlsx, '')).values()].find(({ type }) => type === 'officeDocument');
  const workbook = root?.path ?? 'xl/workbook.xml';
  if (!xlsx.has(workbook)) throw new Refusal({ reason: 'workbook-broken' });
  const relations = await relationsOf(xlsx, workbook);
  const pathOf = (type: string): string | null =>
    [...relations.values()].find((relation) => relation.type === type)?.path ?? null;
  const sheets: SheetPart[] = [];
  let is1904 = false;
  await xlsx.scan(
    workbook,
    tagsOnly((name, attributes) => {
      if (name === 'workbookPr') is1904 = /^(1|true|on)$/i.test(attributeOf(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const id = /\s\w+:id\s*=\s*["']([^"']*)/.exec(attributes)?.[1] ?? '';
      const part = relations.get(id);
      sheets.push({
        name: attributeOf(attributes, 'name') ?? '',
        isHidden: /hidden/i.test(attributeOf(attributes, 'state') ?? ''),
        path: part?.type === 'worksheet' ? part.path : null,
      });
    }),
    SMALL_PART,
  );
  return { sheets, is1904, stringsPath: pathOf('sharedStrings'), stylesPath: pathOf('styles') };
}

/** What each style of cells makes of numbers, by the style's place. */
export async function readSenses(xlsx: XlsxPackage, path: string | null): Promise<NumberSense[]> {
  const own = new Map<number, NumberSense>();
  const senses: NumberSense[] = [];
  let isInCells = false;
  if (path === null) return senses;
  const events = tagsOnly((name, attributes) => {
    if (name === 'numFmt')
      own.set(Number(attributeOf(attributes, 'numFmtId')), senseOf(attributeOf(attributes, 'formatCode') ?? ''));
    else if (name === 'cellXfs') isInCells = true;
    else if (name === 'xf' && isInCells) {
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
      senses.push(own.get(id) ?? builtInSense(id));
    }
  });
  const close = (name: string): void => {
    if (name === 'cellXfs') isInCells = false;
  };
  await xlsx.scan(path, { ...events, close }, SMALL_PART);
  return senses;
}
