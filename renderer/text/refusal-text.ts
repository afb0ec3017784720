/** One sentence for each reason why something was not done; every sentence says what to do. */
import { type State, stateSchema } from '../../shared/domain/clearance.ts';
import { type Role, roleSchema } from '../../shared/domain/role.ts';
import type { WriteRefusal } from '../../shared/host/answers.ts';
import type { RuleRefusal as LogRuleRefusal } from '../../shared/log/decide.ts';
import { roleText, stateText, stepText } from './domain-text.ts';
import type { EntryRefusal } from '../../shared/domain/entries/entry.ts';
import { amount, count, listText } from './format.ts';
import { fill, isTextKey, t, textOf } from './t.ts';

/** Everything that a write or an undo may be answered with. */
export type AnyRefusal =
  | WriteRefusal
  | { readonly reason: 'nothing' }
  | { readonly reason: 'gone-on' }
  /** The page shows a past day. */
  | { readonly reason: 'past-day'; readonly date: string }
  /** The host did not answer: it counts as not saved. */
  | { readonly reason: 'unreachable' }
  /** A fault of the application. */
  | { readonly reason: 'failed'; readonly message: string };

export function refusalText(refusal: AnyRefusal): string {
  switch (refusal.reason) {
    case 'read-only':
      return readOnlyText(refusal.cause);
    case 'stale':
      return t('refuse.stale');
    case 'unknown-subject':
      return t('refuse.unknown-subject', { subject: refusal.subject });
    case 'disk':
      return t('refuse.disk', { message: refusal.message });
    case 'nothing':
      return t('refuse.nothing');
    case 'gone-on':
      return t('refuse.gone-on');
    case 'past-day':
      return t('refuse.past-day', { date: refusal.date });
    case 'unreachable':
      return t('refuse.unreachable');
    case 'failed':
      return t('refuse.failed', { message: refusal.message });
    case 'rule':
      return ruleText(refusal.refusal as RuleRefusal);
  }
}

const READ_ONLY_CAUSES = ['journal-damaged', 'batch-lost', 'disk', 'reader', 'forked'] as const;

/** Why nothing can be written and what to do; a cause that this version does not know is still said. */
export function readOnlyText(cause: string): string {
  const known = READ_ONLY_CAUSES.find((it) => it === cause);
  return known ? t(`readOnly.${known}`) : t('readOnly.other', { cause });
}

type RuleRefusal = LogRuleRefusal;

const stateWord = (state: string): string => {
  const known = stateSchema.safeParse(state);
  return known.success ? stateText(known.data as State) : state;
};
/** What is done to come to a state, as a verb: 核验, 销号. */
const stepWord = (state: string): string => {
  const known = stateSchema.safeParse(state);
  return known.success ? stepText(known.data as State) : state;
};
const roleWord = (role: string): string => {
  const known = roleSchema.safeParse(role);
  return known.success ? roleText(known.data as Role) : role;
};

const ISSUES = [
  'thresholds-order',
  'signing-steps',
  'id-twice',
  'deadline-before-start',
  'weights',
  'chainage-needs-line',
] as const;

function issueText({ path, message }: { path: string; message: string }): string {
  const known = ISSUES.find((it) => it === message);
  return t(`settings.issue.${known ?? 'other'}`, { path });
}

/** Every collection has its own sentences, `refuse.<collection>.<problem>`; one without is still said. */
function entryText({ collection, problem, facts }: EntryRefusal): string {
  const key = `refuse.${collection}.${problem}`;
  return isTextKey(key) ? fill(textOf(key), facts) : t('refuse.entry');
}

/** The host answers rule refusals as plain records; a reason that this version does not know is still said. */
function ruleText(refusal: RuleRefusal): string {
  switch (refusal.reason) {
    case 'already':
      return t('refuse.already', { state: stateWord(refusal.state) });
    case 'transition':
      return t('refuse.transition', { from: stateWord(refusal.from), to: stepWord(refusal.to) });
    case 'role':
      return refusal.may === undefined || refusal.may.length === 0
        ? t('refuse.role', { role: roleWord(refusal.role), to: stepWord(refusal.to) })
        : t('refuse.roleMay', {
            role: roleWord(refusal.role),
            to: stepWord(refusal.to),
            may: listText(refusal.may.map(roleWord)),
          });
    case 'scope':
      return t('refuse.scope', { unit: refusal.unit });
    case 'same-person':
      return t('refuse.same-person', { by: refusal.by, to: stepWord(refusal.to) });
    case 'evidence': {
      const places = { name: refusal.missing[0]?.name ?? '', to: stepWord(refusal.to) };
      return refusal.missing.length > 1
        ? t('refuse.evidenceMore', { ...places, count: refusal.missing.length })
        : t('refuse.evidence', places);
    }
    case 'role-write':
      return t('refuse.role-write', { role: roleWord(refusal.role) });
    case 'stage-amount':
      return t('refuse.stage-amount', { ...refusal, reached: amount(refusal.reached) });
    case 'settings': {
      const [first, ...more] = refusal.issues.map(issueText);
      if (first === undefined) return t('refuse.form');
      return more.length === 0
        ? t('refuse.settings', { issue: first })
        : t('refuse.settingsMore', { issue: first, count: more.length + 1 });
    }
    case 'kind-in-use':
      return t('refuse.kind-in-use', { kind: refusal.kind, count: count(refusal.count) });
    case 'standard-in-use':
      return t('refuse.standard-in-use', { standard: refusal.standard, version: refusal.version });
    case 'unknown-kind':
      return t('refuse.unknown-kind', { kind: refusal.kind });
    case 'unknown-unit':
      return t('refuse.unknown-unit', { unit: refusal.unit });
    case 'unknown-field':
      return t('refuse.unknown-field', { field: refusal.field });
    case 'unknown-evidence':
      return t('refuse.unknown-evidence', { item: refusal.item });
    case 'taken':
      return t('refuse.taken', { subject: refusal.subject });
    case 'deadline-before-start':
      return t('refuse.deadline-before-start', { start: refusal.start, deadline: refusal.deadline });
    case 'entry':
      return entryText(refusal);
    case 'no-reason-given':
      return t('refuse.no-reason-given', { to: stepWord(refusal.to) });
    case 'nobody':
      return t('refuse.nobody', { to: stepWord(refusal.to) });
    case 'unfinished': {
      const [first, ...more] = refusal.left;
      if (!first) return t('refuse.form');
      const places = { stage: first.stage, amount: amount(first.amount), measure: refusal.measure };
      return more.length === 0
        ? t('refuse.unfinished', places)
        : t('refuse.unfinishedMore', { ...places, more: more.length });
    }
    case 'beyond-length':
      return t('refuse.beyond-length', { length: t('unit.metres', { metres: count(refusal.length) }) });
    case 'empty-stretch':
      return t('refuse.empty-stretch');
    case 'unknown-stage':
      return t('refuse.unknown-stage', { stage: refusal.stage });
    case 'stage-order':
      return t('refuse.stage-order', { before: refusal.before, stage: refusal.stage, metres: count(refusal.metres) });
    case 'not-reported-so':
      return t(`refuse.not-reported-so.${refusal.progress}`);
    case 'settled':
      return t('refuse.settled', { state: stateWord(refusal.state) });
    case 'bad-day':
      return t('refuse.bad-day', { day: refusal.day });
    case 'later-stage':
      return t('refuse.later-stage', { stage: refusal.stage });
    case 'form':
      return t('refuse.form');
    default:
      return t('refuse.other', { reason: String((refusal as { reason: unknown }).reason) });
  }
}
