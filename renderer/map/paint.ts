/**
 * What the map is told about the campaign: plain values, no database. Everything that changes with a tick-off or a date
 * goes through feature-state; sources are never reloaded for it.
 */
import type { State } from '../../shared/domain/clearance.ts';
import type { Light } from '../../shared/domain/light.ts';

/** What villages (and townships) are coloured by. */
export const MEASURES = ['progress', 'light', 'poverty', 'households'] as const;
export type Measure = (typeof MEASURES)[number];

export const THEMES = ['night', 'paper'] as const;
export type ThemeName = (typeof THEMES)[number];

export interface TargetPaint {
  readonly id: string;
  readonly light: Light;
  readonly state: State;
  /** 0–100. */
  readonly percent: number;
  readonly disputed: boolean;
  /** For lines with chainage: highest stage reached per 100 m cell, 0 none … n; empty for others. */
  readonly cells: Uint8Array;
}

export interface UnitPaint {
  readonly id: string;
  readonly light: Light;
  /** Per cent, null where there is nothing to measure. */
  readonly percent: number | null;
  readonly povertyRate: number | null;
  readonly householdsLeft: number;
}

export interface HouseholdPaint {
  readonly village: string;
  /** Index into HOUSEHOLD_STATUSES per household, in the block's order. */
  readonly statuses: Uint8Array;
}

/** What the pointer or the keyboard has picked. */
export type Picked = { readonly kind: 'unit'; readonly id: string } | { readonly kind: 'target'; readonly id: string };
