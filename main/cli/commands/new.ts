/** `guatu new --data FOLDER [--demo]`: a data folder with no county in it yet, or with the demonstration. */
import { openCounty } from '../../core/open-county.ts';
import { demoSeed } from '../../core/demo-pack.ts';
import { findFolder } from '../../core/data-folder.ts';
import { newFolderText } from '../../text/cli-zh.ts';
import { dataFolderOf } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { CLI_TRAITS } from '../traits.ts';

export const flags = { demo: { type: 'boolean' } } as const;
export const words: readonly string[] = [];

export async function run(args: Arguments): Promise<Outcome> {
  const root = dataFolderOf(args);
  const isDemo = args.has('demo');
  const found = await findFolder(root);
  if (!found.ok) return refused(found.error);
  if (found.value?.store.seeded) return refused({ reason: 'county-there', path: root });
  const opened = await openCounty({ root, mode: 'write', traits: CLI_TRAITS, ...(isDemo ? { seed: demoSeed } : {}) });
  if (!opened.ok) return refused(opened.error);
  const { store } = opened.value.host.parts.folder.store;
  await opened.value.close();
  return done({ folder: root, store, demo: isDemo }, newFolderText(root, isDemo));
}
