/** The name by which people know a feature of a map layer, for the list of problems. */
import { tidyName } from './cell.ts';
import type { Layer } from './layer.ts';
import type { ImportProblem, Place } from './problem.ts';

/** Field names under which maps keep names, the best first. */
const NAME_FIELDS = ['name', '名称', 'NAME', 'Name', 'XZQMC', 'MC', 'title'] as const;

export function featurePlaces(layer: Layer): (feature: number) => Place {
  const [fields = [], ...lines] = layer.grid;
  const columns = NAME_FIELDS.map((field) => fields.indexOf(field)).filter((i) => i >= 0);
  return (feature) => {
    const name = columns.map((i) => tidyName(lines[feature]?.[i] ?? '')).find((text) => text !== '');
    return { feature: feature + 1, ...(name === undefined ? {} : { featureName: name }) };
  };
}

/** What reading the layer found, with the names of the features. */
export function readingProblems(layer: Layer): ImportProblem[] {
  const placeOf = featurePlaces(layer);
  return layer.problems.map((problem) =>
    problem.feature === undefined ? problem : { ...problem, ...placeOf(problem.feature - 1) },
  );
}
