/** The small county on a real host over a real folder, with a renderer's client that talks to it directly. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CountyHost } from '../../main/core/county-host.ts';
import { openCounty } from '../../main/core/open-county.ts';
import type { HostClient } from '../../renderer/host/host-client.ts';
import { batchBytes, foundingDrafts, smallBatches } from './small-county.ts';

const traits = {
  shell: 'http',
  version: 'test',
  capabilities: { chooseFolder: false, displays: false, keepAwake: false },
} as const;

export interface RunningCounty {
  readonly host: CountyHost;
  readonly client: HostClient;
  readonly root: string;
  close(): Promise<void>;
}

export function clientOf(host: CountyHost): HostClient {
  return {
    ...host.contract,
    listen: (onEvent) => host.onEvent(onEvent),
    assetHeaders: {},
    batch: async (sha256) => {
      const body = host.parts.batches.body(sha256);
      if (!body.ok) throw new Error(body.error.reason);
      return body.value;
    },
  };
}

export async function openFolderCounty(root: string): Promise<CountyHost & { shut(): Promise<void> }> {
  const opened = await openCounty({
    root,
    mode: 'write',
    traits,
    wallClock: () => Date.parse('2017-12-01T10:00:00+08:00'),
  });
  if (!opened.ok) throw new Error(opened.error.reason);
  return Object.assign(opened.value.host, { shut: () => opened.value.close() });
}

export async function runSmallCounty(): Promise<RunningCounty> {
  const root = await mkdtemp(join(tmpdir(), 'guatu-test-'));
  const host = await openFolderCounty(root);
  for (const batch of smallBatches) await host.parts.batches.put(batchBytes(batch));
  const founded = await host.contract['journal.append']({ drafts: foundingDrafts() });
  if (!founded.ok) throw new Error(JSON.stringify(founded.refusal));
  const close = async (): Promise<void> => {
    await host.shut();
    await rm(root, { recursive: true, force: true });
  };
  return { host, client: clientOf(host), root, close };
}
