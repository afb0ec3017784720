/** The wording that a brief needs, given from outside: whole sentences with places in braces, headings, columns, numbers. */
import type { BriefKind } from '../domain/entries/brief.ts';
import type { Light } from '../domain/light.ts';
import type { ProblemLevel } from '../domain/problem.ts';
import type { Day } from '../domain/unit.ts';

/** Sections, in the order of a brief. */
export const SECTIONS = [
  'overall',
  'units',
  'kinds',
  'households',
  'problems',
  'red',
  'chase',
  'cleared',
  'due',
] as const;
export type Section = (typeof SECTIONS)[number];

export interface BriefWords {
  readonly count: (value: number) => string;
  /** Of a kind's own quantity: 1,380.6. */
  readonly amount: (value: number) => string;
  readonly percent: (value: number) => string;
  /** Percentage points, without sign. */
  readonly points: (value: number) => string;
  readonly rate: (value: number) => string;
  readonly date: (day: Day) => string;
  readonly shortDate: (day: Day) => string;
  readonly comma: string;
  readonly title: Readonly<Record<BriefKind, string>>;
  readonly masthead: string;
  readonly issuer: string;
  readonly to: string;
  readonly copy: string;
  readonly report: string;
  readonly issued: string;
  readonly draft: string;
  readonly file: string;
  readonly foot: string;
  readonly imprint: { readonly to: string; readonly copy: string; readonly report: string };
  /** 一、 of the first level and （一） of the second. */
  readonly headings: Readonly<Record<Section, string>>;
  readonly subheadings: {
    readonly zones: string;
    readonly townships: string;
    readonly villages: string;
    readonly stages: string;
    readonly works: string;
  };
  readonly numbered: (level: 1 | 2 | 3, number: number, text: string) => string;
  readonly lights: Readonly<Record<Light, string>>;
  readonly levels: Readonly<Record<ProblemLevel, string>>;
  readonly columns: Readonly<
    Record<
      | 'rank'
      | 'unit'
      | 'goals'
      | 'cleared'
      | 'percent'
      | 'planned'
      | 'change'
      | 'light'
      | 'kind'
      | 'amount'
      | 'stages'
      | 'source'
      | 'problems'
      | 'number'
      | 'goal'
      | 'owner'
      | 'deadline'
      | 'overdue'
      | 'soon'
      | 'worst'
      | 'total',
      string
    >
  >;
  readonly change: (places: number | null) => string;
  readonly stage: string;
  readonly amountOf: string;
  readonly householdTarget: string;
  readonly noOwner: string;
  readonly sentences: Readonly<
    Record<
      | 'lead'
      | 'leadEnd'
      | 'overall'
      | 'behind'
      | 'ahead'
      | 'gain'
      | 'lights'
      | 'overdue'
      | 'zones'
      | 'townshipsFirst'
      | 'townshipsLast'
      | 'villagesLast'
      | 'noRanking'
      | 'kinds'
      | 'stageKind'
      | 'households'
      | 'povertyRate'
      | 'relapsed'
      | 'noHouseholds'
      | 'problems'
      | 'problemsOpen'
      | 'noProblems'
      | 'red'
      | 'redShown'
      | 'noRed'
      | 'chase'
      | 'noChase'
      | 'cleared'
      | 'noCleared'
      | 'due'
      | 'dueShown'
      | 'noDue',
      string
    >
  >;
  readonly captions: Readonly<
    Record<
      'zones' | 'townships' | 'villages' | 'kinds' | 'problems' | 'red' | 'chase' | 'cleared' | 'due' | 'bars' | 'map',
      string
    >
  >;
  readonly bars: { readonly reached: string; readonly planned: string };
}
