/**
 * Sheets that every county begins with: one for each paper, and the eight boards of a command room. Their words come from the
 * caller; everything else is here.
 */
import { givePlace } from './give-place.ts';
import { layoutParts } from './layout.ts';
import { ORIENTATIONS, type Orientation, PAPERS, type Paper } from './paper-size.ts';
import { PART_KINDS, type Part, type PartKind, type SheetTemplate, TEMPLATE_VERSION } from './template.ts';

export const BOARDS = ['overview', 'zones', 'roads', 'water', 'housing', 'exit', 'problems', 'ranking'] as const;
export type Board = (typeof BOARDS)[number];

export interface TemplateWords {
  /** Texts of parts, with tokens. */
  readonly parts: Partial<Record<PartKind, string>>;
  readonly papers: Readonly<Record<Paper, string>>;
  readonly orientations: Readonly<Record<Orientation, string>>;
  /** Name and title of each board; the title has tokens. */
  readonly boards: Readonly<Record<Board, { readonly name: string; readonly title: string }>>;
}

/** What the ground of every map is made of. */
const GROUND = ['relief', 'landcover', 'water', 'baseRoads', 'places', 'borders', 'labels'] as const;

type Looks = Pick<SheetTemplate, 'measure'> & { readonly layers: readonly string[] };

const BOARD_LOOKS: Readonly<Record<Board, Looks>> = {
  overview: { measure: 'households', layers: [...GROUND, 'areas'] },
  zones: { measure: 'light', layers: [...GROUND, 'areas'] },
  roads: { measure: 'progress', layers: [...GROUND, 'kind:road'] },
  water: {
    measure: 'progress',
    layers: [...GROUND, 'kind:pool', 'kind:cellar', 'kind:plant', 'kind:pump', 'kind:pipe'],
  },
  housing: { measure: 'progress', layers: [...GROUND, 'kind:housing', 'kind:relocation', 'flows'] },
  exit: { measure: 'poverty', layers: [...GROUND, 'areas'] },
  problems: { measure: 'light', layers: [...GROUND, 'areas', 'kind:problem'] },
  ranking: { measure: 'progress', layers: [...GROUND, 'areas'] },
};

/** Where a text stands in its box. */
const ALIGN: Partial<Record<PartKind, NonNullable<Part['align']>>> = {
  title: 'middle',
  subtitle: 'middle',
  secrecy: 'start',
  number: 'end',
  approval: 'start',
  signature: 'start',
  crs: 'middle',
  mark: 'middle',
  maker: 'end',
  date: 'end',
};

/** Small broad paper has no room for everything in a size that is read. */
const hiddenOn = (paper: Paper, orientation: Orientation): readonly PartKind[] =>
  paper === 'slide' ? NOT_ON_SLIDES : paper === 'A4' && orientation === 'landscape' ? ['chart'] : [];

/** What nobody signs or looks up while it is shown for a minute. */
const NOT_ON_SLIDES: readonly PartKind[] = ['chart', 'index', 'signature'];

export function partsFor(
  paper: Paper,
  orientation: Orientation,
  binding: boolean,
  texts: TemplateWords['parts'],
): Part[] {
  const boxes = layoutParts(paper, orientation, binding);
  const hidden = new Set(hiddenOn(paper, orientation));
  const parts = PART_KINDS.map((kind): Part => ({
    kind,
    box: boxes[kind],
    shown: true,
    ...(texts[kind] === undefined ? {} : { text: texts[kind] }),
    ...(ALIGN[kind] === undefined ? {} : { align: ALIGN[kind] }),
  }));
  const given = new Map(givePlace(parts, hidden).map((part) => [part.kind, part]));
  return parts.map((part) => given.get(part.kind) ?? { ...part, shown: false });
}

function plain(paper: Paper, orientation: Orientation, words: TemplateWords): SheetTemplate {
  return {
    version: TEMPLATE_VERSION,
    id: `guatu-${paper.toLowerCase()}-${orientation}`,
    name: words.papers[paper] + words.orientations[orientation],
    paper,
    orientation,
    binding: false,
    theme: 'paper',
    measure: 'progress',
    parts: partsFor(paper, orientation, false, words.parts),
  };
}

function board(id: Board, words: TemplateWords): SheetTemplate {
  const { name, title } = words.boards[id];
  const { measure, layers } = BOARD_LOOKS[id];
  return {
    version: TEMPLATE_VERSION,
    id: `guatu-board-${id}`,
    name,
    paper: 'A1',
    orientation: 'landscape',
    binding: false,
    theme: 'paper',
    measure,
    layers: [...layers],
    parts: partsFor('A1', 'landscape', false, { ...words.parts, title }),
  };
}

/** A slide is broad, never high. */
const isMade = (paper: Paper, orientation: Orientation): boolean => paper !== 'slide' || orientation === 'landscape';

export const defaultTemplates = (words: TemplateWords): SheetTemplate[] => [
  ...PAPERS.flatMap((paper) =>
    ORIENTATIONS.filter((orientation) => isMade(paper, orientation)).map((orientation) =>
      plain(paper, orientation, words),
    ),
  ),
  ...BOARDS.map((id) => board(id, words)),
];
