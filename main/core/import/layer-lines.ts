/** A layer without some of its lines, and what is said about the rest of them under the numbers that people know. */
import type { Layer } from './layer.ts';
import type { ImportPlan } from './plan.ts';
import type { ImportProblem } from './problem.ts';

/** Line of the grid, from 0, with what is wrong with it. */
export interface FaultyLine {
  readonly line: number;
  readonly problem: ImportProblem;
}

const NOTHING: readonly string[] = [];

/**
 * The layer without the lines `gone`. Rows of tables are emptied, because an empty line is no row and the others keep their
 * numbers; features are taken out, because a feature without anything would be one still.
 */
export function linesWithout(layer: Layer, gone: ReadonlySet<number>): Layer {
  const { geometries, grid, problems } = layer;
  if (!geometries)
    return {
      ...layer,
      grid: Array.from(grid, (cells, line) => (gone.has(line) ? NOTHING : cells)),
      problems: problems.filter(({ row }) => row === undefined || !gone.has(row - 1)),
    };
  const kept = keptFeatures(layer, gone);
  const numbers = new Map(kept.map((feature, i) => [feature, i + 1]));
  return {
    ...layer,
    grid: [...grid].filter((_, line) => !gone.has(line)),
    geometries: geometries.filter((_, i) => !gone.has(i + 1)),
    problems: problems.flatMap((problem): ImportProblem[] => {
      if (problem.feature === undefined) return [problem];
      const feature = numbers.get(problem.feature);
      return feature === undefined ? [] : [{ ...problem, feature }];
    }),
  };
}

/** Features that stay, by their numbers from 1 in the whole layer. */
const keptFeatures = ({ geometries }: Layer, gone: ReadonlySet<number>): number[] =>
  (geometries ?? []).flatMap((_, i) => (gone.has(i + 1) ? [] : [i + 1]));

/** The plan of a layer without lines, its problems under the numbers of the whole layer. */
export function originalLines(plan: ImportPlan, layer: Layer, gone: ReadonlySet<number>): ImportPlan {
  if (!layer.geometries) return plan;
  const kept = keptFeatures(layer, gone);
  const numberOf = (feature: number): number => kept[feature - 1] ?? feature;
  return {
    ...plan,
    problems: plan.problems.map((problem): ImportProblem => {
      if (problem.feature === undefined) return problem;
      const feature = numberOf(problem.feature);
      switch (problem.reason) {
        case 'feature-repeated':
        case 'same-place':
        case 'target-twice':
        case 'unit-repeated':
          return { ...problem, feature, first: numberOf(problem.first) };
        default:
          return { ...problem, feature };
      }
    }),
  };
}
