/** The whole county as one file and back. Personal data goes with it only by right, with a reason, written down first. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { givesAway, type Person, PERSON_FIELDS } from '../../../shared/domain/person.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { Host, Input, Output } from '../../../shared/host/contract.ts';
import {
  type CountyPackage,
  LEAST_PASSPHRASE,
  type PackageFault,
  type PackageRefusal,
} from '../../../shared/host/package-calls.ts';
import { unitIndex } from '../../../shared/log/county.ts';
import { countyPackageName } from '../../text/package-zh.ts';
import { type CountyManifest, PACKAGE_CAPS } from './county-manifest.ts';
import { readCountyPackage, type WholeCounty } from './county-read.ts';
import { attachmentsNamed, streamCountyPackage } from './county-write.ts';
import { actor, messageOf, type PackageDeskParts, refused, withFile } from './desk-parts.ts';
import { type PeopleByVillage, sealPeople, unsealPeople } from './personal-part.ts';
import { registerOwn } from './seat-register.ts';

type Calls = Pick<Host, 'package.save' | 'package.look' | 'package.open'>;
type Wish = Input<'package.save'>;

const described = (manifest: CountyManifest): CountyPackage => {
  const { counts, county, digest, madeAt, madeBy, mark, missing, personal, position } = manifest;
  return {
    counts,
    county,
    digest,
    madeAt,
    madeBy,
    missing,
    personal,
    position,
    ...(mark === undefined ? {} : { mark }),
  };
};

export function openCountyPackageDesk(desk: PackageDeskParts): Calls {
  /** The package read last, so that it need not be read again before it is opened. */
  let read: { mark: string; whole: WholeCounty } | null = null;

  async function save(input: Wish): Promise<Output<'package.save'>> {
    const who = actor(input, ['duty']);
    if (!who.ok) return refused(who.error);
    if (who.value.unit !== undefined && who.value.unit !== unitIndex(desk.county()).county?.id)
      return refused({ reason: 'role', role: input.role });
    const { journal, operations, readOnly } = desk.parts();
    if (journal.position.count === 0) return refused({ reason: 'nothing-there' });
    const fault = readOnly ?? (journal.readOnly === 'journal-damaged' ? journal.readOnly : null);
    if (fault !== null) return refused({ reason: 'county-damaged', cause: fault });
    if (attachmentsNamed(operations).size > PACKAGE_CAPS.parts - 5000)
      return refused({ reason: 'package-too-large', most: PACKAGE_CAPS.parts });
    await registerOwn(desk, input);
    const personal = input.personal ? await sealed(desk, input, input.personal) : ok(null);
    if (!personal.ok) return refused(personal.error);
    try {
      return await write(input, personal.value);
    } catch (error) {
      return refused({ reason: 'disk', message: messageOf(error) });
    }
  }

  async function write(input: Wish, personal: Buffer | null): Promise<Output<'package.save'>> {
    const stream = await streamCountyPackage(desk.parts(), desk.county, {
      madeAt: desk.now(),
      madeBy: { user: input.user.trim(), role: input.role },
      archives: input.archives ?? false,
      personal,
    });
    const { county } = unitIndex(desk.county());
    const saved = await desk.save(countyPackageName(county?.name ?? '', desk.now()), 'guatu', stream.pieces);
    if (!saved.saved) return saved;
    const path = join(saved.folder, saved.name);
    const bytes = await readFile(path);
    const again = await readCountyPackage(bytes);
    const opens =
      !personal || !input.personal || (again.ok && (await opensWith(again.value, input.personal.passphrase)));
    if (!again.ok || !opens || again.value.manifest.digest !== stream.manifest().digest) {
      await rm(path, { force: true });
      return refused(again.ok ? { reason: 'damaged', fault: 'personal', part: '' } : again.error);
    }
    return { ...saved, bytes: bytes.length, county: described(stream.manifest()) };
  }

  /** Reads what an upload holds, once. */
  async function wholeOf(mark: string, bytes: Uint8Array): Promise<Result<WholeCounty, PackageFault>> {
    if (read?.mark === mark) return ok(read.whole);
    const whole = await readCountyPackage(bytes);
    if (whole.ok) read = { mark, whole: whole.value };
    return whole;
  }

  const look = ({ upload }: Input<'package.look'>): Promise<Output<'package.look'>> =>
    withFile(desk, upload, async ({ bytes, mark }) => {
      const whole = await wholeOf(mark, bytes);
      return whole.ok ? { ok: true as const, county: described(whole.value.manifest) } : refused(whole.error);
    });

  async function open(input: Input<'package.open'>): Promise<Output<'package.open'>> {
    const who = actor(input, ['duty']);
    if (!who.ok) return refused(who.error);
    const opened = await withFile(desk, input.upload, async ({ bytes, mark }) => {
      const whole = await wholeOf(mark, bytes);
      if (!whole.ok) return refused(whole.error);
      const people = await peopleIn(whole.value, input);
      if (!people.ok) return refused(people.error);
      const { archives, attachments, batches, index, manifest, records } = whole.value;
      const seed = { archives, attachments, batches, digest: manifest.digest, index, people: people.value, records };
      const replaced = await desk.replace(seed);
      return replaced.ok ? { ...replaced, county: described(manifest) } : refused(replaced.refusal);
    });
    read = null;
    if (opened.ok) desk.uploads.drop(input.upload);
    return opened;
  }

  return { 'package.save': save, 'package.look': look, 'package.open': open };
}

async function opensWith({ personal }: WholeCounty, passphrase: string): Promise<boolean> {
  return personal !== null && (await unsealPeople(personal, passphrase)).ok;
}

async function peopleIn(
  { personal }: WholeCounty,
  { passphrase, withoutPersonal }: Input<'package.open'>,
): Promise<Result<PeopleByVillage, PackageFault>> {
  if (personal === null || withoutPersonal) return ok(new Map());
  if (passphrase === undefined || passphrase === '') return fail({ reason: 'passphrase-needed' });
  const people = await unsealPeople(personal, passphrase);
  if (people.ok) return people;
  return fail(
    people.error === 'wrong' ? { reason: 'passphrase-wrong' } : { reason: 'damaged', fault: 'personal', part: '' },
  );
}

/** Everything that the vault holds, sealed, once it stands in the log that it was taken. */
async function sealed(
  desk: PackageDeskParts,
  { role, user }: Wish,
  { passphrase, why }: NonNullable<Wish['personal']>,
): Promise<Result<Buffer, PackageRefusal>> {
  if (why.trim() === '') return fail({ reason: 'no-reason-given' });
  if (passphrase.length < LEAST_PASSPHRASE) return fail({ reason: 'passphrase-short', least: LEAST_PASSPHRASE });
  const cause = desk.readOnly();
  if (cause !== null) return fail({ reason: 'read-only', cause });
  const { vault } = desk.parts();
  const people = new Map<string, ReadonlyMap<number, Person>>();
  for (const village of await vault.villages()) {
    const rows = await vault.read(village);
    if (!rows.ok) return fail({ reason: 'vault', fault: rows.error });
    if (rows.value.size > 0) people.set(village, rows.value);
    if ([...rows.value.values()].some((person) => givesAway(why, person))) return fail({ reason: 'reason-gives-away' });
  }
  if (people.size === 0) return fail({ reason: 'nothing-personal' });
  const county = unitIndex(desk.county()).county?.id ?? '';
  const logged = await desk.append(
    [
      {
        k: 'reveal',
        stream: county,
        user: user.trim(),
        role,
        base: [],
        subject: county,
        payload: { fields: [...PERSON_FIELDS], why: why.trim() },
      },
    ],
    false,
  );
  if (logged.ok) return ok(await sealPeople(people, passphrase));
  const { refusal } = logged;
  return fail(
    refusal.reason === 'disk' || refusal.reason === 'read-only'
      ? refusal
      : { reason: 'not-logged', cause: refusal.reason },
  );
}
