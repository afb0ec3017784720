/** The layers that a person has chosen, planned one after the other, each on the county as the ones before leave it. */
import { SOURCES } from '../../../shared/domain/plausibility/five-sources.ts';
import { isDay } from '../../../shared/domain/day.ts';
import { type CrsId, readCrs } from '../../../shared/geo/crs.ts';
import type { CrsReport, ImportSort, LayerChoice, PlanReport, ProblemLine } from '../../../shared/host/import-calls.ts';
import { changeTitle } from '../../text/import-zh.ts';
import { chosenLayout, type LayerInspection } from '../import/inspect-layer.ts';
import { countLines, faultsOf, planRest, waitingErrors } from '../import/leave-out.ts';
import { emptySummary, type HeldCounty, type ImportInput, type ImportPlan } from '../import/plan.ts';
import { planLayer } from '../import/plan-layer.ts';
import type { ImportProblem } from '../import/problem.ts';
import type { TilesArchive } from '../import/tiles.ts';
import { changesOf, type Held } from './changes.ts';
import { heldAfter } from './held-after.ts';
import { inspectionOf, problemLine } from './layer-report.ts';
import { layerCrs } from './layer-crs.ts';
import { mappingsOf, packBatches, packPeople } from './pack-plan.ts';
import { previewFeatures, previewOf } from './preview.ts';
import type { ReadLayer } from './read-upload.ts';
import { unknownUnits } from './unknown-units.ts';
import { type RemovedUnits, removedUnits } from './removed-units.ts';
import type { HeldMessage, PlanTask, Writable } from './worker-protocol.ts';

/** What has to be there before what: units before their outlines, both before what lies in them. */
const ORDER: readonly ImportSort[] = [
  'units',
  'outline',
  'targets',
  'progress',
  'sources',
  'households',
  'pairings',
  'visits',
  'tiles',
];
/** Lines of the list of problems that a page is given. */
const MOST_LINES = 1000;
const SEVERITIES = ['error', 'left-out', 'repaired', 'note'] as const;

export interface PlannedLayer {
  readonly read: ReadLayer;
  readonly choice: LayerChoice;
  readonly inspection: LayerInspection | null;
  readonly crs: CrsReport | null;
  readonly plan: ImportPlan;
  /** The county as it was read against: with what the layers before it say. */
  readonly before: HeldCounty | null;
}

export interface PlannedUpload {
  readonly report: Omit<PlanReport, 'ok' | 'plan'>;
  readonly writable: Writable;
  readonly layers: readonly PlannedLayer[];
}

export type OnStep = (phase: 'matching' | 'checking' | 'writing', name: string, done: number, total: number) => void;

const unreadable = (problem: ImportProblem): ImportPlan => ({
  batches: [],
  problems: [problem],
  summary: emptySummary(),
});

/** The system that a person chose; a table's own finding where it is sure. Map layers are assessed by their importers. */
function crsOf({ crs }: LayerChoice, read: ReadLayer, found: CrsReport | null): CrsId | null {
  if (crs !== undefined) return readCrs(crs);
  return !read.layer?.geometries && found?.sure && found.crs !== null ? readCrs(found.crs) : null;
}

function inputOf(
  { as, choice, read }: Chosen,
  inspection: LayerInspection | null,
  found: CrsReport | null,
  task: PlanTask,
): Omit<ImportInput, 'layer' | 'county'> {
  const source = SOURCES.find((each) => each === choice.source);
  const on = choice.on !== undefined && isDay(choice.on) ? choice.on : task.today;
  const layout = inspection ? chosenLayout(inspection) : undefined;
  const kind = choice.kind ?? inspection?.kind ?? undefined;
  const crs = crsOf(choice, read, found);
  return {
    as,
    on,
    newCounty: task.newCounty,
    ...(kind === undefined ? {} : { kind }),
    ...(source ? { source: { source, on } } : {}),
    ...(crs === null ? {} : { crs }),
    ...(choice.shift ? { shift: choice.shift } : {}),
    ...(layout ? { layout } : {}),
  };
}

/** Decisions that name a unit there is, by its id or its official code, or nobody. */
function decided({ decisions }: PlanTask, county: HeldCounty | null): [string, string | null][] {
  const ids = new Map((county?.units ?? []).map(({ code, id }) => [code ?? id, id]));
  for (const { id } of county?.units ?? []) ids.set(id, id);
  return Object.entries(decisions).flatMap(([written, unit]): [string, string | null][] => {
    const id = unit === null ? null : ids.get(unit);
    return id === undefined ? [] : [[written, id]];
  });
}

interface Chosen {
  readonly read: ReadLayer;
  readonly choice: LayerChoice;
  readonly as: ImportSort;
}

export interface PlanUploadInput {
  readonly layers: readonly ReadLayer[];
  readonly message: HeldMessage | null;
  readonly county: HeldCounty | null;
  readonly task: PlanTask;
  /** Tile archives of the upload that the county holds already. */
  readonly heldTiles: ReadonlySet<string>;
}

export function planUpload(input: PlanUploadInput, onStep: OnStep): PlannedUpload {
  const { county, layers, message, task } = input;
  const chosen = task.choices
    .flatMap((choice): Chosen[] => {
      const read = layers.find(({ id }) => id === choice.layer);
      return read && choice.as !== 'skip' ? [{ read, choice, as: choice.as }] : [];
    })
    .sort((a, b) => ORDER.indexOf(a.as) - ORDER.indexOf(b.as));
  let held = county;
  const planned = chosen.map((each, i): PlannedLayer => {
    const { as, choice, read } = each;
    onStep('matching', read.file, i, chosen.length);
    const inspection = inspectionOf(read, held, message?.mappings ?? [], choice);
    const crs = read.layer && layerCrs(read.layer, inspection, held);
    const frame = { read, choice, inspection, crs, before: held };
    if (as === 'tiles') return { ...frame, plan: planTiles(read) };
    const decisions = new Map([...(message?.aliases ?? []), ...decided(task, held)]);
    const plan = read.layer
      ? plannedLayer(
          { ...inputOf(each, inspection, crs, task), layer: read.layer, county: held, decisions },
          choice,
          inspection,
        )
      : unreadable(read.problem ?? { severity: 'error', reason: 'file-empty' });
    held = heldAfter(held, plan);
    return { ...frame, plan };
  });
  onStep('checking', '', 0, 0);
  return reported(planned, input, held, onStep);
}

function plannedLayer(input: ImportInput, { faulty }: LayerChoice, inspection: LayerInspection | null): ImportPlan {
  const plan = planLayer(input);
  return faulty === 'leave-out' ? planRest(input, plan, headingsEnd(inspection), planLayer) : plan;
}

/** Row of the last line of headings, from 1; where nobody found any, no row is below them. */
const headingsEnd = (inspection: LayerInspection | null): number => inspection?.headings?.to ?? Infinity;

const planTiles = ({ layer, problem }: ReadLayer): ImportPlan => {
  const read = emptySummary();
  const problems = [...(layer?.problems ?? []), ...(problem ? [problem] : [])];
  if (layer?.tiles)
    return { batches: [], problems, summary: { ...read, read: layer.tiles.tiles, taken: layer.tiles.tiles } };
  const none: ImportProblem = { severity: 'error', reason: 'sort-unsupported', as: 'tiles' };
  return { batches: [], problems: problems.length > 0 ? problems : [none], summary: read };
};

function reported(
  planned: readonly PlannedLayer[],
  input: PlanUploadInput,
  after: HeldCounty | null,
  onStep: OnStep,
): PlannedUpload {
  const { county, message, task } = input;
  const held: Held = { county, states: message?.states ?? {}, standing: message?.standing ?? {} };
  const kinds = planned.findLast(({ plan }) => plan.settings)?.plan.settings?.kinds ?? county?.settings.kinds ?? [];
  const gone = goneUnits(planned, held, message);
  const { changes, removed, asksTwice } = changesOf({
    held,
    batches: planned.flatMap(({ plan }) => plan.batches),
    goneUnits: gone.units,
    removing: removedKinds(planned),
    titleOf: (of) => kinds.find(({ id }) => id === of)?.name ?? changeTitle(of),
  });
  const problems = planned.flatMap(({ read, plan }) => plan.problems.map((problem) => ({ layer: read.id, problem })));
  const hasErrors = problems.some(({ problem }) => problem.severity === 'error');
  const blocked = hasErrors || planned.some(({ plan }) => (plan.unmatched?.length ?? 0) > 0);
  const batches = blocked ? [] : packBatches(planned, gone.batches, held, onStep);
  const settings = planned.findLast(({ plan }) => plan.settings)?.plan.settings ?? null;
  const newSettings = settings && JSON.stringify(settings) !== JSON.stringify(county?.settings) ? settings : null;
  const archives = planned.flatMap(({ choice, read }) =>
    choice.as === 'tiles' && read.layer?.tiles ? [read.layer.tiles] : [],
  );
  const tiles = blocked ? [] : archives.filter(({ id }) => !input.heldTiles.has(id));
  const people = blocked ? [] : packPeople(planned);
  const lines = SEVERITIES.flatMap((severity) => problems.filter(({ problem }) => problem.severity === severity));
  return {
    layers: planned,
    writable: {
      batches,
      settings: blocked ? null : newSettings,
      removed: blocked ? [] : removed,
      tiles,
      people,
      mappings: mappingsOf(planned),
      aliases: Object.fromEntries(decided(task, after)),
    },
    report: {
      blocked,
      layers: planned.map(layerPlan),
      unknownUnits: unknownUnits(task.decisions, after?.units ?? []),
      changes: [...changes, ...tileChanges(archives, input.heldTiles)],
      asksTwice,
      problems: lines.slice(0, MOST_LINES).map(({ layer, problem }): ProblemLine => problemLine(layer, problem)),
      problemCount: problems.length,
      preview: previewOf(planned.flatMap(previewFeatures)),
      nothingNew: !blocked && isEmpty(batches, removed, people, tiles) && newSettings === null,
    },
  };
}

/** Kinds of which things go that the files do not have. A file that was not imported as a whole does not say what is missing. */
function removedKinds(planned: readonly PlannedLayer[]): Set<string> {
  const kindOf = ({ choice, inspection }: PlannedLayer): string => choice.kind ?? inspection?.kind ?? '';
  const kinds = new Set(planned.filter(({ choice }) => choice.missing === 'remove').map(kindOf));
  for (const layer of planned) if (layer.plan.leftOut) kinds.delete(kindOf(layer));
  return kinds;
}

/** Units that the new lists do not have, where their layer says that such units go. */
function goneUnits(
  planned: readonly PlannedLayer[],
  { county, states }: Held,
  message: HeldMessage | null,
): RemovedUnits {
  const lists = planned.filter(({ choice }) => choice.as === 'units');
  const isWanted = lists.some(({ choice }) => choice.missing === 'remove') && !lists.some(({ plan }) => plan.leftOut);
  if (!county || !isWanted) return { units: [], batches: [] };
  const all = planned.flatMap(({ plan }) => plan.batches);
  const named = all.flatMap((batch) => (batch.batch === 'units' ? batch.units : []));
  if (named.length === 0) return { units: [], batches: [] };
  const targets = [
    ...(county.targets ?? []),
    ...all.flatMap((batch) => (batch.batch === 'targets' ? batch.targets : [])),
  ];
  const standing = targets.filter(({ id }) => states[id] !== 'removed');
  return removedUnits(county, named, new Set([...standing.map(({ unit }) => unit), ...(message?.inhabited ?? [])]));
}

const isEmpty = (...lists: readonly (readonly unknown[])[]): boolean => lists.every((list) => list.length === 0);

function tileChanges(archives: readonly TilesArchive[], held: ReadonlySet<string>): PlanReport['changes'] {
  if (archives.length === 0) return [];
  const same = archives.filter(({ id }) => held.has(id)).length;
  const counts = { added: archives.length - same, changed: 0, same, missing: 0, removed: 0 };
  return [{ of: 'tiles', title: changeTitle('tiles'), ...counts }];
}

function layerPlan({ crs, inspection, plan, read }: PlannedLayer): PlanReport['layers'][number] {
  const count = (severity: string): number => plan.problems.filter((problem) => problem.severity === severity).length;
  const faults = read.layer && faultsOf(plan, read.layer, headingsEnd(inspection));
  const faulty = faults?.onlyLines ? countLines(faults.lines) : 0;
  return {
    layer: read.id,
    read: plan.summary.read,
    taken: plan.summary.taken,
    errors: count('error'),
    waiting: waitingErrors(plan).length,
    // Without any sound line there is no rest to import.
    faulty: faulty < plan.summary.read ? faulty : 0,
    leftOut: plan.leftOut ?? 0,
    leftOutErrors: count('left-out'),
    repaired: count('repaired'),
    notes: count('note'),
    unmatched: [...(plan.unmatched ?? [])],
    crs,
  };
}
