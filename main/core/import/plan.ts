/** What an import would do: a dry run shows the plan, a commit writes it. Nothing here touches the disk. */
import type { Batch, GeometryBatch, TargetSpec } from '../../../shared/domain/batch.ts';
import type { CountySettings } from '../../../shared/domain/campaign.ts';
import type { Day, Unit, UnitLevel } from '../../../shared/domain/unit.ts';
import type { CrsId } from '../../../shared/geo/crs.ts';
import type { DatumShift } from '../../../shared/geo/crs-transform.ts';
import type { ImportSort, Unmatched } from '../../../shared/host/import-calls.ts';
import type { StatedPeople } from '../vault/stated-people.ts';
import type { HeldHouseholds } from './held-households.ts';
import type { SourceFile } from './import-sources.ts';
import type { Layer } from './layer.ts';
import type { PlacedLayer } from './place-layer.ts';
import type { ImportProblem } from './problem.ts';

/** What the data folder holds now; null or absent parts are not there yet. */
export interface HeldCounty {
  readonly settings: CountySettings;
  readonly units: readonly Unit[];
  readonly geometry: GeometryBatch | null;
  /** Ledger rows held, to tell a revised row from another ledger's row with the same number. */
  readonly targets?: readonly TargetSpec[];
  /** Households of a village as they stand; absent where nobody listed any. */
  readonly households?: (village: string) => HeldHouseholds | undefined;
}

/** What a county starts with where its files do not say it. */
export interface NewCounty {
  /** Six digits, where the files have no codes. */
  readonly code?: string;
  /** Name of the county, where the file has only codes. */
  readonly name?: string;
  /** Campaign as written in the top bar. */
  readonly campaign: string;
  readonly start: Day;
  readonly deadline: Day;
}

/** Columns by the file's order: ids of the sort's own columns, null for what is not imported. */
export interface ChosenLayout {
  /** Rows from 1; two lines of headings are read as one. */
  readonly headings: { readonly from: number; readonly to: number };
  readonly columns: readonly (string | null)[];
}

export interface ImportInput {
  readonly layer: Layer;
  readonly as: ImportSort;
  /** Id of the kind, for targets. */
  readonly kind?: string;
  /** Which of the five sources, for sources. */
  readonly source?: SourceFile;
  /**
   * What a person says the coordinates are in. Without it a map file has to be clear about it; columns of longitude and
   * latitude are read as WGS 84.
   */
  readonly crs?: CrsId;
  /** How an old datum is brought over, where `crs` is one. */
  readonly shift?: DatumShift;
  /** Day on which the list was made, where it does not say it itself. */
  readonly on?: Day;
  /** What a person said about headings and columns; without it both are found. */
  readonly layout?: ChosenLayout;
  /** Written unit names that a person has given a unit, now or earlier; null leaves their rows out. */
  readonly decisions?: ReadonlyMap<string, string | null>;
  readonly county: HeldCounty | null;
  readonly newCounty: NewCounty;
}

export interface ImportSummary {
  /** Filled rows below the heading, or features. */
  readonly read: number;
  /** Of them, those that enter the county. */
  readonly taken: number;
  readonly units: Record<UnitLevel, number>;
  readonly targets: number;
  readonly areas: number;
  /** Square kilometres of the areas of the highest level. */
  readonly squareKilometres?: number;
  readonly shift?: { readonly meanMetres: number; readonly leastMetres: number; readonly mostMetres: number };
}

export interface ImportPlan {
  /** In the order in which they are to be written; empty when an error blocks the import. */
  readonly batches: readonly Batch[];
  /** New or changed settings of the county; absent when they stay as they are. */
  readonly settings?: CountySettings;
  readonly problems: readonly ImportProblem[];
  readonly summary: ImportSummary;
  /** Map layers as they were placed, to be drawn before anything is written; features among `unusable` are left out. */
  readonly placed?: PlacedLayer;
  /** Faulty lines that a person does not want: each is named among the problems as `left-out`. */
  readonly leftOut?: number;
  /** Written names that are no unit's and that nobody has decided; their rows wait. */
  readonly unmatched?: readonly Unmatched[];
  /** Personal fields by the rows of the villages' blocks: they go to the vault, never into a batch. */
  readonly people?: StatedPeople;
}

export const emptySummary = (): ImportSummary => ({
  read: 0,
  taken: 0,
  units: { county: 0, zone: 0, township: 0, village: 0 },
  targets: 0,
  areas: 0,
});

export const isBlocked = (problems: readonly ImportProblem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');

/** The plan, emptied of everything that could be written when an error stands among the problems. */
export const guarded = (plan: ImportPlan): ImportPlan =>
  isBlocked(plan.problems)
    ? {
        batches: [],
        problems: plan.problems,
        summary: plan.summary,
        ...(plan.placed ? { placed: plan.placed } : {}),
      }
    : plan;
