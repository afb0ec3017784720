/** What was found out about the units of an import: names that a person has decided about, codes made up, places told. */
import type { Position } from '../../../shared/domain/unit.ts';

export type MatchReason =
  /** A person said that rows of this name are left out. */
  | { readonly reason: 'row-left-out'; readonly name: string }
  /** Neither the file nor anybody says the six digits of the county. */
  | { readonly reason: 'county-code-missing' }
  | { readonly reason: 'county-name-missing' }
  /** Units that got a code of the program's own, until their official ones are imported. */
  | { readonly reason: 'codes-made'; readonly units: number }
  /** Units of made-up codes that are known by their official ones from now on. */
  | { readonly reason: 'codes-found'; readonly units: number }
  /** More units of one sort than there are codes for. */
  | { readonly reason: 'codes-used-up'; readonly parent: string }
  /** The official code is already that of another unit. */
  | { readonly reason: 'code-of-other'; readonly code: string; readonly name: string }
  /** Empty cells below the name of a township, as merged cells leave them. */
  | { readonly reason: 'carried-down'; readonly rows: number }
  /** A village without a township before it. */
  | { readonly reason: 'township-missing' }
  /** A village whose township neither code, name nor place tells. */
  | { readonly reason: 'township-untold'; readonly name: string }
  /** Villages whose township was told by where they lie. */
  | { readonly reason: 'townships-by-place'; readonly units: number }
  | { readonly reason: 'level-untold'; readonly name: string }
  /** The same unit twice. */
  | { readonly reason: 'unit-repeated'; readonly name: string; readonly first: number }
  | { readonly reason: 'point-several' }
  /** Villages known by a point alone, for which areas were drawn around them. */
  | { readonly reason: 'cells-drawn'; readonly units: number }
  | { readonly reason: 'cell-missing'; readonly name: string; readonly why: 'same-place' | 'outside' }
  /** Areas that leave a gap, overlap or reach beyond the unit above. */
  | {
      readonly reason: 'topology';
      readonly finding: 'gap' | 'overlap' | 'outside-parent';
      readonly names: readonly string[];
      readonly hectares: number;
      readonly at: Position;
    }
  /** More such findings than are told one by one. */
  | { readonly reason: 'topology-more'; readonly findings: number };
