/**
 * Writes a plan as one group of the journal, so that it is there whole or not at all and is undone as one. Batches go to
 * disk before it: one that no operation names is nothing.
 */
import { ALIAS_SUBJECT, aliasFields } from '../../../shared/domain/entries/alias.ts';
import { mappingFields, mappingSubject } from '../../../shared/domain/entries/mapping.ts';
import { type County, settingsOf } from '../../../shared/log/county.ts';
import { checkDraft, headsOf } from '../../../shared/log/decide.ts';
import { streamOf } from '../../../shared/log/fold.ts';
import type { Draft, Operation } from '../../../shared/log/operation.ts';
import { removedByImport } from '../../text/import-zh.ts';
import type { Writable } from './worker-protocol.ts';

export interface Author {
  readonly user: string;
  readonly role: string;
}

/** Whether one of these operations changes what a plan was made from. */
export function concerns(operations: readonly Operation[], writable: Writable): boolean {
  const removed = new Set(writable.removed);
  return operations.some(
    ({ k, subject }) =>
      k === 'settings' ||
      k === 'import' ||
      k === 'target' ||
      /^(batch|alias|mapping):/.test(subject) ||
      removed.has(subject),
  );
}

/** The drafts of a plan; null when a target that would go may not go any more. */
export function importDrafts(county: County, writable: Writable, { user, role }: Author): Draft[] | null {
  const settings = writable.settings ?? settingsOf(county);
  if (!settings) return [];
  const frame = { stream: settings.county, user, role, base: [] };
  const drafts: Draft[] = [];
  if (writable.settings) {
    const base = county.settings.at(-1)?.id;
    const payload = { settings: writable.settings };
    drafts.push({ ...frame, base: base === undefined ? [] : [base], k: 'settings', subject: settings.county, payload });
  }
  for (const { kind, rows, sha256, source } of writable.batches) {
    const payload = { batch: sha256, as: kind, source, rows };
    drafts.push({ ...frame, k: 'import', subject: `batch:${sha256}`, payload });
  }
  const removals = writable.removed.map((subject): Draft => {
    const base = headsOf(county, subject, 'clearance');
    const payload = { to: 'removed', why: removedByImport };
    return { stream: streamOf(county, subject), user, role, base, k: 'clearance', subject, payload };
  });
  if (removals.some((draft) => checkDraft(county, draft) !== null)) return null;
  drafts.push(...removals);
  const remember = (subject: string, wanted: Readonly<Record<string, string>>): void => {
    const known = county.entries.get(subject)?.fields ?? {};
    const set = Object.fromEntries(Object.entries(wanted).filter(([field, value]) => known[field] !== value));
    if (Object.keys(set).length === 0) return;
    drafts.push({ ...frame, base: headsOf(county, subject, 'edit', { set }), k: 'edit', subject, payload: { set } });
  };
  for (const mapping of writable.mappings) remember(mappingSubject(mapping), mappingFields(mapping));
  remember(ALIAS_SUBJECT, aliasFields(Object.entries(writable.aliases)));
  return drafts;
}
