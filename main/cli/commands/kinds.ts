/** `guatu kinds`: the kinds of target that the county has, and how many targets of each. */
import { isCounted, isDone } from '../../../shared/domain/clearance.ts';
import { settingsOf } from '../../../shared/log/county.ts';
import { kindsText } from '../../text/kinds-zh.ts';
import { reading } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, type Outcome } from '../outcome.ts';

export const flags = {} as const;
export const words: readonly string[] = [];

export async function run(args: Arguments): Promise<Outcome> {
  return reading(args, (county) => {
    const rows = [...county.rows.values()].filter((row) => isCounted(row.state));
    const kinds = (settingsOf(county)?.kinds ?? []).map((kind) => {
      const own = rows.filter((row) => row.kind === kind.id);
      return { ...kind, total: own.length, cleared: own.filter((row) => isDone(row.state)).length };
    });
    return done({ kinds }, kindsText(kinds));
  });
}
