/** Composes briefs and printed ledgers for pages, on any day up to today. */
import { isDay } from '../../../shared/domain/day.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import type { BriefRefusal } from '../../../shared/host/brief-calls.ts';
import type { Host, Input } from '../../../shared/host/contract.ts';
import { type County, settingsOf } from '../../../shared/log/county.ts';
import type { Operation } from '../../../shared/log/operation.ts';
import type { BatchStore } from '../batches.ts';
import { countyUpTo } from '../county-up-to.ts';
import { geometryOf } from '../export/export-desk.ts';
import { type BriefQuestion, composeBrief } from './compose-brief.ts';
import { composeLedger } from './compose-ledger.ts';

export interface BriefDeskParts {
  readonly county: () => County;
  readonly operations: () => readonly Operation[];
  readonly batches: () => BatchStore;
}

type BriefDesk = Pick<Host, 'brief.compose' | 'brief.ledger'>;

/** Past days folded last: a preview asks for the same two again and again. */
const MOST_KEPT = 3;

const no = (refusal: BriefRefusal): { ok: false; refusal: BriefRefusal } => ({ ok: false, refusal });

type Head = BriefQuestion['head'];
const given = (head: Input<'brief.compose'>['head']): NonNullable<Head> =>
  Object.fromEntries(Object.entries(head ?? {}).filter(([, value]) => value !== undefined));

export function openBriefDesk({ county, operations, batches }: BriefDeskParts): BriefDesk {
  const kept = new Map<string, County>();

  function countyOn(day: Day): County {
    const log = operations();
    const key = `${day} ${log.length} ${county().lastClock}`;
    const known = kept.get(key) ?? countyUpTo({ operations: log, batches: batches() }, day);
    kept.delete(key);
    kept.set(key, known);
    for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
    return known;
  }

  const asked = (on: Day | undefined): County | BriefRefusal => {
    const now = county();
    if (on === undefined || on === now.on) return now;
    if (!isDay(on)) return { reason: 'bad-day', day: on };
    return on > now.on ? { reason: 'day-to-come', day: on, today: now.on } : countyOn(on);
  };
  const markOf = (): string | undefined => settingsOf(county())?.mark ?? geometryOf(county(), batches())?.mark;

  return {
    'brief.compose': async ({ kind, on, head }) => {
      const of = asked(on);
      if ('reason' in of) return no(of);
      const composed = composeBrief({ kind, head: given(head), county: of, countyOn, now: county(), mark: markOf() });
      return composed.ok ? { ok: true, ...composed.value } : no(composed.error);
    },
    'brief.ledger': async ({ on, paper, ...which }) => {
      const of = asked(on);
      if ('reason' in of) return no(of);
      const composed = composeLedger({ ...which, county: of, paper: paper ?? 'A4', mark: markOf() });
      return composed.ok ? { ok: true, ...composed.value } : no(composed.error);
    },
  };
}
