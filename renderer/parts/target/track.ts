/**
 * The way of a target to its clearance as a track: which steps have been signed, by whom and when. A rejection or a
 * reopening sends it back, so that what was signed before no longer counts.
 */
import type { State } from '../../../shared/domain/clearance.ts';
import { clockMs } from '../../../shared/log/clock.ts';
import type { StepTaken, SubjectFold } from '../../../shared/log/subject-fold.ts';

export const TRACK = ['underway', 'applied', 'verified', 'cleared'] as const;
type Stop = (typeof TRACK)[number];

export interface TrackStop {
  readonly to: Stop;
  /** `reported`: progress was recorded without the step; `skipped`: a later step was taken without it. */
  readonly at: 'signed' | 'reported' | 'skipped' | 'ahead';
  readonly by?: string;
  /** Milliseconds. */
  readonly when?: number;
}

export interface Statement {
  readonly state: State;
  readonly user: string;
  readonly when: number;
  readonly why?: string;
}

/** How many stops lie behind each state. */
const REACHED: Readonly<Record<State, number>> = {
  open: 0,
  underway: 1,
  applied: 2,
  verified: 3,
  cleared: 4,
  rejected: 1,
  reopened: 0,
  removed: 0,
};

const isStop = (to: State): to is Stop => TRACK.some((stop) => stop === to);

/** Steps that nobody has undone, oldest first. */
function standingSteps(fold: SubjectFold): StepTaken[] {
  const undone = new Set(fold.steps.map((step) => step.undoes));
  return fold.steps.filter((step) => step.undoes === undefined && !undone.has(step.id));
}

export function trackOf(state: State, fold: SubjectFold | null): TrackStop[] {
  const signed = new Map<Stop, StepTaken>();
  for (const step of fold ? standingSteps(fold) : []) {
    if (step.to === 'reopened') signed.clear();
    if (step.to === 'rejected') for (const stop of ['applied', 'verified'] as const) signed.delete(stop);
    if (!isStop(step.to)) continue;
    signed.set(step.to, step);
    // What comes after a step is asked for anew when the step is taken again.
    for (const later of TRACK.slice(TRACK.indexOf(step.to) + 1)) signed.delete(later);
  }
  return TRACK.map((to, i): TrackStop => {
    if (i >= REACHED[state]) return { to, at: 'ahead' };
    const step = signed.get(to);
    if (step) return { to, at: 'signed', by: step.user, when: clockMs(step.clock) };
    return { to, at: to === 'underway' ? 'reported' : 'skipped' };
  });
}

/** What was said with the state that stands: for a rejection, a reopening or a removal the reason. */
export function statementOf(state: State, fold: SubjectFold | null): Statement | null {
  const head = fold?.clearance.heads.findLast((each) => each.value.to === state);
  if (!head) return null;
  const step = fold?.steps.find(({ clock }) => clock === head.value.since);
  const { user, clock } = step ?? head;
  return { state, user, when: clockMs(clock), ...(head.value.note ? { why: head.value.note } : {}) };
}

/** What seats said side by side, when that is not one and the same. */
export function statedStates(fold: SubjectFold | null): Statement[] {
  const heads = fold?.clearance.heads ?? [];
  if (new Set(heads.map(({ value }) => value.to)).size < 2) return [];
  return heads.map(({ value, user, clock }) => ({ state: value.to, user, when: clockMs(clock) }));
}
