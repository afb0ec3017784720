/**
 * `guatu template KIND|units|households --out F.xlsx`: a workbook to be filled in and imported; as .csv the headings of a kind's
 * ledger with an example row.
 */
import { resolve } from 'node:path';
import { templateText } from '../../../shared/domain/target-ledger.ts';
import { type County, settingsOf, unitIndex } from '../../../shared/log/county.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { type TemplateSubject, templateFile } from '../../core/export/template-file.ts';
import { templateSavedText } from '../../text/kinds-zh.ts';
import { reading } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';
import { saveToPath } from '../save-to-path.ts';

export const flags = { out: { type: 'string' } } as const;
export const words: readonly string[] = ['KIND'];

const LISTS = ['units', 'households'] as const;

export async function run(args: Arguments): Promise<Outcome> {
  const [id = ''] = args.words;
  const out = args.text('out');
  if (out === undefined) return misused({ reason: 'missing-flag', flag: '--out' });
  return reading(args, async (county) => {
    const kinds = settingsOf(county)?.kinds ?? [];
    const kind = kinds.find((it) => it.id === id) ?? kinds.find((it) => it.name === id);
    const list = kind ? undefined : LISTS.find((it) => it === id);
    const isCsv = /\.csv$/i.test(out);
    if (!kind && (!list || isCsv))
      return misused({ reason: 'unknown-kind', kind: id, known: [...kinds.map((it) => it.id), ...LISTS] });
    const subject: TemplateSubject = list ? { list } : { kind: kind?.id ?? '' };
    const bytes = kind && isCsv ? csvOf(kind, county) : (templateFile(subject, county)?.bytes ?? '');
    const path = resolve(out);
    const saved = await saveToPath(path)('', isCsv ? 'csv' : 'xlsx', bytes);
    if (!saved.saved) return refused({ reason: 'unwritable', path, message: saved.message ?? saved.cause });
    const as = kind ? `targets --kind ${kind.id}` : (list ?? '');
    return done({ kind: kind?.id ?? list, out: path }, templateSavedText(kind?.name ?? list ?? '', path, as));
  });
}

function csvOf(kind: Kind, county: County): string {
  const settings = settingsOf(county);
  const index = unitIndex(county);
  const unit = [...index.all()].find((it) => it.level === 'village') ?? index.county;
  return templateText(kind, {
    unit: unit ?? { id: settings?.county ?? '', name: settings?.name ?? '' },
    start: settings?.start ?? county.on,
    deadline: settings?.deadline ?? county.on,
    at: unit?.at,
  });
}
