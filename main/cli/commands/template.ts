/** `guatu template KIND --out F.csv`: the ledger of a kind with its headings and an example row, to be filled in and imported. */
import { resolve } from 'node:path';
import { templateText } from '../../../shared/domain/target-ledger.ts';
import { settingsOf, standing } from '../../../shared/log/county.ts';
import { writeDurably } from '../../core/durable-file.ts';
import { templateSavedText } from '../../text/kinds-zh.ts';
import { dataFolderOf, openToRead } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';

export const flags = { out: { type: 'string' } } as const;
export const words: readonly string[] = ['KIND'];

export async function run(args: Arguments): Promise<Outcome> {
  const [id = ''] = args.words;
  const out = args.text('out');
  if (out === undefined) return misused({ reason: 'missing-flag', flag: '--out' });
  const opened = await openToRead(dataFolderOf(args));
  if (!opened.ok) return refused(opened.error);
  const { host, close } = opened.value;
  try {
    const settings = settingsOf(host.county);
    const kinds = settings?.kinds ?? [];
    const kind = kinds.find((it) => it.id === id) ?? kinds.find((it) => it.name === id);
    if (!settings || !kind) return misused({ reason: 'unknown-kind', kind: id, known: kinds.map((it) => it.id) });
    const units = [...host.county.units.values()].map(standing).filter((unit) => unit !== undefined);
    const unit = units.find((it) => it.level === 'village') ?? units[0] ?? { id: settings.county, name: settings.name };
    const text = templateText(kind, {
      unit,
      start: settings.start,
      deadline: settings.deadline,
      at: 'at' in unit ? unit.at : undefined,
    });
    const path = resolve(out);
    try {
      await writeDurably(path, text);
    } catch (error) {
      return refused({ reason: 'unwritable', path, message: error instanceof Error ? error.message : String(error) });
    }
    return done({ kind: kind.id, out: path }, templateSavedText(kind, path));
  } finally {
    await close();
  }
}
