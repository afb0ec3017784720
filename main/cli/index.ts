/** The command line: finds the command, reads its arguments, runs it, and says what came of it. */
import { misuseText, refusalText, usageText } from '../text/cli-zh.ts';
import * as apply from './commands/apply.ts';
import * as brief from './commands/brief.ts';
import * as atlas from './commands/atlas.ts';
import * as chain from './commands/chain.ts';
import * as clear from './commands/clear.ts';
import * as evidence from './commands/evidence.ts';
import * as explain from './commands/explain.ts';
import * as exportCommand from './commands/export.ts';
import * as importCommand from './commands/import.ts';
import * as kinds from './commands/kinds.ts';
import * as lights from './commands/lights.ts';
import * as newCommand from './commands/new.ts';
import * as packageCommand from './commands/package.ts';
import * as print from './commands/print.ts';
import * as problems from './commands/problems.ts';
import * as rank from './commands/rank.ts';
import * as reject from './commands/reject.ts';
import * as remove from './commands/remove.ts';
import * as reopen from './commands/reopen.ts';
import * as rounds from './commands/rounds.ts';
import * as schedule from './commands/schedule.ts';
import * as serve from './commands/serve.ts';
import * as sheet from './commands/sheet.ts';
import * as snapshot from './commands/snapshot.ts';
import * as suspicions from './commands/suspicions.ts';
import * as tally from './commands/tally.ts';
import * as targets from './commands/targets.ts';
import * as template from './commands/template.ts';
import * as undo from './commands/undo.ts';
import * as verify from './commands/verify.ts';
import { type Arguments, type FlagSpec, readArguments } from './flags.ts';
import { misused, type Outcome } from './outcome.ts';

interface Command {
  readonly flags: FlagSpec;
  readonly words: readonly string[];
  /** A number is an exit code when everything has been said already. */
  run(args: Arguments): Promise<Outcome | number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  serve,
  tally,
  targets,
  apply,
  clear,
  reject,
  reopen,
  remove,
  evidence,
  undo,
  verify,
  snapshot,
  sheet,
  atlas,
  import: importCommand,
  new: newCommand,
  export: exportCommand,
  package: packageCommand,
  brief,
  print,
  explain,
  kinds,
  template,
  problems,
  rank,
  suspicions,
  lights,
  schedule,
  rounds,
  chain,
};

/** Answers the exit code: 0 done, 1 refused, 2 not understood. */
export async function main(argv: readonly string[]): Promise<number> {
  // Whoever reads our output may stop early (`guatu targets | head`); that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const [name = '', ...rest] = argv;
  if (name === 'help' || name === '--help' || rest.includes('--help')) {
    process.stdout.write(`${usageText}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return report(misused({ reason: 'unknown-command', command: name }), rest.includes('--json'));
  const args = readArguments(rest, command.flags, command.words);
  if (!args.ok) return report(misused(args.error), rest.includes('--json'));
  const outcome = await command.run(args.value);
  return typeof outcome === 'number' ? outcome : report(outcome, args.value.has('json'));
}

/** One JSON object on stdout for programs; for people the result on stdout and what went wrong on stderr. */
function report(outcome: Outcome, asJson: boolean): number {
  const failure =
    outcome.exit === 1 ? refusalText(outcome.refusal) : outcome.exit === 2 ? misuseText(outcome.fault) : null;
  if (failure) process.stderr.write(`${failure}\n`);
  if (asJson) {
    const value =
      outcome.exit === 0
        ? { ok: true, ...outcome.value }
        : {
            ok: false,
            ...(outcome.exit === 1 ? { refusal: outcome.refusal, ...outcome.value } : { fault: outcome.fault }),
            message: failure,
          };
    process.stdout.write(`${JSON.stringify(value)}\n`);
  } else if (outcome.exit !== 2 && outcome.text) process.stdout.write(`${outcome.text}\n`);
  return outcome.exit;
}
