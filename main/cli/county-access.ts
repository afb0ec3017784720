/** How a command reaches a county: reading beside a running host, writing through it, or alone with the lock. */
import { isDay } from '../../shared/domain/day.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import type { Day, Unit } from '../../shared/domain/unit.ts';
import type { Host } from '../../shared/host/contract.ts';
import { type County, unitIndex } from '../../shared/log/county.ts';
import type { CountyHost } from '../core/county-host.ts';
import { countyUpTo } from '../core/county-up-to.ts';
import { defaultFolder } from '../core/data-folder.ts';
import { type OpenRefusal, openCounty, reachRunning } from '../core/open-county.ts';
import { demoSeed } from '../core/demo-pack.ts';
import { CLI_TRAITS } from './traits.ts';
import type { Arguments, UsageFault } from './flags.ts';
import { type CommandRefusal, misused, type Outcome, refused } from './outcome.ts';
import { freshFolderText } from '../text/cli-zh.ts';

export const dataFolderOf = (args: Arguments): string => args.text('data') ?? defaultFolder();

/** Opens for reading; a folder with nothing in it first becomes the demo county. The caller closes it. */
export async function openToRead(
  root: string,
): Promise<Result<{ host: CountyHost; close(): Promise<void> }, OpenRefusal>> {
  const opened = await openCounty({ root, mode: 'read', traits: CLI_TRAITS });
  if (opened.ok || opened.error.reason !== 'nothing-there') return opened;
  const fresh = await openCounty({ root, mode: 'write', traits: CLI_TRAITS, seed: demoSeed });
  if (!fresh.ok) return fresh;
  process.stderr.write(`${freshFolderText(root)}\n`);
  await fresh.value.close();
  return openCounty({ root, mode: 'read', traits: CLI_TRAITS });
}

/** Writes through the host that runs on this folder, or opens it; the caller closes it. */
export async function openToWrite(
  root: string,
): Promise<Result<{ contract: Host; close(): Promise<void> }, CommandRefusal>> {
  const running = await reachRunning(root);
  if (running) return ok({ contract: running.host, close: async () => running.close() });
  const opened = await openCounty({ root, mode: 'write', traits: CLI_TRAITS, seed: demoSeed });
  return opened.ok ? ok({ contract: opened.value.host.contract, close: () => opened.value.close() }) : opened;
}

/** The county at the end of a past day: its operations up to then, judged by that day. */
export const countyAsOf = (host: CountyHost, day: Day): County => countyUpTo(host.parts, day);

/**
 * Opens the county to read, on the past day of `--as-of` where a command takes one, and closes it when `look` is through.
 */
export async function reading(
  args: Arguments,
  look: (county: County, host: CountyHost) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const asOf = args.text('as-of');
  if (asOf !== undefined && !isDay(asOf))
    return misused({ reason: 'bad-value', flag: '--as-of', value: asOf, expected: '2017-12-01' });
  const opened = await openToRead(dataFolderOf(args));
  if (!opened.ok) return refused(opened.error);
  const { host, close } = opened.value;
  try {
    return await look(asOf === undefined ? host.county : countyAsOf(host, asOf), host);
  } finally {
    await close();
  }
}

/** A unit by its code; the county when none is named. */
export function findUnit(county: County, code: string | undefined): Result<Unit | null, UsageFault> {
  const index = unitIndex(county);
  if (code === undefined) return ok(index.county ?? null);
  const unit = index.get(code) ?? index.get(`${index.county?.id ?? ''}/${code}`);
  return unit ? ok(unit) : fail({ reason: 'unknown-unit', unit: code });
}

/** Full id of a target or household, given with or without the county's code before it. */
export function findSubject(county: County, id: string): Result<string, UsageFault> {
  const full = `${unitIndex(county).county?.id ?? ''}/${id}`;
  if (county.rows.has(id) || /^\d{9,12}\/\d{4}$/.test(id)) return ok(id);
  return county.rows.has(full) ? ok(full) : fail({ reason: 'unknown-target', target: id });
}
