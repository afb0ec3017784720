/** What the command line answers with `--json`, as far as the tests read it. */
import type { Light } from '../../../shared/domain/light.ts';
import type { State } from '../../../shared/domain/clearance.ts';
import type { Summary } from '../../../shared/domain/tally.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface TallyAnswer {
  readonly ok: true;
  readonly asOf: string;
  readonly unit: Named & { readonly level: string };
  readonly summary: Summary;
  readonly kinds: readonly {
    readonly kind: string;
    readonly total: number;
    readonly planned: number;
    readonly done: readonly { readonly stage: string; readonly done: number }[];
  }[];
  readonly poor: { readonly households: number; readonly people: number; readonly left: number };
  readonly children: readonly (Named & { readonly summary: Summary })[];
}

export interface TargetAnswer extends Named {
  readonly kind: string;
  readonly unit: string;
  readonly unitName: string;
  readonly owner: string;
  readonly quantity: number;
  readonly done: readonly number[];
  readonly percent: number;
  readonly state: State;
  readonly light: Light;
  readonly overdue: boolean;
  /** Ids of proof that is missing for clearance. */
  readonly missing: readonly string[];
}

export interface TargetsAnswer {
  readonly ok: true;
  readonly count: number;
  readonly targets: readonly TargetAnswer[];
}

export interface StepAnswer extends Named {
  readonly ok: true;
  readonly operation: string;
  readonly state: State;
  readonly percent: number;
}

export interface VerifyAnswer {
  readonly ok: boolean;
  readonly records: number;
  readonly digest: string;
}

export interface SnapshotAnswer {
  readonly ok: true;
  readonly out: string;
  readonly width: number;
  readonly height: number;
  readonly numbers: Summary;
}

export interface RefusalAnswer {
  readonly ok: false;
  readonly refusal?: { readonly reason: string };
  readonly fault?: { readonly reason: string };
  readonly message: string;
}
