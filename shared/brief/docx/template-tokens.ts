/**
 * Tokens that a county's own Word file may hold: {县}, {已销号} … for text, {总体进展} … for a whole section, {催办清单表} … for a table.
 * Their names are given from outside; what each stands for is taken from the document, so a template shows the same figures.
 */
import type { Block, PaperDocument, Run } from '../document.ts';
import { SECTIONS } from '../words.ts';

/** Text of a token, or blocks that take the place of its paragraph. */
export type TokenValue = string | readonly Block[];

export interface TokenNames {
  readonly heads: Readonly<
    Record<'title' | 'masthead' | 'issue' | 'issuer' | 'date' | 'to' | 'copy' | 'report' | 'body', string>
  >;
  readonly sections: Readonly<Record<(typeof SECTIONS)[number], string>>;
  readonly tables: Readonly<Record<string, string>>;
  /** By `query.measure`. */
  readonly figures: Readonly<Record<string, string>>;
}

const countyOf = (paper: PaperDocument): string | undefined => {
  const first = paper.blocks.find((block) => block.kind === 'paragraph' && block.runs.some((run) => run.figure));
  return first?.kind === 'paragraph' ? first.runs.find((run) => run.figure)?.figure?.trace.unit : undefined;
};

export function tokenValues(paper: PaperDocument, names: TokenNames): Map<string, TokenValue> {
  const values = new Map<string, TokenValue>();
  const imprint = (id: string): string => paper.imprint?.find((line) => line.id === id)?.text ?? '';
  values.set(names.heads.title, paper.title);
  values.set(names.heads.masthead, paper.letterhead?.masthead ?? '');
  values.set(names.heads.issue, paper.letterhead?.issue ?? '');
  values.set(names.heads.issuer, paper.letterhead?.issuer ?? '');
  values.set(names.heads.date, paper.letterhead?.date ?? '');
  values.set(names.heads.to, imprint('to'));
  values.set(names.heads.copy, imprint('copy'));
  values.set(names.heads.report, imprint('report'));
  values.set(names.heads.body, paper.blocks);
  for (const section of SECTIONS)
    values.set(
      names.sections[section],
      paper.blocks.filter((block) => block.kind === 'paragraph' && block.section === section),
    );
  for (const [name, token] of Object.entries(names.tables))
    values.set(
      token,
      paper.blocks.filter((block) => block.kind !== 'paragraph' && block.kind !== 'heading' && block.name === name),
    );
  const county = countyOf(paper);
  const texts = new Map<string, Run>();
  for (const block of paper.blocks)
    if (block.kind === 'paragraph')
      for (const run of block.runs)
        if (run.figure && run.figure.trace.unit === county && run.figure.trace.kind === undefined)
          texts.set(`${run.figure.trace.query}.${run.figure.trace.measure}`, run);
  for (const [key, token] of Object.entries(names.figures)) values.set(token, texts.get(key)?.text ?? '0');
  return values;
}
