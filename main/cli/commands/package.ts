/**
 * `guatu package save|verify|open|progress|receive`: a county in one file and back, and signed packages of progress between
 * seats; through the host that is running or alone. A passphrase comes out of a file, never out of the command's own words.
 */
import { copyFile, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Host, Output } from '../../../shared/host/contract.ts';
import type { PackageRefusal } from '../../../shared/host/package-calls.ts';
import { openCounty, reachRunning } from '../../core/open-county.ts';
import { readCountyPackage } from '../../core/package/county-read.ts';
import { readProgress } from '../../core/package/progress-read.ts';
import { fingerprintOf, isSignedFile } from '../../core/package/signed-file.ts';
import {
  inspectedTextZh,
  openedTextZh,
  receivedTextZh,
  savedTextZh,
  verifiedTextZh,
} from '../../text/package-report-zh.ts';
import { defaultActor } from '../../text/package-zh.ts';
import { dataFolderOf } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { sendFile } from '../import-host.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';
import { saveToPath } from '../save-to-path.ts';
import { CLI_TRAITS } from '../traits.ts';

export const flags = {
  out: { type: 'string' },
  by: { type: 'string' },
  role: { type: 'string' },
  unit: { type: 'string' },
  all: { type: 'boolean' },
  archives: { type: 'boolean' },
  personal: { type: 'boolean' },
  why: { type: 'string' },
  'passphrase-file': { type: 'string' },
  'without-personal': { type: 'boolean' },
  accept: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;
export const words: readonly string[] = ['save|verify|open|progress|receive', '[FILE]'];

const failed = (refusal: PackageRefusal): Outcome => refused({ reason: 'package', refusal });

export async function run(args: Arguments): Promise<Outcome> {
  const [what = '', path] = args.words;
  if (what === 'save' || what === 'progress') return withHost(args, (host) => save(args, host, what));
  if (what !== 'verify' && what !== 'open' && what !== 'receive')
    return misused({ reason: 'bad-value', flag: 'package', value: what, expected: words[0] ?? '' });
  if (path === undefined) return misused({ reason: 'missing-word', word: 'FILE' });
  if (what === 'verify') return verify(resolve(path));
  return withHost(args, (host) => bring(host, resolve(path), (upload) => take(args, host, upload, what)));
}

/** Through the running host, or alone with the lock; a folder that is not there begins empty. */
async function withHost(args: Arguments, work: (host: Host) => Promise<Outcome>): Promise<Outcome> {
  const root = dataFolderOf(args);
  const running = await reachRunning(root);
  if (running) {
    try {
      return await work(running.host);
    } finally {
      running.close();
    }
  }
  const out = args.text('out');
  const traits = out === undefined ? CLI_TRAITS : { ...CLI_TRAITS, saveFile: () => saveToPath(resolve(out)) };
  const opened = await openCounty({ root, mode: 'write', traits });
  if (!opened.ok) return refused(opened.error);
  try {
    return await work(opened.value.host.contract);
  } finally {
    await opened.value.close();
  }
}

const authorOf = (args: Arguments): { user: string; role: string } => ({
  user: args.text('by') ?? defaultActor,
  role: args.text('role') ?? 'duty',
});

/** Null without `--passphrase-file`; line ends are no part of it. */
async function passphraseOf(args: Arguments): Promise<string | null | Outcome> {
  const path = args.text('passphrase-file');
  if (path === undefined) return null;
  try {
    return (await readFile(path, 'utf8')).replace(/[\r\n]+$/, '');
  } catch {
    return misused({ reason: 'unreadable-file', path });
  }
}

async function save(args: Arguments, host: Host, what: 'save' | 'progress'): Promise<Outcome> {
  const author = authorOf(args);
  const passphrase = await passphraseOf(args);
  if (typeof passphrase === 'object' && passphrase !== null) return passphrase;
  const unit = args.text('unit');
  if (what === 'progress' && unit === undefined) return misused({ reason: 'missing-flag', flag: '--unit' });
  const personal = args.has('personal')
    ? { personal: { why: args.text('why') ?? '', passphrase: passphrase ?? '' } }
    : {};
  const saved: Output<'package.save'> | Output<'package.progress'> =
    what === 'save'
      ? await host['package.save']({ ...author, archives: args.has('archives'), ...personal })
      : await host['package.progress']({ ...author, unit: unit ?? '', since: args.has('all') ? 'all' : 'last' });
  if ('ok' in saved) return failed(saved.refusal);
  const out = args.text('out');
  if (!saved.saved) return refused({ reason: 'unwritable', path: out ?? '', message: saved.message ?? saved.cause });
  const at = join(saved.folder, saved.name);
  // A running host saves where it saves; the file is wanted elsewhere.
  if (out !== undefined && resolve(out) !== at) await copyFile(at, resolve(out));
  const value = { ...saved, file: out === undefined ? at : resolve(out) };
  return done(value, savedTextZh(value));
}

async function verify(path: string): Promise<Outcome> {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return misused({ reason: 'unreadable-file', path });
  if (isSignedFile(bytes)) {
    const progress = readProgress(bytes);
    if (!progress.ok) return failed(progress.error);
    const { device, madeAt, madeBy, name, operations, streams, unit } = progress.value.manifest;
    const fingerprint = fingerprintOf(progress.value.publicKey);
    const value = { kind: 'progress' as const, device, fingerprint, madeAt, madeBy, name, operations, streams, unit };
    return done(value, verifiedTextZh(value));
  }
  const county = await readCountyPackage(bytes);
  if (!county.ok) return failed(county.error);
  const { parts: _parts, ...manifest } = county.value.manifest;
  const value = { kind: 'county' as const, ...manifest };
  return done(value, verifiedTextZh(value));
}

/** Sends a file to the host, and puts it away again whatever comes of it. */
async function bring(host: Host, path: string, work: (upload: string) => Promise<Outcome>): Promise<Outcome> {
  const opened = await host['upload.open']({});
  if (!opened.ok) return failed(opened.refusal);
  const { upload } = opened;
  try {
    const sent = await sendFile(host, upload, path, basename(path));
    if (sent === 'unreadable') return misused({ reason: 'unreadable-file', path });
    return sent ? failed(sent) : await work(upload);
  } finally {
    await host['upload.close']({ upload });
  }
}

async function take(args: Arguments, host: Host, upload: string, what: 'open' | 'receive'): Promise<Outcome> {
  const author = authorOf(args);
  const isTrial = args.has('dry-run');
  if (what === 'open') {
    const passphrase = await passphraseOf(args);
    if (typeof passphrase === 'object' && passphrase !== null) return passphrase;
    if (isTrial) {
      const looked = await host['package.look']({ upload });
      return looked.ok
        ? done(looked.county, verifiedTextZh({ kind: 'county', ...looked.county }))
        : failed(looked.refusal);
    }
    const opened = await host['package.open']({
      ...author,
      upload,
      withoutPersonal: args.has('without-personal'),
      ...(passphrase === null ? {} : { passphrase }),
    });
    return opened.ok ? done(opened, openedTextZh(opened)) : failed(opened.refusal);
  }
  const inspected = await host['package.inspect']({ upload });
  if (!inspected.ok) return failed(inspected.refusal);
  const { progress } = inspected;
  if (isTrial) return done({ dryRun: true, progress }, inspectedTextZh(progress));
  const merged = await host['package.merge']({ ...author, upload, accept: args.has('accept') });
  if (!merged.ok)
    return refused({ reason: 'package', refusal: merged.refusal }, { progress }, inspectedTextZh(progress));
  return done({ progress, ...merged }, receivedTextZh(merged));
}
