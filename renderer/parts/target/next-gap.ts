/** What is left of a road, stage by stage. */
import { gaps } from '../../../shared/domain/chainage.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { lengthInMetres } from '../../../shared/domain/target.ts';
import type { LitTarget } from '../../db/reader.ts';

export interface StretchDraft {
  readonly stage: string;
  readonly from: number;
  readonly to: number;
}

/** First gap of the first stage that has one; null when everything is reached. */
export function nextGap(kind: Kind, target: LitTarget): StretchDraft | null {
  const length = lengthInMetres(target);
  for (const [i, stage] of kind.stages.entries()) {
    const gap = gaps(target.stretches[i] ?? [], length)[0];
    if (gap) return { stage: stage.id, from: gap.from, to: gap.to };
  }
  return null;
}
