/** Command-line arguments by declaration: what a command takes, read strictly, with one reason when they do not fit. */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../shared/domain/result.ts';

export interface FlagSpec {
  /** `multiple`: the flag may be given several times. */
  readonly [name: string]: { readonly type: 'string' | 'boolean'; readonly multiple?: boolean };
}

export interface Arguments {
  readonly words: readonly string[];
  text(name: string): string | undefined;
  /** Every value of a flag that may be given several times. */
  texts(name: string): readonly string[];
  has(name: string): boolean;
}

export type UsageFault =
  | { readonly reason: 'unknown-command'; readonly command: string }
  | { readonly reason: 'unknown-flag'; readonly flag: string }
  | { readonly reason: 'flag-without-value'; readonly flag: string }
  | { readonly reason: 'missing-word'; readonly word: string }
  | { readonly reason: 'extra-word'; readonly word: string }
  | { readonly reason: 'missing-flag'; readonly flag: string }
  | { readonly reason: 'bad-value'; readonly flag: string; readonly value: string; readonly expected: string }
  | { readonly reason: 'unknown-unit'; readonly unit: string }
  | { readonly reason: 'unknown-target'; readonly target: string }
  | { readonly reason: 'unknown-kind'; readonly kind: string; readonly known: readonly string[] }
  | { readonly reason: 'unreadable-file'; readonly path: string };

/** Every command takes these. */
const COMMON: FlagSpec = { data: { type: 'string' }, json: { type: 'boolean' } };

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '');

/** `words` names the positional arguments; a name that ends in `…` takes one or more, one in brackets may be left out. */
export function readArguments(
  argv: readonly string[],
  flags: FlagSpec,
  words: readonly string[],
): Result<Arguments, UsageFault> {
  const options = { ...COMMON, ...flags };
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const flag = /'(-[^' ]*)/.exec(String(error))?.[1] ?? argv.find((arg) => arg.startsWith('-')) ?? '';
    const isKnown = codeOf(error) === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE';
    return fail(isKnown ? { reason: 'flag-without-value', flag } : { reason: 'unknown-flag', flag });
  }
  const given = parsed.positionals;
  const missing = words[given.length];
  if (missing !== undefined && !missing.startsWith('[')) return fail({ reason: 'missing-word', word: missing });
  const extra = words.at(-1)?.endsWith('…') ? undefined : given[words.length];
  if (extra !== undefined) return fail({ reason: 'extra-word', word: extra });
  const text = (name: string): string | undefined => {
    const value = parsed.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const texts = (name: string): readonly string[] => {
    const value = parsed.values[name];
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  };
  return ok({ words: given, text, texts, has: (name) => parsed.values[name] === true });
}
