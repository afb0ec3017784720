/**
 * The way of a finished target to its clearance 销号: application, proof, check by somebody else, clearance by the county;
 * refusals and reopenings on the way.
 */
import type { State } from '../../shared/domain/clearance.ts';
import { dayNumber } from '../../shared/domain/day.ts';
import type { EvidenceRule, Kind } from '../../shared/domain/kind.ts';
import type { Random } from '../lib/random.ts';
import { PHOTOS_FROM } from './campaign.ts';
import type { Story } from './event.ts';
import type { Official, Officials } from './officials.ts';
import type { Photos } from './photos.ts';
import { proofOf } from './proof.ts';
import { reopenReasons, rejectReasons } from './reasons.ts';
import { LAST_DAY, type WorkCalendar } from './work-calendar.ts';

export interface Trail {
  readonly kind: Kind;
  readonly story: Story;
  readonly calendar: WorkCalendar;
  readonly officials: Officials;
  readonly random: Random;
  readonly photos: Photos;
}

/** How the trail ends. `ready`: finished and nobody has applied; `unproven`: it stops where proof is missing. */
export type Ending =
  | 'plain'
  | 'rejected'
  | 'rejected-then-cleared'
  | 'reopened'
  | 'reopened-then-cleared'
  | 'applied'
  | 'verified'
  | 'unproven'
  | 'ready';

/** Adds one step unless it would fall after the fixed day; tells whether it did. */
function step(trail: Trail, day: number, by: Official, to: State, why?: string): boolean {
  if (day > LAST_DAY) return false;
  trail.story.add(day, 'clearance', by, { to, ...(why === undefined ? {} : { why }) });
  return true;
}

/** A working day between `least` and `most` days later; beyond the fixed day it stays beyond. */
function later(trail: Trail, day: number, least: number, most: number): number {
  if (day + least > LAST_DAY) return day + least;
  return trail.calendar.pick(day + least, day + most, trail.random);
}

const PHOTO_DAY = dayNumber(PHOTOS_FROM);

/** Brings the proof that is demanded before a step; false when a photograph is demanded and nobody has taken one. */
function prove(trail: Trail, day: number, before: EvidenceRule['before'], by: Official): boolean {
  if (day > LAST_DAY) return false;
  const demanded = (trail.kind.evidence ?? []).filter(
    (rule) => rule.before === before && (rule.needs === 'record' || day >= PHOTO_DAY),
  );
  const { kind, story, random, photos } = trail;
  for (const rule of demanded) {
    if (story.has(rule.id)) continue;
    const file = rule.needs === 'file' ? photos.take(random) : undefined;
    if (file === null) return false;
    story.bring(rule.id);
    story.add(day, 'evidence', by, file ? { item: rule.id, file } : proofOf(kind, rule, story.subject, day, random));
  }
  return true;
}

/** Verified and cleared from `day` on, with the proof that each step demands; the day of the clearance, or null. */
function sign(trail: Trail, day: number, cadre: Official, last: 'verified' | 'cleared', pace: number): number | null {
  const { officials, random, story } = trail;
  let at = later(trail, day, 0, 3 + pace);
  if (!prove(trail, at, 'verified', cadre)) return null;
  if (!step(trail, at, officials.verifier(story.unit, cadre.user, random), 'verified')) return null;
  at = later(trail, at, 0, 2 + pace);
  if (!prove(trail, at, 'cleared', cadre) || last === 'verified') return null;
  return step(trail, at, officials.duty, 'cleared') ? at : null;
}

/** As far as it goes without proof: what is demanded for a check stops it before the check. */
function signUnproven(trail: Trail, day: number, cadre: Official): void {
  const isStoppedEarly = (trail.kind.evidence ?? []).some((rule) => rule.before === 'verified');
  if (isStoppedEarly) return;
  const { officials, random, story } = trail;
  step(trail, later(trail, day, 0, 5), officials.verifier(story.unit, cadre.user, random), 'verified');
}

/**
 * Walks a target that was finished on `day` towards clearance. `onReopened` may change progress after a reopening and is
 * given the day; `onRepaired` restores it.
 */
export function walkTrail(
  trail: Trail,
  day: number,
  ending: Ending,
  hooks: { onReopened?: (day: number) => void; onRepaired?: (day: number) => void } = {},
): void {
  if (ending === 'ready') return;
  const { officials, random, story, kind } = trail;
  const cadre = officials.cadre(story.unit, random);
  let at = later(trail, day, 0, 3);
  if (!prove(trail, at, 'applied', cadre)) return;
  if (!step(trail, at, cadre, 'applied') || ending === 'applied') return;
  if (ending === 'unproven') return signUnproven(trail, at, cadre);
  if (ending === 'rejected' || ending === 'rejected-then-cleared') {
    at = later(trail, at, 1, 6);
    const by = random.next() < 0.5 ? officials.inspector(random) : officials.zone(story.unit, random);
    if (!step(trail, at, by, 'rejected', random.pick(rejectReasons(kind))) || ending === 'rejected') return;
    at = later(trail, at, 4, 15);
    if (!step(trail, at, cadre, 'applied')) return;
  }
  const cleared = sign(trail, at, cadre, ending === 'verified' ? 'verified' : 'cleared', 2);
  if (cleared === null || (ending !== 'reopened' && ending !== 'reopened-then-cleared')) return;
  at = later(trail, cleared, 8, 45);
  if (!step(trail, at, officials.inspector(random), 'reopened', random.pick(reopenReasons(kind)))) return;
  hooks.onReopened?.(at);
  if (ending === 'reopened') return;
  at = later(trail, at, 4, 20);
  if (at > LAST_DAY) return;
  hooks.onRepaired?.(at);
  at = later(trail, at, 0, 4);
  if (step(trail, at, cadre, 'applied')) sign(trail, at, cadre, 'cleared', 0);
}
