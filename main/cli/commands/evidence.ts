/**
 * `guatu evidence ID --item water-test --number N --issued D --issuer X [--note T] [--file F] --by NAME`: proof that a target's
 * kind demands. The file is kept first; without it nothing is recorded.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isDay } from '../../../shared/domain/day.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { kindOf } from '../../../shared/log/county.ts';
import type { Arguments } from '../flags.ts';
import { misused, type Outcome, refused } from '../outcome.ts';
import { ACTOR_FLAGS, type Compose, writeAbout } from './step.ts';

export const flags = {
  ...ACTOR_FLAGS,
  item: { type: 'string' },
  number: { type: 'string' },
  issued: { type: 'string' },
  issuer: { type: 'string' },
  note: { type: 'string' },
  file: { type: 'string' },
} as const;
export const words: readonly string[] = ['ID'];

const FACTS = ['number', 'issued', 'issuer', 'note'] as const;

export async function run(args: Arguments): Promise<Outcome> {
  const issued = args.text('issued');
  if (issued !== undefined && !isDay(issued))
    return misused({ reason: 'bad-value', flag: '--issued', value: issued, expected: '2017-12-01' });
  const path = args.text('file');
  const bytes = path === undefined ? undefined : await readFile(path).catch(() => null);
  if (bytes === null) return misused({ reason: 'unreadable-file', path: path ?? '' });
  const facts = Object.fromEntries(FACTS.map((fact) => [fact, args.text(fact)?.trim()]).filter(([, value]) => value));
  // Proof that says nothing would only look like proof.
  if (bytes === undefined && facts['number'] === undefined && facts['note'] === undefined)
    return misused({ reason: 'missing-flag', flag: '--number' });

  const compose: Compose = async (county, subject, contract) => {
    const row = county.rows.get(subject);
    const demanded = (row && kindOf(county, row.kind)?.evidence)?.map(({ id }) => id) ?? [];
    const item = args.text('item') ?? (demanded.length === 1 ? demanded[0] : undefined);
    if (item === undefined) return fail(misused({ reason: 'missing-flag', flag: '--item' }));
    if (!demanded.includes(item)) {
      const refusal = { reason: 'unknown-evidence', item };
      if (demanded.length === 0) return fail(refused({ reason: 'rule', subject, refusal }));
      return fail(misused({ reason: 'bad-value', flag: '--item', value: item, expected: demanded.join(' | ') }));
    }
    if (bytes === undefined) return ok({ k: 'evidence', payload: { item, ...facts } });
    const name = basename(path ?? '').slice(-200);
    const put = await contract['attachment.put']({ name, base64: bytes.toString('base64') });
    if (!put.stored) return fail(refused({ reason: 'attachment', refusal: put.refusal }));
    const file = { sha256: put.sha256, name, type: put.type, bytes: put.bytes };
    return ok({ k: 'evidence', payload: { item, ...facts, file } });
  };
  return writeAbout(args, compose);
}
