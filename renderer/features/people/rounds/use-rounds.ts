/** Rounds of dynamic management, what units declared in one, and what the register itself computes. */
import { useMemo } from 'react';
import { addDays } from '../../../../shared/domain/day.ts';
import { type DeclaredLine, linesOf, type Round, roundsOf } from '../../../../shared/domain/entries/round.ts';
import type { RoundLine } from '../../../../shared/domain/rounds.ts';
import { roundLines } from '../../../../shared/log/round-lines.ts';
import { useAnswer, useCounty, useEntries } from '../../../db/county-store.tsx';
import { useVillages } from '../use-people.ts';

/** The newest first; undefined while loading. */
export function useRounds(): Round[] | undefined {
  const entries = useEntries('round');
  return useMemo(() => entries && roundsOf(entries).toReversed(), [entries]);
}

/** What units declared, by unit. */
export function useDeclared(round: string): ReadonlyMap<string, DeclaredLine> {
  const entries = useEntries('round-line');
  return useMemo(() => linesOf(entries ?? [], round), [entries, round]);
}

/** Lines of the units as the register has them, in the order asked; null while the log cannot be read, undefined while loading. */
export function useComputed(
  round: Round | undefined,
  unit: string,
  asked: readonly string[],
): RoundLine[] | null | undefined {
  const { units } = useCounty();
  const villages = useVillages(unit);
  return useAnswer(`round ${round?.from ?? ''} ${round?.on ?? ''} ${asked.join(' ')}`, async (reader) => {
    if (!round) return [];
    const before = await reader.householdsOn(villages, addDays(round.from, -1));
    const after = await reader.householdsOn(villages, round.on);
    return before && after && roundLines(units, asked, before, after);
  });
}
