/** Arguments of the packaged application: only the data folder; what Chromium takes for itself is left alone. */
import { resolve } from 'node:path';
import { fail, ok, type Result } from '../../shared/domain/result.ts';

/** Switches of ours are these; others that begin with `--` belong to Chromium, to the system or to test drivers. */
const DATA = '--data';

/** The data folder asked for, absolute; undefined when none is. `argv` starts behind the executable. */
export function dataFlag(argv: readonly string[]): Result<string | undefined, { flag: string }> {
  const at = argv.findIndex((arg) => arg === DATA || arg.startsWith(`${DATA}=`));
  if (at === -1) return ok(undefined);
  const value = argv[at] === DATA ? argv[at + 1] : argv[at]?.slice(DATA.length + 1);
  return value && !value.startsWith('--') ? ok(resolve(value)) : fail({ flag: DATA });
}
