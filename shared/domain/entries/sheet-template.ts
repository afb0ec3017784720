/**
 * Entries `sheet-template:<id>`: sheets that a county has laid out itself. The template lies in one field, whole, so that two
 * seats never mix theirs; what it says is read by `../../sheet/template.ts`, which refuses those of newer versions.
 */
import { z } from 'zod';
import type { EntryKind } from './entry.ts';

export const SHEET_TEMPLATES = 'sheet-template';
/** Characters of one template: forty parts with their texts fit several times. */
const MOST_CHARACTERS = 60_000;

const sheetTemplateEntrySchema = z.object({
  template: z
    .looseObject({ version: z.number().int().positive(), id: z.string(), name: z.string().trim().min(1).max(60) })
    .refine((template) => JSON.stringify(template).length <= MOST_CHARACTERS),
  withdrawn: z.boolean().optional(),
});

export const sheetTemplateKind: EntryKind = {
  schema: sheetTemplateEntrySchema,
  roles: ['duty', 'zone', 'township'],
  check: (row) => {
    const refuse = (problem: string, facts: Record<string, string>) =>
      ({ reason: 'entry', collection: SHEET_TEMPLATES, problem, facts }) as const;
    const { template } = sheetTemplateEntrySchema.parse(row.fields);
    // Ids that begin so are the product's own.
    if (!/^[a-z0-9-]{1,60}$/.test(row.id) || row.id.startsWith('guatu-')) return refuse('bad-name', { id: row.id });
    return template.id === row.id ? null : refuse('other-id', { id: template.id });
  },
};
