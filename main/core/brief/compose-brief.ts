/** A brief of the county on a day: its figures, its head as the one before had it, its number where it was issued. */
import { buildBrief, usualHead } from '../../../shared/brief/build-brief.ts';
import type { PaperDocument } from '../../../shared/brief/document.ts';
import { briefFigures } from '../../../shared/brief/figures.ts';
import { periodOf } from '../../../shared/brief/period.ts';
import {
  type BriefKind,
  type IssuedBrief,
  issuedBriefs,
  type LetterheadFields,
  nextIssueNumber,
} from '../../../shared/domain/entries/brief.ts';
import { addDays } from '../../../shared/domain/day.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import type { BriefRefusal } from '../../../shared/host/brief-calls.ts';
import { type County, entriesOf, settingsOf } from '../../../shared/log/county.ts';
import { briefZh } from '../../text/brief-zh.ts';

export interface ComposedBrief {
  readonly county: string;
  readonly on: Day;
  readonly document: PaperDocument;
  readonly head: LetterheadFields;
  readonly issue: { year: number; number: number } | null;
  readonly next: { year: number; number: number };
}

export interface BriefQuestion {
  readonly kind: BriefKind;
  readonly head?: Partial<LetterheadFields> | undefined;
  /** The county as of the brief's day, and as of any earlier one. */
  readonly county: County;
  readonly countyOn: (day: Day) => County;
  /** Where issued briefs stand: the county of now. */
  readonly now: County;
  readonly mark: string | undefined;
}

const headOf = ({ masthead, issuer, to, copy, report }: IssuedBrief): LetterheadFields => ({
  masthead,
  issuer,
  to,
  copy,
  report,
});

export function composeBrief(question: BriefQuestion): Result<ComposedBrief, BriefRefusal> {
  const { kind, county, countyOn, now, mark } = question;
  const settings = settingsOf(county);
  if (!settings) return fail({ reason: 'no-units' });
  const period = periodOf(kind, county.on, settings.start);
  const before = kind === 'end' ? null : countyOn(addDays(period.from, -1));
  const figures = briefFigures(county, before, kind);
  if (!figures) return fail({ reason: 'no-units' });
  const issued = issuedBriefs(entriesOf(now, 'brief'));
  const standing = issued.filter((brief) => !brief.withdrawn);
  const own = standing.findLast((brief) => brief.kind === kind && brief.on === county.on);
  const last = own ?? standing.at(-1);
  const usual = usualHead(briefZh, figures.county.name);
  const head: LetterheadFields = { ...usual, ...(last ? headOf(last) : {}), ...question.head };
  const year = Number(county.on.slice(0, 4));
  const issue = own ? { year: own.year, number: own.number } : null;
  return ok({
    county: figures.county.id,
    on: county.on,
    document: buildBrief(figures, briefZh, { ...head, issue, ...(mark === undefined ? {} : { mark }) }),
    head,
    issue,
    next: { year, number: nextIssueNumber(issued, year) },
  });
}
