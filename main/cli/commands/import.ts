/**
 * `guatu import FILE… [--as SORT|KIND] [--dry-run] [--yes]`: a county's own files, planned first and written as a whole or not
 * at all, through the host that is running or alone. What was only guessed is written after a yes.
 */
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { dayOfInstant, isDay } from '../../../shared/domain/day.ts';
import { SOURCES } from '../../../shared/domain/plausibility/five-sources.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { Input, Output } from '../../../shared/host/contract.ts';
import {
  type DatumShift,
  datumShiftSchema,
  IMPORT_SORTS,
  type LayerChoice,
  type LayerReport,
  type PlanReport,
} from '../../../shared/host/import-calls.ts';
import { readCrs } from '../../../shared/geo/crs.ts';
import { settingsOf } from '../../../shared/log/county.ts';
import { openCounty } from '../../core/open-county.ts';
import type { ImportCalls } from '../../core/import-desk/import-desk.ts';
import {
  importQuestion,
  importText,
  problemListName,
  problemListSaved,
  undecidedLayersText,
} from '../../text/import-report-zh.ts';
import { DEFAULT_CAMPAIGN } from '../../text/import-zh.ts';
import { dataFolderOf } from '../county-access.ts';
import type { Arguments, UsageFault } from '../flags.ts';
import { openImportHost, sendFile, sentNames } from '../import-host.ts';
import { type CommandRefusal, done, misused, type Outcome, refused } from '../outcome.ts';
import { CLI_TRAITS } from '../traits.ts';

export const flags = {
  as: { type: 'string' },
  kind: { type: 'string' },
  source: { type: 'string' },
  on: { type: 'string' },
  crs: { type: 'string' },
  shift: { type: 'string' },
  sheet: { type: 'string' },
  decide: { type: 'string', multiple: true },
  'on-missing': { type: 'string' },
  'skip-faulty': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean' },
  sure: { type: 'boolean' },
  by: { type: 'string' },
  code: { type: 'string' },
  name: { type: 'string' },
  campaign: { type: 'string' },
  start: { type: 'string' },
  deadline: { type: 'string' },
} as const;
export const words: readonly string[] = ['FILE…'];

/** What was asked for about every layer alike. */
interface Asked {
  readonly choice: Omit<LayerChoice, 'layer' | 'as'> & { readonly as?: LayerChoice['as'] };
  readonly decisions: Record<string, string | null>;
  readonly newCounty: NonNullable<Input<'import.plan'>['newCounty']>;
}

interface Chosen {
  readonly report: LayerReport;
  readonly as: Exclude<LayerChoice['as'], 'skip'>;
  readonly kind: string | null;
}

export async function run(args: Arguments): Promise<Outcome> {
  const root = dataFolderOf(args);
  const asked = await optionsOf(args, root);
  if (!asked.ok) return misused(asked.error);
  const isTrial = args.has('dry-run');
  const opened = await openImportHost(root, isTrial);
  if (!opened.ok) return refused(opened.error);
  const { calls, close } = opened.value;
  try {
    return await through(calls, args, asked.value);
  } finally {
    await close();
  }
}

async function through(calls: ImportCalls, args: Arguments, asked: Asked): Promise<Outcome> {
  const opened = await calls['upload.open']({});
  if (!opened.ok) return refused(uploadRefusal(opened.refusal));
  const { upload } = opened;
  try {
    // The same file named twice is sent once.
    const paths = [...new Set(args.words.map((path) => resolve(path)))];
    const names = sentNames(paths);
    for (const [i, path] of paths.entries()) {
      const sent = await sendFile(calls, upload, path, names[i] ?? path);
      if (sent === 'unreadable') return misused({ reason: 'unreadable-file', path });
      if (sent) return refused(uploadRefusal(sent));
    }
    const inspected = await calls['import.inspect']({ upload });
    if (!inspected.ok) return refused(uploadRefusal(inspected.refusal));
    const layers = ofSheet(inspected.layers, args.text('sheet'));
    if (!layers.ok) return misused(layers.error);
    return await planned(calls, args, asked, upload, layers.value);
  } finally {
    await calls['upload.close']({ upload });
  }
}

async function planned(
  calls: ImportCalls,
  args: Arguments,
  asked: Asked,
  upload: string,
  layers: readonly LayerReport[],
): Promise<Outcome> {
  const chosen = layers.flatMap((report): Chosen[] => {
    const as = asked.choice.as ?? report.as;
    if (as === null || as === 'skip') return [];
    return [{ report, as, kind: as === 'targets' ? (asked.choice.kind ?? report.kind) : null }];
  });
  if (chosen.length === 0) {
    const value = { dryRun: args.has('dry-run'), written: 0, layers };
    return refused({ reason: 'import-unknown' }, value, undecidedLayersText(layers));
  }
  const choices = chosen.map(({ as, report }): LayerChoice => ({ ...asked.choice, as, layer: report.id }));
  const { decisions, newCounty } = asked;
  const plan = await calls['import.plan']({ upload, choices, decisions, newCounty });
  if (!plan.ok) return refused(uploadRefusal(plan.refusal));
  const told = { dryRun: args.has('dry-run'), plan, layers: chosen };
  const tell = (written: number | null): [object, string] => [
    valueOf(plan, chosen, told.dryRun, written ?? 0),
    importText({ ...told, written }),
  ];
  const errors = plan.layers.reduce((sum, layer) => sum + layer.errors, 0);
  if (plan.unknownUnits.length > 0)
    return refused({ reason: 'import-decisions', unknown: plan.unknownUnits }, ...tell(null));
  const names = plan.layers.flatMap(({ unmatched }) => unmatched.map(({ written }) => written));
  if (names.length > 0) return refused({ reason: 'import-names', names }, ...tell(null));
  if (plan.blocked) return refused({ reason: 'import-problems', count: errors, rest: restOf(plan) }, ...tell(null));
  if (told.dryRun || plan.nothingNew) return done(...tell(0));
  if (plan.asksTwice && !args.has('sure')) return refused({ reason: 'import-sure' }, ...tell(null));
  if (!(await isDecided(args, asked, tell))) return refused({ reason: 'import-undecided' }, ...tell(null));
  const list = plan.layers.some(({ leftOut }) => leftOut > 0) ? await savedList(calls, upload) : null;
  const user = args.text('by') ?? '值班员';
  const sure = args.has('sure');
  const answer = await calls['import.commit']({ upload, plan: plan.plan, user, role: 'duty', sure });
  if (!answer.ok) return refused(commitRefusal(answer.refusal));
  const [value, text] = tell(answer.operations);
  return done({ ...value, problemList: list }, list === null ? text : `${text}\n${problemListSaved(list)}`);
}

/** Lines that would be imported without the faulty ones; 0 where an error stands that has no line. */
function restOf({ layers }: PlanReport): number {
  const withErrors = layers.filter(({ errors }) => errors > 0);
  return withErrors.every(({ faulty }) => faulty > 0)
    ? layers.reduce((sum, { read, faulty }) => sum + read - faulty, 0)
    : 0;
}

/** The list of what is left out, in the folder of exports; null where it could not be saved. */
async function savedList(calls: ImportCalls, upload: string): Promise<string | null> {
  const answer = await calls['import.problems']({ upload, name: problemListName(dayOfInstant(Date.now())) });
  return 'saved' in answer && answer.saved ? join(answer.folder, answer.name) : null;
}

/** Whoever says what the files are has decided; what was only found out is asked for, on a terminal. */
async function isDecided(args: Arguments, asked: Asked, tell: (written: null) => [object, string]): Promise<boolean> {
  if (args.has('yes') || asked.choice.as !== undefined) return true;
  if (args.has('json') || !process.stdin.isTTY || !process.stdout.isTTY) return false;
  process.stdout.write(`${tell(null)[1]}\n`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y/i.test((await terminal.question(importQuestion)).trim());
  } finally {
    terminal.close();
  }
}

/** For programs: what each layer was taken for, what would change, what is wrong with it. */
function valueOf(plan: PlanReport, chosen: readonly Chosen[], dryRun: boolean, written: number): object {
  const { asksTwice, changes, nothingNew, problemCount, problems } = plan;
  const files = chosen.map(({ as, kind, report }) => ({
    file: report.file,
    layer: report.layer,
    as,
    kind,
    ...plan.layers.find(({ layer }) => layer === report.id),
    problems: problems.filter(({ layer }) => layer === report.id),
  }));
  return { dryRun, written, nothingNew, asksTwice, changes, problemCount, files };
}

function ofSheet(
  layers: readonly LayerReport[],
  sheet: string | undefined,
): Result<readonly LayerReport[], UsageFault> {
  if (sheet === undefined) return ok(layers);
  const named = layers.filter(({ layer }) => layer === sheet);
  const expected = layers.map(({ layer }) => layer).join(' | ');
  return named.length > 0 ? ok(named) : fail({ reason: 'bad-value', flag: '--sheet', value: sheet, expected });
}

const uploadRefusal = (refusal: Extract<Output<'import.inspect'>, { ok: false }>['refusal']): CommandRefusal =>
  refusal.reason === 'read-only' ? refusal : { reason: 'upload', refusal };

function commitRefusal(refusal: Extract<Output<'import.commit'>, { ok: false }>['refusal']): CommandRefusal {
  switch (refusal.reason) {
    case 'read-only':
    case 'disk':
    case 'stale':
    case 'rule':
    case 'unknown-subject':
      return refusal;
    case 'plan-stale':
    case 'plan-blocked':
    case 'not-sure':
    case 'role':
    case 'vault':
      return { reason: 'import-commit', refusal };
    default:
      return { reason: 'upload', refusal };
  }
}

async function optionsOf(args: Arguments, root: string): Promise<Result<Asked, UsageFault>> {
  const bad = (flag: string, value: string, expected: string) =>
    fail<UsageFault>({ reason: 'bad-value', flag, value, expected });
  const sort = await sortOf(args, root);
  if (!sort.ok) return sort;
  const { as, kind } = sort.value;
  const source = args.text('source');
  if (as === 'sources' && source === undefined) return fail({ reason: 'missing-flag', flag: '--source' });
  if (source !== undefined && !SOURCES.some((known) => known === source))
    return bad('--source', source, SOURCES.join(' | '));
  const missing = args.text('on-missing');
  if (missing !== undefined && missing !== 'keep' && missing !== 'remove')
    return bad('--on-missing', missing, 'keep | remove');
  const today = dayOfInstant(Date.now());
  const start = args.text('start') ?? `${today.slice(0, 4)}-01-01`;
  const deadline = args.text('deadline') ?? `${today.slice(0, 4)}-12-31`;
  const on = args.text('on') ?? today;
  for (const [flag, value] of [
    ['--on', on],
    ['--start', start],
    ['--deadline', deadline],
  ] as const)
    if (!isDay(value)) return bad(flag, value, '2017-12-01');
  const code = args.text('code');
  if (code !== undefined && !/^\d{6}$/.test(code)) return bad('--code', code, '520281');
  const decisions: Record<string, string | null> = {};
  for (const said of args.texts('decide')) {
    const cut = said.lastIndexOf('=');
    if (cut < 1) return bad('--decide', said, 'NAME=CODE');
    decisions[said.slice(0, cut)] = said.slice(cut + 1) === '' ? null : said.slice(cut + 1);
  }
  const crs = args.text('crs');
  if (crs !== undefined && readCrs(crs) === null)
    return bad('--crs', crs, 'wgs84 | gcj02 | bd09 | cgcs2000 | EPSG:4523');
  const said = args.text('shift');
  const shift = said === undefined ? undefined : shiftOf(said);
  if (shift === null) return bad('--shift', said ?? '', 'DX,DY,DZ[,RX,RY,RZ,SCALE]');
  const name = args.text('name');
  const campaign = args.text('campaign') ?? DEFAULT_CAMPAIGN;
  return ok({
    choice: {
      on,
      ...(as ? { as } : {}),
      ...(kind === undefined ? {} : { kind }),
      ...(source === undefined ? {} : { source }),
      ...(crs === undefined ? {} : { crs }),
      ...(shift === undefined ? {} : { shift }),
      ...(missing === undefined ? {} : { missing }),
      ...(args.has('skip-faulty') ? { faulty: 'leave-out' as const } : {}),
    },
    decisions,
    newCounty: { campaign, start, deadline, ...(name ? { name } : {}), ...(code ? { code } : {}) },
  });
}

/** Three or seven numbers: metres, seconds of arc, parts per million, turning the axes as Chinese offices state them. */
function shiftOf(text: string): DatumShift | null {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if ((numbers.length !== 3 && numbers.length !== 7) || !numbers.every(Number.isFinite)) return null;
  const [dx = 0, dy = 0, dz = 0, rx, ry, rz, scale] = numbers;
  const shift = datumShiftSchema.safeParse({ dx, dy, dz, rx, ry, rz, scale });
  return shift.success ? shift.data : null;
}

/** `--as` names a sort of import, or a kind of the county's targets. */
async function sortOf(
  args: Arguments,
  root: string,
): Promise<Result<Pick<Asked['choice'], 'as' | 'kind'>, UsageFault>> {
  const named = args.text('as');
  const kind = args.text('kind');
  const as = IMPORT_SORTS.find((sort) => sort === named);
  if (named === undefined || as) return ok({ ...(as ? { as } : {}), ...(kind === undefined ? {} : { kind }) });
  const opened = await openCounty({ root, mode: 'read', traits: CLI_TRAITS });
  const kinds = opened.ok ? (settingsOf(opened.value.host.county)?.kinds ?? []).map(({ id }) => id) : [];
  if (opened.ok) await opened.value.close();
  return kinds.includes(named)
    ? ok({ as: 'targets', kind: named })
    : fail({ reason: 'bad-value', flag: '--as', value: named, expected: [...IMPORT_SORTS, ...kinds].join(' | ') });
}
