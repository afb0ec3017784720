/** The templates that a county has: those of the product, and its own, as they stand in the log. */
import type { EntryRow } from '../../../shared/domain/entries/entry.ts';
import { isWithdrawn } from '../../../shared/domain/entries/entry.ts';
import { defaultTemplates } from '../../../shared/sheet/default-templates.ts';
import { type SheetTemplate, sheetTemplateSchema, TEMPLATE_VERSION } from '../../../shared/sheet/template.ts';
import { templateWordsZh } from '../../text/sheet-zh.ts';

/** A template of the county that this version does not open. */
export type ShutTemplate = { readonly id: string; readonly name: string } & (
  | { readonly reason: 'newer'; readonly version: number }
  | { readonly reason: 'unreadable' }
);

export interface Templates {
  readonly all: readonly SheetTemplate[];
  readonly own: ReadonlySet<string>;
  readonly shut: readonly ShutTemplate[];
}

/** Never half read: a newer version may mean something else by the same words. */
function readTemplate({ id, fields }: EntryRow): SheetTemplate | ShutTemplate {
  const template = fields['template'] as { readonly version?: unknown; readonly name?: unknown } | undefined;
  const name = typeof template?.name === 'string' ? template.name : id;
  const version = template?.version;
  if (typeof version === 'number' && version > TEMPLATE_VERSION) return { reason: 'newer', id, name, version };
  const read = sheetTemplateSchema.safeParse(template);
  return read.success ? read.data : { reason: 'unreadable', id, name };
}

export function templatesOf(entries: readonly EntryRow[]): Templates {
  const read = entries.filter((row) => !isWithdrawn(row)).map(readTemplate);
  const own = read.flatMap((it) => ('reason' in it ? [] : [it]));
  return {
    all: [...defaultTemplates(templateWordsZh), ...own],
    own: new Set(own.map(({ id }) => id)),
    shut: read.flatMap((it) => ('reason' in it ? [it] : [])),
  };
}

/** By id or name. */
export const findTemplate = ({ all }: Templates, wanted: string): SheetTemplate | undefined =>
  all.find(({ id }) => id === wanted) ?? all.find(({ name }) => name === wanted);
