/** The layers that a person has chosen, planned one after the other, each on the county as the ones before leave it. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Batch } from '../../../shared/domain/batch.ts';
import { SOURCES } from '../../../shared/domain/plausibility/five-sources.ts';
import type { ColumnMapping } from '../../../shared/domain/entries/mapping.ts';
import { isDay } from '../../../shared/domain/day.ts';
import type { ImportSort, LayerChoice, PlanReport, ProblemLine } from '../../../shared/host/import-calls.ts';
import { changeTitle } from '../../text/import-zh.ts';
import { headingText } from '../import/heading-lines.ts';
import { chosenLayout, type LayerInspection } from '../import/inspect-layer.ts';
import { emptySummary, type HeldCounty, type ImportInput, type ImportPlan } from '../import/plan.ts';
import { planLayer } from '../import/plan-layer.ts';
import type { ImportProblem } from '../import/problem.ts';
import type { TilesArchive } from '../import/tiles.ts';
import type { VillageStatement } from '../vault/imported-people.ts';
import { plainOf } from '../vault/vault.ts';
import { changesOf, type Held, saysAnything } from './changes.ts';
import { heldAfter } from './held-after.ts';
import { inspectionOf, problemLine } from './layer-report.ts';
import { assessCrs } from './stand-in.ts';
import { previewOf, type PreviewFeature } from './preview.ts';
import type { ReadLayer } from './read-upload.ts';
import { type RemovedUnits, removedUnits } from './removed-units.ts';
import type { HeldMessage, PackedBatch, PlanTask, Writable } from './worker-protocol.ts';

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
const SEVERITIES = ['error', 'repaired', 'note'] as const;

export interface PlannedLayer {
  readonly read: ReadLayer;
  readonly choice: LayerChoice;
  readonly inspection: LayerInspection | null;
  readonly plan: ImportPlan;
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

function inputOf(
  choice: LayerChoice,
  as: ImportSort,
  inspection: LayerInspection | null,
  task: PlanTask,
): Omit<ImportInput, 'layer' | 'county'> {
  const source = SOURCES.find((each) => each === choice.source);
  const on = choice.on !== undefined && isDay(choice.on) ? choice.on : task.today;
  const layout = inspection ? chosenLayout(inspection) : undefined;
  const kind = choice.kind ?? inspection?.kind ?? undefined;
  return {
    as,
    on,
    newCounty: task.newCounty,
    ...(kind === undefined ? {} : { kind }),
    ...(source ? { source: { source, on } } : {}),
    ...(choice.crs === undefined ? {} : { crs: choice.crs as NonNullable<ImportInput['crs']> }),
    ...(layout ? { layout } : {}),
  };
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
  const decisions = new Map([...(message?.aliases ?? []), ...Object.entries(task.decisions)]);
  const chosen = task.choices
    .flatMap((choice) => {
      const read = layers.find(({ id }) => id === choice.layer);
      return read && choice.as !== 'skip' ? [{ read, choice, as: choice.as }] : [];
    })
    .sort((a, b) => ORDER.indexOf(a.as) - ORDER.indexOf(b.as));
  let held = county;
  const planned = chosen.map(({ read, choice, as }, i): PlannedLayer => {
    onStep('matching', read.file, i, chosen.length);
    const inspection = inspectionOf(read, held, message?.mappings ?? [], choice);
    if (as === 'tiles') return { read, choice, inspection, plan: planTiles(read) };
    const plan = read.layer
      ? planLayer({ ...inputOf(choice, as, inspection, task), layer: read.layer, county: held, decisions })
      : unreadable(read.problem ?? { severity: 'error', reason: 'file-empty' });
    held = heldAfter(held, plan);
    return { read, choice, inspection, plan };
  });
  onStep('checking', '', 0, 0);
  return reported(planned, input, onStep);
}

const planTiles = ({ layer, problem }: ReadLayer): ImportPlan => {
  const read = emptySummary();
  const problems = [...(layer?.problems ?? []), ...(problem ? [problem] : [])];
  if (layer?.tiles)
    return { batches: [], problems, summary: { ...read, read: layer.tiles.tiles, taken: layer.tiles.tiles } };
  const none: ImportProblem = { severity: 'error', reason: 'sort-unsupported', as: 'tiles' };
  return { batches: [], problems: problems.length > 0 ? problems : [none], summary: read };
};

function reported(planned: readonly PlannedLayer[], input: PlanUploadInput, onStep: OnStep): PlannedUpload {
  const { county, message, task } = input;
  const held: Held = { county, states: message?.states ?? {}, standing: message?.standing ?? {} };
  const kinds = planned.findLast(({ plan }) => plan.settings)?.plan.settings?.kinds ?? county?.settings.kinds ?? [];
  const gone = goneUnits(planned, held, message);
  const { changes, removed, asksTwice } = changesOf({
    held,
    batches: planned.flatMap(({ plan }) => plan.batches),
    goneUnits: gone.units,
    removing: new Set(
      planned.flatMap(({ choice, inspection }) =>
        choice.missing === 'remove' ? [choice.kind ?? inspection?.kind ?? ''] : [],
      ),
    ),
    titleOf: (of) => kinds.find(({ id }) => id === of)?.name ?? changeTitle(of),
  });
  const problems = planned.flatMap(({ read, plan }) => plan.problems.map((problem) => ({ layer: read.id, problem })));
  const hasErrors = problems.some(({ problem }) => problem.severity === 'error');
  const blocked = hasErrors || planned.some(({ plan }) => (plan.unmatched?.length ?? 0) > 0);
  const batches = blocked ? [] : packed(planned, gone.batches, held, onStep);
  const settings = planned.findLast(({ plan }) => plan.settings)?.plan.settings ?? null;
  const newSettings = settings && JSON.stringify(settings) !== JSON.stringify(county?.settings) ? settings : null;
  const archives = planned.flatMap(({ choice, read }) =>
    choice.as === 'tiles' && read.layer?.tiles ? [read.layer.tiles] : [],
  );
  const tiles = blocked ? [] : archives.filter(({ id }) => !input.heldTiles.has(id));
  const people = blocked ? [] : statementsOf(planned, batches);
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
      aliases: task.decisions,
    },
    report: {
      blocked,
      layers: planned.map((each) => layerPlan(each, county)),
      changes: [...changes, ...tileChanges(archives, input.heldTiles)],
      asksTwice,
      problems: lines.slice(0, MOST_LINES).map(({ layer, problem }): ProblemLine => problemLine(layer, problem)),
      problemCount: problems.length,
      preview: previewOf(planned.flatMap(previewFeatures)),
      nothingNew: !blocked && isEmpty(batches, removed, people, tiles) && newSettings === null,
    },
  };
}

/** Units that the new lists do not have, where their layer says that such units go. */
function goneUnits(
  planned: readonly PlannedLayer[],
  { county, states }: Held,
  message: HeldMessage | null,
): RemovedUnits {
  const lists = planned.filter(({ choice }) => choice.as === 'units');
  if (!county || !lists.some(({ choice }) => choice.missing === 'remove')) return { units: [], batches: [] };
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

function layerPlan({ read, plan }: PlannedLayer, county: HeldCounty | null): PlanReport['layers'][number] {
  const count = (severity: string): number => plan.problems.filter((problem) => problem.severity === severity).length;
  return {
    layer: read.id,
    read: plan.summary.read,
    taken: plan.summary.taken,
    errors: count('error'),
    repaired: count('repaired'),
    notes: count('note'),
    unmatched: [...(plan.unmatched ?? [])],
    crs: read.layer?.geometries ? assessCrs(read.layer, county) : null,
  };
}

export function rowsOf(batch: Batch): number {
  if (batch.batch === 'units') return batch.units.length;
  if (batch.batch === 'targets') return batch.targets.length;
  if (batch.batch === 'sources') return batch.rows.length;
  if (batch.batch === 'geometry')
    return batch.areas.features.length + batch.lines.features.length + batch.points.features.length;
  return batch.villages.length;
}

/** Batches as the store keeps them; those that say nothing new are left out. */
function packed(planned: readonly PlannedLayer[], last: readonly Batch[], held: Held, onStep: OnStep): PackedBatch[] {
  const found = planned.flatMap(({ read, plan }) => plan.batches.map((batch) => ({ batch, source: read.file })));
  const lists = planned.find(({ choice }) => choice.as === 'units');
  for (const batch of last) found.push({ batch, source: lists?.read.file ?? '' });
  return found.flatMap(({ batch, source }, i): PackedBatch[] => {
    onStep('writing', source, i, found.length);
    const bytes = Buffer.from(JSON.stringify(batch));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!saysAnything(batch, sha256, held)) return [];
    // In a buffer of its own, so that it can be handed over.
    const gzipped = new Uint8Array(gzipSync(bytes, { level: 6 }));
    return [{ sha256, kind: batch.batch, rows: rowsOf(batch), source, gzipped }];
  });
}

/** Personal fields, packed for the vault village by village; a later layer states a village anew. */
function statementsOf(planned: readonly PlannedLayer[], packedBatches: readonly PackedBatch[]): VillageStatement[] {
  const written = new Set(packedBatches.map(({ kind }) => kind));
  const anew = new Set(
    planned.flatMap(({ plan }) =>
      plan.batches.flatMap((batch) =>
        batch.batch === 'households' && written.has('households') ? batch.villages.map(({ village }) => village) : [],
      ),
    ),
  );
  const people = new Map(planned.flatMap(({ plan }) => plan.people ?? []).map(({ rows, village }) => [village, rows]));
  return [...people].map(([village, rows]) => ({
    village,
    isWhole: anew.has(village),
    plain: new Uint8Array(plainOf(new Map(rows))),
  }));
}

/** What a person said about columns, to be remembered. */
function mappingsOf(planned: readonly PlannedLayer[]): ColumnMapping[] {
  return planned.flatMap(({ choice, inspection }) => {
    if (!choice.columns || choice.as === 'skip' || !inspection) return [];
    const columns = Object.fromEntries(
      inspection.columns
        .map(({ title, column }) => [headingText(title), column] as const)
        .filter(([title]) => title !== ''),
    );
    return [{ as: choice.as, kind: inspection.kind, columns }];
  });
}

function previewFeatures({ read, plan }: PlannedLayer): PreviewFeature[] {
  const layer = read.id;
  const faultyFeatures = new Set(
    plan.problems.flatMap(({ severity, feature }) => (severity === 'note' || feature === undefined ? [] : [feature])),
  );
  const drawn = plan.batches.flatMap((batch): PreviewFeature[] =>
    batch.batch === 'geometry'
      ? [...batch.areas.features, ...batch.lines.features, ...batch.points.features].map(
          ({ geometry, properties }) => ({
            layer,
            name: properties.id,
            faulty: false,
            geometry,
          }),
        )
      : [],
  );
  if (drawn.length > 0) return drawn;
  return (read.layer?.geometries ?? []).flatMap((geometry, i) =>
    geometry ? [{ layer, name: '', faulty: faultyFeatures.has(i + 1), geometry }] : [],
  );
}
