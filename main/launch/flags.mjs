/** Reads the launcher's flags; commands keep theirs for the command line itself. */
import { launchText } from '../text/launch-text.mjs';

/**
 * `{ options }`, `{ command }` with everything after it, `{ help }`, or `{ usage }` with the sentence to show.
 * @param {readonly string[]} args
 */
export function readFlags(args) {
  const options = { data: undefined, port: undefined, open: true };
  for (let i = 0; i < args.length; i += 1) {
    const [flag, inline] = splitFlag(args[i]);
    if (!flag.startsWith('-')) return { command: args.slice(i), options };
    if (flag === '--help' || flag === '-h') return { help: true };
    if (flag === '--no-open' && inline === undefined) options.open = false;
    else if (flag === '--data' || flag === '--port') {
      const value = inline ?? args[(i += 1)];
      if (value === undefined || value === '' || value.startsWith('--'))
        return { usage: launchText.missingValue(flag) };
      if (flag === '--data') options.data = value;
      else if (!/^\d{1,5}$/.test(value) || Number(value) < 1 || Number(value) > 65535) {
        return { usage: launchText.badPort(value) };
      } else options.port = Number(value);
    } else return { usage: launchText.unknownFlag(args[i]) };
  }
  return { options };
}

function splitFlag(arg) {
  const at = arg.startsWith('--') ? arg.indexOf('=') : -1;
  return at === -1 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
}
