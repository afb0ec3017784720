/** `guatu print ledger --out F.pdf`: the ledger of targets as it is printed, across on A4 or A3. */
import { resolve } from 'node:path';
import { isDay } from '../../../shared/domain/day.ts';
import { settingsOf } from '../../../shared/log/county.ts';
import { printedText } from '../../text/brief-command-zh.ts';
import { printDocument } from '../brief-page.ts';
import { findUnit, reading } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';
import { saveToPath } from '../save-to-path.ts';

export const flags = {
  unit: { type: 'string' },
  kind: { type: 'string' },
  'as-of': { type: 'string' },
  paper: { type: 'string' },
  out: { type: 'string' },
} as const;
export const words: readonly string[] = ['ledger'];

const PAPERS = ['A4', 'A3'] as const;

export async function run(args: Arguments): Promise<Outcome> {
  const [what = ''] = args.words;
  if (what !== 'ledger') return misused({ reason: 'bad-value', flag: 'print', value: what, expected: 'ledger' });
  const out = args.text('out');
  if (out === undefined) return misused({ reason: 'missing-flag', flag: '--out' });
  if (!/\.pdf$/i.test(out)) return misused({ reason: 'bad-value', flag: '--out', value: out, expected: 'ledger.pdf' });
  const paper = PAPERS.find((it) => it === (args.text('paper') ?? 'A4'));
  if (!paper)
    return misused({ reason: 'bad-value', flag: '--paper', value: args.text('paper') ?? '', expected: 'A4 | A3' });
  const on = args.text('as-of');
  if (on !== undefined && !isDay(on))
    return misused({ reason: 'bad-value', flag: '--as-of', value: on, expected: '2017-12-01' });
  return reading(args, async (county, host) => {
    const unit = findUnit(county, args.text('unit'));
    if (!unit.ok) return misused(unit.error);
    const kinds = settingsOf(county)?.kinds ?? [];
    const asked = args.text('kind');
    const kind = kinds.find((it) => it.id === asked) ?? kinds.find((it) => it.name === asked);
    if (asked !== undefined && !kind)
      return misused({ reason: 'unknown-kind', kind: asked, known: kinds.map((it) => it.id) });
    const composed = await host.contract['brief.ledger']({
      paper,
      ...(unit.value && args.text('unit') !== undefined ? { unit: unit.value.id } : {}),
      ...(kind ? { kind: kind.id } : {}),
      ...(on === undefined ? {} : { on }),
    });
    if (!composed.ok) return refused({ reason: 'brief', refusal: composed.refusal });
    const printed = await printDocument(host, composed.document);
    if (!printed.ok) return refused(printed.error);
    const path = resolve(out);
    const saved = await saveToPath(path)('', 'pdf', printed.value);
    if (!saved.saved) return refused({ reason: 'unwritable', path, message: saved.message ?? saved.cause });
    const value = { out: path, bytes: printed.value.length, count: composed.count, title: composed.document.title };
    return done(value, printedText(value));
  });
}
