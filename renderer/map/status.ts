/**
 * The one status table: what hue, form, weight and class mean. Styles, legend, pictures and the interface read it, so a
 * colour never means two things. Hue says light, form says state; the two are never mixed (UI "Colour").
 */
import type { State } from '../../shared/domain/clearance.ts';
import { type Light, LIGHTS } from '../../shared/domain/light.ts';
import type { Measure, ThemeName, UnitPaint } from './paint.ts';
import { tokensOf } from './tokens.ts';

/** In the order of the codes that feature-state carries. */
export const FORMS = ['outline', 'hatch', 'solid', 'ticked', 'dotted', 'hidden'] as const;
export type Form = (typeof FORMS)[number];

const FORM_OF: Readonly<Record<State, Form>> = {
  open: 'outline',
  underway: 'hatch',
  rejected: 'hatch',
  applied: 'solid',
  verified: 'solid',
  cleared: 'ticked',
  reopened: 'dotted',
  removed: 'hidden',
};
export const formOf = (state: State): Form => FORM_OF[state];
export const formCode = (form: Form): number => FORMS.indexOf(form);
export const lightCode = (light: Light): number => LIGHTS.indexOf(light);

/** How a road is drawn up to the stage it has reached, in CSS pixels at county scale (zoom 9) and village scale (zoom 13). */
export interface StageForm {
  readonly form: 'dashed' | 'thin' | 'rails' | 'solid';
  readonly far: number;
  readonly near: number;
}
/** Index = form that `stageForm` gives to the highest stage reached. */
export const STAGE_FORMS: readonly [StageForm, StageForm, StageForm, StageForm] = [
  { form: 'dashed', far: 0.5, near: 1.8 },
  { form: 'thin', far: 0.6, near: 2.2 },
  { form: 'rails', far: 0.9, near: 5 },
  { form: 'solid', far: 1.2, near: 6 },
];

/** Place in STAGE_FORMS of a stage, from 1; 0 for none. The last is solid however many there are, those between are rails. */
export function stageForm(reached: number, stages: number): 0 | 1 | 2 | 3 {
  if (reached <= 0) return 0;
  if (reached >= stages) return 3;
  return reached === 1 ? 1 : 2;
}

/** Lower bounds of the second to the fifth class; the first starts at 0. */
export const CLASS_BREAKS: Readonly<Record<Exclude<Measure, 'light'>, readonly [number, number, number, number]>> = {
  progress: [40, 60, 75, 90],
  poverty: [3, 6, 10, 15],
  households: [10, 30, 60, 100],
};
const CLASSES = 5;

/** Position of each measure's colours in the one palette that area fills index by feature-state. */
const PALETTE_AT: Readonly<Record<Measure, number>> = { progress: 0, poverty: 5, households: 10, light: 15 };
export const NO_DATA_INDEX = 15 + LIGHTS.length;

/** All colours an area can take, in index order; switching the measure changes indexes, never the style. */
export function areaPalette(theme: ThemeName): readonly string[] {
  const { ramps, areaLight, noData } = tokensOf(theme);
  return [...ramps.progress, ...ramps.poverty, ...ramps.households, ...LIGHTS.map((name) => areaLight[name]), noData];
}

/** Class 0–4 of a value. */
export const classOf = (measure: Exclude<Measure, 'light'>, value: number): number =>
  CLASS_BREAKS[measure].filter((bound) => value >= bound).length;

/** Index into `areaPalette`. */
export function areaIndex(measure: Measure, unit: UnitPaint): number {
  if (measure === 'light') return PALETTE_AT.light + lightCode(unit.light);
  const value = { progress: unit.percent, poverty: unit.povertyRate, households: unit.householdsLeft }[measure];
  return value === null ? NO_DATA_INDEX : PALETTE_AT[measure] + classOf(measure, value);
}

/** Bounds of the classes for the legend; the last is open upwards except for percentages of progress. */
export function classBounds(measure: Exclude<Measure, 'light'>): { from: number; to: number | null }[] {
  const breaks = CLASS_BREAKS[measure];
  return Array.from({ length: CLASSES }, (_, i) => ({
    from: i === 0 ? 0 : (breaks[i - 1] ?? 0),
    to: breaks[i] ?? (measure === 'progress' ? 100 : null),
  }));
}
