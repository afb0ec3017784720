/** `guatu import FILE… --as units|outline|progress|targets|sources`: a county's own files, planned first and written as a whole or not at all. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Batch } from '../../../shared/domain/batch.ts';
import { dayOfInstant, isDay } from '../../../shared/domain/day.ts';
import { mergeGeometry } from '../../../shared/domain/geometry.ts';
import { SOURCES } from '../../../shared/domain/plausibility/five-sources.ts';
import { IMPORT_SORTS } from '../../../shared/host/import-calls.ts';
import { type County, settingsOf, standing, standingImports } from '../../../shared/log/county.ts';
import type { Draft } from '../../../shared/log/operation.ts';
import type { CountyHost } from '../../core/county-host.ts';
import { planLayer } from '../../core/import/plan-layer.ts';
import { readFiles } from '../../core/import/read-files.ts';
import {
  emptySummary,
  type HeldCounty,
  type ImportInput,
  type ImportPlan,
  type NewCounty,
} from '../../core/import/plan.ts';
import { openCounty, reachRunning } from '../../core/open-county.ts';
import { importText } from '../../text/import-zh.ts';
import { dataFolderOf } from '../county-access.ts';
import type { Arguments, UsageFault } from '../flags.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';
import { CLI_TRAITS } from '../traits.ts';

export const flags = {
  as: { type: 'string' },
  kind: { type: 'string' },
  source: { type: 'string' },
  on: { type: 'string' },
  crs: { type: 'string' },
  'dry-run': { type: 'boolean' },
  by: { type: 'string' },
  name: { type: 'string' },
  campaign: { type: 'string' },
  start: { type: 'string' },
  deadline: { type: 'string' },
} as const;
export const words: readonly string[] = ['FILE…'];

const DATUMS = ['wgs84', 'gcj02'] as const;

interface Planned {
  readonly file: string;
  readonly plan: ImportPlan;
}

export async function run(args: Arguments): Promise<Outcome> {
  const asked = optionsOf(args);
  if ('reason' in asked) return misused(asked);
  const root = dataFolderOf(args);
  const running = await reachRunning(root);
  if (running) {
    running.close();
    if (!args.has('dry-run')) return refused({ reason: 'running', path: root });
  }
  const isDry = args.has('dry-run');
  const opened = await openCounty({ root, mode: isDry ? 'read' : 'write', traits: CLI_TRAITS });
  if (!opened.ok && !(isDry && opened.error.reason === 'nothing-there')) return refused(opened.error);
  const county = opened.ok ? opened.value : null;
  try {
    const planned: Planned[] = [];
    let held = county ? heldBy(county.host) : null;
    for (const path of args.words) {
      const bytes = await readFile(path).catch(() => null);
      if (!bytes) return misused({ reason: 'unreadable-file', path });
      const name = basename(path);
      for (const { layers } of await readFiles([{ name, bytes }])) {
        const plans = layers.ok
          ? layers.value.map((layer) => planLayer({ ...asked, layer, county: held }))
          : [{ batches: [], problems: [layers.error], summary: emptySummary() }];
        for (const plan of plans) {
          planned.push({ file: name, plan });
          held = withPlan(held, plan);
        }
      }
    }
    const isRefused = planned.some(({ plan }) => plan.problems.some((problem) => problem.severity === 'error'));
    const written = isRefused || isDry || !county ? 0 : await commit(county.host, planned, args.text('by') ?? '值班员');
    const value = {
      dryRun: isDry,
      written,
      files: planned.map(({ file, plan }) => ({ file, summary: plan.summary, problems: plan.problems })),
    };
    const errors = planned
      .flatMap(({ plan }) => plan.problems)
      .filter((problem) => problem.severity === 'error').length;
    const text = importText(value);
    return isRefused ? refused({ reason: 'import-problems', count: errors }, value, text) : done(value, text);
  } finally {
    await county?.close();
  }
}

function optionsOf(args: Arguments): UsageFault | Pick<ImportInput, 'as' | 'crs' | 'kind' | 'newCounty' | 'source'> {
  const sort = args.text('as');
  if (!sort) return { reason: 'missing-flag', flag: '--as' };
  const as = IMPORT_SORTS.find((entry) => entry === sort);
  if (!as) return { reason: 'bad-value', flag: '--as', value: sort, expected: IMPORT_SORTS.join(' | ') };
  const kind = args.text('kind');
  if (as === 'targets' && kind === undefined) return { reason: 'missing-flag', flag: '--kind' };
  const named = args.text('source');
  const source = SOURCES.find((entry) => entry === named);
  if (as === 'sources' && named === undefined) return { reason: 'missing-flag', flag: '--source' };
  if (named !== undefined && !source)
    return { reason: 'bad-value', flag: '--source', value: named, expected: SOURCES.join(' | ') };
  const on = args.text('on') ?? dayOfInstant(Date.now());
  if (!isDay(on)) return { reason: 'bad-value', flag: '--on', value: on, expected: '2017-12-01' };
  const datum = args.text('crs');
  const crs = DATUMS.find((entry) => entry === datum);
  if (datum !== undefined && !crs)
    return { reason: 'bad-value', flag: '--crs', value: datum, expected: DATUMS.join(' | ') };
  const year = dayOfInstant(Date.now()).slice(0, 4);
  const start = args.text('start') ?? `${year}-01-01`;
  const deadline = args.text('deadline') ?? `${year}-12-31`;
  for (const [flag, value] of [
    ['--start', start],
    ['--deadline', deadline],
  ] as const) {
    if (!isDay(value)) return { reason: 'bad-value', flag, value, expected: '2017-12-01' };
  }
  const name = args.text('name');
  const newCounty: NewCounty = {
    ...(name ? { name } : {}),
    campaign: args.text('campaign') ?? '脱贫攻坚作战图',
    start,
    deadline,
  };
  return {
    as,
    newCounty,
    ...(kind === undefined ? {} : { kind }),
    ...(crs ? { crs } : {}),
    ...(source ? { source: { source, on } } : {}),
  };
}

function heldBy(host: CountyHost): HeldCounty | null {
  const { county } = host;
  const settings = settingsOf(county);
  if (!settings) return null;
  return {
    settings,
    units: [...county.units.values()].map(standing).filter((unit) => unit !== undefined),
    geometry: geometryOf(host, county),
    targets: [...county.specs.values()].map(standing).filter((spec) => spec !== undefined),
  };
}

function geometryOf(host: CountyHost, county: County) {
  const bodies = standingImports(county, 'geometry').map(({ batch }) => host.parts.batches.body(batch));
  const batches = bodies.map((body) => (body.ok ? body.value : null)).filter((batch) => batch?.batch === 'geometry');
  return mergeGeometry(batches);
}

/** What the folder would hold after `plan`, so that the next file of the same call is read against it. */
function withPlan(held: HeldCounty | null, plan: ImportPlan): HeldCounty | null {
  const settings = plan.settings ?? held?.settings;
  if (!settings) return held;
  const units = plan.batches.flatMap((batch) => (batch.batch === 'units' ? batch.units : []));
  const targets = plan.batches.flatMap((batch) => (batch.batch === 'targets' ? batch.targets : []));
  const geometry = plan.batches.filter((batch) => batch.batch === 'geometry');
  const byId = <T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] => [
    ...new Map([...before, ...after].map((entry) => [entry.id, entry])).values(),
  ];
  return {
    settings,
    units: byId(held?.units ?? [], units),
    geometry: mergeGeometry([...(held?.geometry ? [held.geometry] : []), ...geometry]),
    targets: byId(held?.targets ?? [], targets),
  };
}

/** Stores the batches, then appends every operation in one piece; answers how many. A batch that stands already is left out. */
async function commit(host: CountyHost, planned: readonly Planned[], user: string): Promise<number> {
  const { batches } = host.parts;
  const standingBatches = new Set(
    [...host.county.imports.values()].filter(({ id }) => !host.county.revokedImports.has(id)).map(({ batch }) => batch),
  );
  const settings = planned.findLast(({ plan }) => plan.settings)?.plan.settings ?? settingsOf(host.county);
  if (!settings) return 0;
  const frame = { stream: settings.county, user, role: 'duty', base: [] };
  const drafts: Draft[] = [];
  if (JSON.stringify(settings) !== JSON.stringify(settingsOf(host.county))) {
    drafts.push({ ...frame, k: 'settings', subject: settings.county, payload: { settings } });
  }
  for (const { file, plan } of planned) {
    for (const batch of plan.batches) {
      const put = await batches.put(Buffer.from(JSON.stringify(batch)));
      if (!put.ok) throw new Error(`batch: ${put.error.reason}`);
      if (standingBatches.has(put.value)) continue;
      const payload = { batch: put.value, as: batch.batch, source: file, rows: rowsOf(batch) };
      drafts.push({ ...frame, k: 'import', subject: `batch:${put.value}`, payload });
    }
  }
  if (drafts.length === 0) return 0;
  const answer = await host.contract['journal.append']({ drafts });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.records.length;
}

function rowsOf(batch: Batch): number {
  if (batch.batch === 'units') return batch.units.length;
  if (batch.batch === 'targets') return batch.targets.length;
  if (batch.batch === 'sources') return batch.rows.length;
  if (batch.batch === 'geometry')
    return batch.areas.features.length + batch.lines.features.length + batch.points.features.length;
  return batch.villages.length;
}
