/** What units of one level are ranked by, on the day that is looked at and on an earlier one. */
import { useMemo } from 'react';
import { evaluationsOf, type EvaluationRound } from '../../../shared/domain/entries/evaluation.ts';
import { problemKinds, type Standing, standingOf } from '../../../shared/domain/ranking.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import { useAnswer, useCounty, useEntries, useFigures } from '../../db/county-store.tsx';
import type { UnitFigures } from '../../db/reader.ts';

export interface Standings {
  readonly now: readonly Standing[];
  readonly figures: ReadonlyMap<string, UnitFigures>;
  /** Empty when no earlier day is compared or the log cannot be read. */
  readonly before: readonly Standing[];
  readonly rounds: readonly EvaluationRound[];
}

/** `round`: number of the evaluation round that is looked at; null: the newest. Undefined while loading. */
export function useStandings(units: readonly string[], since: Day | null, round: number | null): Standings | undefined {
  const { settings } = useCounty();
  const figures = useFigures(units);
  const entries = useEntries('evaluation');
  const earlier = useAnswer(`figures ${since ?? ''} ${units.join(' ')}`, async (reader) =>
    since === null ? [] : await reader.figuresOn(units, since),
  );
  return useMemo(() => {
    if (!figures || !entries || earlier === undefined) return undefined;
    const rounds = evaluationsOf(entries);
    const shown = rounds.find((it) => it.round === round) ?? rounds.at(-1);
    const previous = shown && rounds.findLast((it) => it.round < shown.round);
    const problems = problemKinds(settings.kinds);
    const standing = (of: UnitFigures, at: EvaluationRound | undefined): Standing =>
      standingOf(of, at?.scores.find((it) => it.unit === of.unit)?.score ?? null, problems);
    return {
      now: figures.map((it) => standing(it, shown)),
      figures: new Map(figures.map((it) => [it.unit, it])),
      before: (earlier ?? []).map((it) => standing(it, previous)),
      rounds,
    };
  }, [figures, entries, earlier, round, settings.kinds]);
}
