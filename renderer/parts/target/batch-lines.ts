/** The lines of a batch's preview: first what may be done, then what may not, by reason, the most frequent first. */
import type { Refusal } from '../../../shared/domain/clearance.ts';
import type { LitTarget } from '../../db/reader.ts';

export type BatchLine =
  | { readonly is: 'may' | 'mayNot'; readonly key: string; readonly count: number }
  | { readonly is: 'reason'; readonly key: string; readonly text: string; readonly count: number }
  | { readonly is: 'target'; readonly key: string; readonly target: LitTarget };

const lineOf = (target: LitTarget): BatchLine => ({ is: 'target', key: target.id, target });

export function batchLines(
  may: readonly LitTarget[],
  mayNot: readonly { readonly target: LitTarget; readonly refusal: Refusal }[],
  sentence: (subject: string, refusal: Refusal) => string,
): BatchLine[] {
  const byReason = new Map<string, LitTarget[]>();
  for (const { target, refusal } of mayNot) {
    const text = sentence(target.id, refusal);
    byReason.set(text, [...(byReason.get(text) ?? []), target]);
  }
  const refused = [...byReason].sort(([, a], [, b]) => b.length - a.length);
  return [
    { is: 'may', key: 'may', count: may.length },
    ...may.map(lineOf),
    ...(mayNot.length > 0 ? [{ is: 'mayNot' as const, key: 'mayNot', count: mayNot.length }] : []),
    ...refused.flatMap(([text, targets]): BatchLine[] => [
      { is: 'reason', key: text, text, count: targets.length },
      ...targets.map(lineOf),
    ]),
  ];
}
