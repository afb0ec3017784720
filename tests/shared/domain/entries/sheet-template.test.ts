import { describe, expect, it } from 'vitest';
import type { EntryContext, EntryRow } from '../../../../shared/domain/entries/entry.ts';
import { sheetTemplateKind } from '../../../../shared/domain/entries/sheet-template.ts';

const row = (id: string, template: Record<string, string | number>): EntryRow => ({
  subject: `sheet-template:${id}`,
  collection: 'sheet-template',
  id,
  fields: { template },
  disputed: [],
  notes: [],
});
const judge = (id: string, template: Record<string, string | number>) =>
  sheetTemplateKind.check?.(row(id, template), {} as EntryContext);

describe('a template of a county', () => {
  it('keeps what a newer version says about it, for those who can read it', () => {
    const template = { version: 9, id: 'own-1', name: '县委汇报', looks: 'new' };
    expect(sheetTemplateKind.schema.parse({ template })).toEqual({ template });
    expect(judge('own-1', template)).toBeNull();
  });

  it('has its own id, which is none of the product’s', () => {
    const template = { version: 1, id: 'own-1', name: '县委汇报' };
    expect(judge('own-2', template)).toMatchObject({ problem: 'other-id' });
    expect(judge('guatu-a4', { ...template, id: 'guatu-a4' })).toMatchObject({ problem: 'bad-name' });
    expect(judge('../x', { ...template, id: '../x' })).toMatchObject({ problem: 'bad-name' });
  });

  it('is bounded', () => {
    const template = { version: 1, id: 'own-1', name: '县委汇报', text: 'x'.repeat(60_000) };
    expect(sheetTemplateKind.schema.safeParse({ template }).success).toBe(false);
  });
});
