/** What `guatu sheet` and `guatu atlas` have in common: flags, what the page answers, and faults of the page in words. */
import type { Page } from 'playwright-core';
import { isDay } from '../../shared/domain/day.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { sheetFaultText } from '../text/sheet-command-zh.ts';
import type { Arguments, UsageFault } from './flags.ts';
import type { CommandRefusal } from './outcome.ts';

/** A0 takes minutes on a slow machine. */
export const SHEET_MS = 900_000;

export const SHEET_FLAGS = {
  template: { type: 'string' },
  'as-of': { type: 'string' },
  dpi: { type: 'string' },
  out: { type: 'string' },
  maker: { type: 'string' },
  approval: { type: 'string' },
  secrecy: { type: 'string' },
  number: { type: 'string' },
} as const;

export interface SheetArguments {
  readonly template: string;
  readonly asOf: string | null;
  readonly dotsPerInch: number;
  readonly out: string;
  readonly fields: {
    readonly maker: string;
    readonly approval: string;
    readonly secrecy: string;
    readonly number: string;
  };
}

const USUAL_TEMPLATE = 'guatu-a3-landscape';
const USUAL_DPI = 200;
const [LEAST_DPI, MOST_DPI] = [72, 600];

export function sheetArguments(args: Arguments): Result<SheetArguments, UsageFault> {
  const out = args.text('out');
  if (!out) return fail({ reason: 'missing-flag', flag: '--out' });
  const asOf = args.text('as-of') ?? null;
  if (asOf !== null && !isDay(asOf))
    return fail({ reason: 'bad-value', flag: '--as-of', value: asOf, expected: '2017-12-01' });
  const dpi = args.text('dpi') ?? String(USUAL_DPI);
  const dotsPerInch = Number(dpi);
  if (!Number.isInteger(dotsPerInch) || dotsPerInch < LEAST_DPI || dotsPerInch > MOST_DPI)
    return fail({ reason: 'bad-value', flag: '--dpi', value: dpi, expected: '150 | 200 | 300' });
  const field = (name: string): string => args.text(name) ?? '';
  return ok({
    template: args.text('template') ?? USUAL_TEMPLATE,
    asOf,
    dotsPerInch,
    out,
    fields: { maker: field('maker'), approval: field('approval'), secrecy: field('secrecy'), number: field('number') },
  });
}

interface Door {
  open(opening: object): Promise<{ template: string }>;
  plan(atlas: object, dotsPerInch: number): Promise<AtlasPlan>;
  sheet(ask: object): Promise<{ bytes: number; width: number; height: number }>;
  atlas(dotsPerInch: number): Promise<{ bytes: number }>;
}
export interface AtlasPlan {
  readonly title: string;
  readonly digest: string;
  readonly sheets: readonly { readonly unit: string; readonly name: string; readonly file: string }[];
  readonly without: readonly string[];
}

/** Calls the page's door; what it refuses comes as a sentence. */
export async function throughDoor<N extends keyof Door>(
  page: Page,
  name: N,
  ...given: Parameters<Door[N]>
): Promise<Result<Awaited<ReturnType<Door[N]>>, CommandRefusal>> {
  try {
    const answer = await page.evaluate(
      ([call, values]) =>
        (globalThis as unknown as { guatuSheet: Record<string, (...all: unknown[]) => Promise<unknown>> }).guatuSheet[
          call
        ]?.(...values),
      [name as string, given as unknown[]] as const,
    );
    return ok(answer as Awaited<ReturnType<Door[N]>>);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return fail({ reason: 'page-refused', sentence: sheetFaultText(message) });
  }
}
