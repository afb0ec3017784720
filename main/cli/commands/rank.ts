/** `guatu rank`: units of one level by progress, lead, clearance, problems, or the scores of an evaluation round. */
import { evaluationsOf } from '../../../shared/domain/entries/evaluation.ts';
import { problemKinds, RANK_LEVELS, RANK_MEASURES, rankUnits, standingOf } from '../../../shared/domain/ranking.ts';
import { emptyTally, summarise } from '../../../shared/domain/tally.ts';
import { entriesOf, settingsOf, thresholdsOf, unitIndex } from '../../../shared/log/county.ts';
import { talliesOf } from '../../../shared/log/tallies.ts';
import { rankText } from '../../text/supervision-zh.ts';
import { findUnit, reading } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome } from '../outcome.ts';

export const flags = {
  round: { type: 'string' },
  level: { type: 'string' },
  measure: { type: 'string' },
  unit: { type: 'string' },
} as const;
export const words: readonly string[] = [];

export async function run(args: Arguments): Promise<Outcome> {
  const asked = { level: args.text('level'), measure: args.text('measure'), round: args.text('round') };
  const level = asked.level === undefined ? 'township' : RANK_LEVELS.find((it) => it === asked.level);
  const usual = asked.round === undefined ? 'progress' : 'score';
  const measure = asked.measure === undefined ? usual : RANK_MEASURES.find((it) => it === asked.measure);
  const badValue = (flag: string, value: string | undefined, expected: string): Outcome =>
    misused({ reason: 'bad-value', flag, value: value ?? '', expected });
  if (!level) return badValue('--level', asked.level, RANK_LEVELS.join(' | '));
  if (!measure) return badValue('--measure', asked.measure, RANK_MEASURES.join(' | '));
  return reading(args, (county) => {
    const unit = findUnit(county, args.text('unit'));
    if (!unit.ok) return misused(unit.error);
    const rounds = evaluationsOf(entriesOf(county, 'evaluation'));
    const round = asked.round === undefined ? rounds.at(-1) : rounds.find((it) => String(it.round) === asked.round);
    if (asked.round !== undefined && !round)
      return badValue('--round', asked.round, rounds.map((it) => it.round).join(' | ') || '—');
    const index = unitIndex(county);
    const tallies = talliesOf(county);
    const ofProblems = problemKinds(settingsOf(county)?.kinds ?? []);
    const scores = new Map(round?.scores.map((it) => [it.unit, it.score]));
    const standings = [...index.all()]
      .filter((it) => it.level === level && (!unit.value || index.pathUp(it.id).includes(unit.value.id)))
      .map(({ id }) => {
        const tally = tallies.get(id) ?? emptyTally();
        const summary = summarise(tally, index.peopleOf(id), thresholdsOf(county));
        return standingOf({ unit: id, tally, summary }, scores.get(id) ?? null, ofProblems);
      });
    const ranking = rankUnits(standings, measure, level);
    const value = {
      asOf: county.on,
      level,
      measure,
      ...(measure === 'score' && round ? { round: { number: round.round, name: round.name, on: round.on } } : {}),
      ranked: ranking.ranked.map(({ unit: id, rank, score, tied, named }) => ({
        rank,
        unit: id,
        name: index.get(id)?.name ?? id,
        value: score,
        tied: tied.length,
        named,
      })),
      unranked: ranking.unranked.length,
    };
    return done(value, rankText(value));
  });
}
