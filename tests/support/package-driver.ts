/** Drives packages through a host's contract, as a page would. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host, Input, Output } from '../../shared/host/contract.ts';
import type { ProgressPackage } from '../../shared/host/package-calls.ts';
import { importDriver } from './import-driver.ts';

/** Who exchanges: the county's duty officer, unless a test says otherwise. */
export const DUTY = { user: '张主任', role: 'duty' } as const;

export const bring = (host: Host, bytes: Uint8Array, name = 'x.guatu'): Promise<string> =>
  importDriver(host).upload([[name, bytes]]);

const bytesOf = (saved: { saved: true; name: string; folder: string }): Buffer =>
  readFileSync(join(saved.folder, saved.name));

/** Bytes of a county package; throws when it is refused. */
export async function savedCounty(host: Host, more: Partial<Input<'package.save'>> = {}): Promise<Buffer> {
  const saved = await host['package.save']({ ...DUTY, ...more });
  if (!('saved' in saved) || !saved.saved) throw new Error(JSON.stringify(saved));
  return bytesOf(saved);
}

export async function openedCounty(
  host: Host,
  bytes: Uint8Array,
  more: Partial<Input<'package.open'>> = {},
): Promise<Output<'package.open'>> {
  return host['package.open']({ ...DUTY, upload: await bring(host, bytes), ...more });
}

/** Bytes of a package of progress; throws when it is refused. */
export async function savedProgress(
  host: Host,
  unit: string,
  more: Partial<Input<'package.progress'>> = {},
): Promise<Buffer> {
  const saved = await host['package.progress']({ ...DUTY, unit, since: 'all', ...more });
  if (!('saved' in saved) || !saved.saved) throw new Error(JSON.stringify(saved));
  return bytesOf(saved);
}

/** What a host would take from a package; throws when it is refused. */
export async function inspected(host: Host, bytes: Uint8Array): Promise<ProgressPackage> {
  const answer = await host['package.inspect']({ upload: await bring(host, bytes) });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.progress;
}

export async function merged(
  host: Host,
  bytes: Uint8Array,
  more: Partial<Input<'package.merge'>> = {},
): Promise<Output<'package.merge'>> {
  return host['package.merge']({ ...DUTY, accept: true, upload: await bring(host, bytes), ...more });
}
