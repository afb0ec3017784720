/**
 * Answers questions about personal data: masked to everybody, raw only to who may see it, says why, and stands in the log
 * before the answer leaves. Raw fields never go into an operation, an error or a message. Source: RELIABILITY rule 10.
 */
import { maskPerson } from '../../../shared/domain/masking.ts';
import {
  givesAway,
  type Person,
  PERSON_FIELDS,
  type PersonField,
  personRightRefusal,
} from '../../../shared/domain/person.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import { parseRole } from '../../../shared/domain/role.ts';
import type { AppendResult } from '../../../shared/host/answers.ts';
import type { Host, Input, Output } from '../../../shared/host/contract.ts';
import type { MaskedPerson, PersonRefusal } from '../../../shared/host/person-calls.ts';
import { type County, settingsOf, unitIndex } from '../../../shared/log/county.ts';
import { householdRow } from '../../../shared/log/household-fold.ts';
import type { Draft } from '../../../shared/log/operation.ts';
import { inventedPerson } from './invented-person.ts';
import type { Vault } from './vault.ts';

export interface DeskParts {
  readonly vault: () => Vault;
  readonly county: () => County;
  /** Cause for which nothing can be written now. */
  readonly readOnly: () => string | null;
  /** Writes one operation to the journal and answers when it is safe. */
  readonly append: (draft: Draft) => Promise<AppendResult>;
}

type PersonCall = 'person.masked' | 'person.reveal' | 'person.edit';
export type PersonDesk = Pick<Host, PersonCall>;

interface Known {
  readonly person: Person;
  readonly invented: boolean;
}

/** A household that somebody may see, with what is known of it. */
interface Opened {
  readonly village: string;
  readonly row: number;
  readonly known: Known | null;
}

const NOBODY: Person = { name: '', idNumber: '', phone: '', bank: '', members: [] };

const householdId = (village: string, row: number): string => `${village}/${String(row + 1).padStart(4, '0')}`;

const maskedRow = (village: string, row: number, { person, invented }: Known): MaskedPerson => ({
  ...maskPerson(person),
  household: householdId(village, row),
  row,
  invented,
});

export function openPersonDesk(parts: DeskParts): PersonDesk {
  /** Everybody known of a village: filled in, or made up where the county itself is. */
  async function peopleOf(village: string): Promise<Result<Map<number, Known>, PersonRefusal>> {
    const members = parts.county().blocks.get(village)?.members;
    if (!members) return fail({ reason: 'unknown-village', village });
    const stored = await parts.vault().read(village);
    if (!stored.ok) return fail({ reason: 'vault', fault: stored.error });
    const invented = settingsOf(parts.county())?.mark !== undefined;
    const people = new Map<number, Known>();
    members.forEach((size, row) => {
      const filled = stored.value.get(row);
      if (filled) people.set(row, { person: filled, invented });
      else if (invented) people.set(row, { person: inventedPerson(householdId(village, row), size), invented });
    });
    return ok(people);
  }

  /** Everything that must hold before raw fields are touched. */
  async function open(asked: Input<'person.reveal'> | Input<'person.edit'>): Promise<Result<Opened, PersonRefusal>> {
    const { household, user, role, why } = asked;
    if (user.trim() === '') return fail({ reason: 'nobody' });
    if (why.trim() === '') return fail({ reason: 'no-reason-given' });
    const capacity = parseRole(role);
    if (!capacity) return fail({ reason: 'role', role });
    const place = householdRow(household);
    const members = place && parts.county().blocks.get(place.village)?.members;
    if (!place || !members || place.row < 0 || place.row >= members.length) {
      return fail({ reason: 'unknown-household', household });
    }
    const right = personRightRefusal(capacity, unitIndex(parts.county()).pathUp(place.village));
    if (right) return fail(right);
    const cause = parts.readOnly();
    if (cause !== null) return fail({ reason: 'read-only', cause });
    const people = await peopleOf(place.village);
    if (!people.ok) return people;
    const known = people.value.get(place.row) ?? null;
    if (known && givesAway(why, known.person)) return fail({ reason: 'reason-gives-away' });
    return ok({ ...place, known });
  }

  async function log(
    asked: Input<'person.reveal'> | Input<'person.edit'>,
    village: string,
    fields: readonly PersonField[],
    corrected: boolean,
  ): Promise<PersonRefusal | null> {
    const appended = await parts.append({
      k: 'reveal',
      stream: unitIndex(parts.county()).streamOf(village),
      user: asked.user.trim(),
      role: asked.role,
      base: [],
      subject: asked.household,
      payload: { fields: [...fields], why: asked.why.trim(), ...(corrected ? { corrected } : {}) },
    });
    if (appended.ok) return null;
    const { refusal } = appended;
    if (refusal.reason === 'disk' || refusal.reason === 'read-only') return refusal;
    return { reason: 'not-logged', cause: refusal.reason };
  }

  async function masked({ village, rows }: Input<'person.masked'>): Promise<Output<'person.masked'>> {
    const people = await peopleOf(village);
    if (!people.ok) return { ok: false, refusal: people.error };
    const asked = rows ?? [...people.value.keys()];
    const found = asked.flatMap((row) => {
      const known = people.value.get(row);
      return known ? [maskedRow(village, row, known)] : [];
    });
    return { ok: true, rows: found };
  }

  async function reveal(asked: Input<'person.reveal'>): Promise<Output<'person.reveal'>> {
    const opened = await open(asked);
    if (!opened.ok) return { ok: false, refusal: opened.error };
    const { village, known } = opened.value;
    if (!known) return { ok: false, refusal: { reason: 'no-record', household: asked.household } };
    const fields = PERSON_FIELDS.filter((field) => asked.fields.includes(field));
    const refusal = await log(asked, village, fields, false);
    if (refusal) return { ok: false, refusal };
    const shown = Object.fromEntries(fields.map((field) => [field, known.person[field]]));
    return { ok: true, invented: known.invented, fields: shown };
  }

  async function edit(asked: Input<'person.edit'>): Promise<Output<'person.edit'>> {
    const opened = await open(asked);
    if (!opened.ok) return { ok: false, refusal: opened.error };
    const { village, row, known } = opened.value;
    const set = Object.fromEntries(Object.entries(asked.set).filter(([, value]) => value !== undefined));
    const person: Person = { ...(known?.person ?? NOBODY), ...set };
    if (givesAway(asked.why, person)) return { ok: false, refusal: { reason: 'reason-gives-away' } };
    const fields = PERSON_FIELDS.filter((field) => field in set);
    const refusal = await log(asked, village, fields, true);
    if (refusal) return { ok: false, refusal };
    const put = await parts.vault().putPerson(village, row, person);
    if (!put.ok) return { ok: false, refusal: { reason: 'vault', fault: put.error } };
    const invented = settingsOf(parts.county())?.mark !== undefined;
    return { ok: true, person: maskedRow(village, row, { person, invented }) };
  }

  return { 'person.masked': masked, 'person.reveal': reveal, 'person.edit': edit };
}
