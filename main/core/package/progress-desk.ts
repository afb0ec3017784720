/** Packages of progress: made for a unit, looked into, taken; and what several seats said differently, decided. */
import { parseRole, reaches } from '../../../shared/domain/role.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { Host, Input, Output } from '../../../shared/host/contract.ts';
import type { PackageRefusal, ProgressPackage } from '../../../shared/host/package-calls.ts';
import { clockMs } from '../../../shared/log/clock.ts';
import { settingsOf, unitIndex } from '../../../shared/log/county.ts';
import { decisionDrafts, differencesOf, differenceUnits } from '../../../shared/log/differences.ts';
import { chainKey } from '../../../shared/log/operation.ts';
import { type Received, type ReceivePlan, receivePlan } from '../../../shared/log/receive.ts';
import { progressName, seatName } from '../../text/package-zh.ts';
import { actor, messageOf, type PackageDeskParts, refused, withFile } from './desk-parts.ts';
import { bookExchange, bookForks, readBook, type Vector } from './exchange-book.ts';
import { readProgress, type WholeProgress } from './progress-read.ts';
import { makeProgress, streamsFor } from './progress-write.ts';
import { hashesOf } from './record-hashes.ts';
import { readSeatKey, seatKey } from './seat-key.ts';
import { deviceDraft, knownDevices, registerOwn, seatUnit } from './seat-register.ts';
import { fingerprintOf } from './signed-file.ts';

type Calls = Pick<
  Host,
  | 'package.progress'
  | 'package.inspect'
  | 'package.merge'
  | 'package.seats'
  | 'package.renew'
  | 'package.differences'
  | 'package.decide'
>;

type Trust = ProgressPackage['trust'];

export function openProgressDesk(desk: PackageDeskParts): Calls {
  const device = (): string => desk.parts().folder.store.device;
  const exchangeFolder = (): string => desk.parts().folder.exchange;

  async function progress(input: Input<'package.progress'>): Promise<Output<'package.progress'>> {
    const who = actor(input, ['duty', 'township', 'village']);
    if (!who.ok) return refused(who.error);
    const index = unitIndex(desk.county());
    const sender = seatUnit(desk.county(), input.role);
    const level = index.get(input.unit)?.level;
    if (sender === null) return refused({ reason: 'role', role: input.role });
    if (level !== 'county' && level !== 'township') return refused({ reason: 'unknown-unit', unit: input.unit });
    if (desk.parts().readOnly !== null)
      return refused({ reason: 'county-damaged', cause: desk.parts().readOnly ?? '' });
    try {
      const key = await seatKey(exchangeFolder(), device());
      await registerOwn(desk, input);
      const streams = streamsFor(desk.county(), sender, input.unit);
      const name = seatName(index.get(sender)?.name ?? sender, who.value.user);
      const made = await makeProgress(desk.parts(), desk.county, {
        streams,
        since: input.since === 'last' ? await lastSent(input.unit) : {},
        key,
        name,
        unit: sender,
        madeAt: desk.now(),
        madeBy: { user: who.value.user, role: input.role },
      });
      if (made.operations === 0) return refused({ reason: 'nothing-new' });
      const title = progressName(index.get(sender)?.name ?? sender, desk.now());
      const saved = await desk.save(title, 'guatu-progress', made.bytes);
      if (!saved.saved) return saved;
      await bookExchange(exchangeFolder(), {
        direction: 'sent',
        at: desk.now(),
        user: who.value.user,
        device: '',
        name: index.get(input.unit)?.name ?? input.unit,
        unit: input.unit,
        file: saved.name,
        operations: made.operations,
        heldBack: 0,
        has: made.has,
      });
      const fingerprint = fingerprintOf(key.publicKey);
      return { ...saved, bytes: made.bytes.length, operations: made.operations, fingerprint };
    } catch (error) {
      return refused({ reason: 'disk', message: messageOf(error) });
    }
  }

  async function lastSent(unit: string): Promise<Vector> {
    const { exchanges } = await readBook(exchangeFolder());
    return exchanges.find((it) => it.direction === 'sent' && it.unit === unit)?.has ?? {};
  }

  /** Whether the sender is who it says, and may send at all. */
  async function trustIn({ manifest, publicKey }: WholeProgress): Promise<Result<Trust, PackageRefusal>> {
    const settings = settingsOf(desk.county());
    const { county, unit } = manifest;
    if (settings && settings.county !== county.id)
      return fail({ reason: 'other-county', county: county.id, name: county.name });
    const { forks } = await readBook(exchangeFolder());
    if (forks.some((fork) => fork.device === manifest.device))
      return fail({ reason: 'device-frozen', device: manifest.device });
    if (manifest.device === device()) {
      const own = await readSeatKey(exchangeFolder(), device());
      return own?.publicKey === publicKey ? ok('own') : fail({ reason: 'device-key', device: manifest.device });
    }
    const known = knownDevices(desk.county()).find((it) => it.device === manifest.device);
    if (!known) return ok('unknown');
    if (known.key !== publicKey) return fail({ reason: 'device-key', device: manifest.device });
    if (known.unit !== unit) return fail({ reason: 'device-unit', accepted: known.unit, claimed: unit });
    return ok('known');
  }

  async function planFor({ batches, manifest, records }: WholeProgress): Promise<ReceivePlan> {
    const { journal } = desk.parts();
    const chains = new Set(records.map(({ operation }) => chainKey(operation)));
    const older = new Map<string, Set<number>>();
    for (const { operation } of records) {
      const chain = chainKey(operation);
      if (operation.seq > journal.head(chain).seq) continue;
      older.set(chain, (older.get(chain) ?? new Set()).add(operation.seq));
    }
    const hashes = await hashesOf(desk.parts(), chains.size === 0 ? new Map() : older);
    const { forks } = await readBook(exchangeFolder());
    // Nothing is awaited from here on: what is planned is what stands now.
    return receivePlan(
      {
        county: desk.county(),
        head: (chain) => desk.parts().journal.head(chain),
        hashAt: (chain, seq) => hashes.get(`${chain}/${seq}`),
        own: device(),
        sender: { device: manifest.device, unit: manifest.unit },
        accepted: new Map(knownDevices(desk.county()).map((known) => [known.device, known.unit])),
        frozen: new Set(forks.map((fork) => fork.device)),
        now: desk.now(),
        batch: (sha256) => {
          const brought = batches.get(sha256)?.body;
          if (brought) return brought;
          const here = desk.parts().batches.body(sha256);
          return here.ok ? here.value : null;
        },
      },
      records,
    );
  }

  const inspect = ({ upload }: Input<'package.inspect'>): Promise<Output<'package.inspect'>> =>
    withFile(desk, upload, async ({ bytes }) => {
      const whole = readProgress(bytes);
      if (!whole.ok) return refused(whole.error);
      const trust = await trustIn(whole.value);
      if (!trust.ok) return refused(trust.error);
      return { ok: true as const, progress: described(whole.value, trust.value, await planFor(whole.value)) };
    });

  async function merge(input: Input<'package.merge'>): Promise<Output<'package.merge'>> {
    const who = actor(input, ['duty', 'township']);
    if (!who.ok) return refused(who.error);
    const cause = desk.readOnly();
    if (cause !== null) return refused({ reason: 'read-only', cause });
    const merged = await withFile(desk, input.upload, async ({ bytes, name }) => {
      const whole = readProgress(bytes);
      if (!whole.ok) return refused(whole.error);
      const trust = await trustIn(whole.value);
      if (!trust.ok) return refused(trust.error);
      const author = { user: who.value.user, role: input.role };
      if (trust.value === 'unknown') {
        const refusal = await accept(whole.value, author, input.accept ?? false);
        if (refusal) return refused(refusal);
      }
      return take(whole.value, author, name);
    });
    if (merged.ok) desk.uploads.drop(input.upload);
    return merged;
  }

  /** Writes down a device that the duty officer has accepted. An empty county has nothing to write it into yet. */
  async function accept(
    { manifest, publicKey }: WholeProgress,
    author: { user: string; role: string },
    accepted: boolean,
  ): Promise<PackageRefusal | null> {
    if (!accepted) return { reason: 'device-unknown' };
    const capacity = parseRole(author.role);
    if (capacity?.role !== 'duty') return { reason: 'role', role: author.role };
    if (!unitIndex(desk.county()).county) return null;
    const { device: id, name, unit } = manifest;
    const known = { device: id, key: publicKey, name, unit };
    const written = await desk.append([deviceDraft(desk.county(), known, author)], false);
    if (written.ok) return null;
    const { refusal } = written;
    if (refusal.reason === 'disk' || refusal.reason === 'read-only') return refusal;
    return { reason: 'not-logged', cause: refusal.reason };
  }

  async function take(
    whole: WholeProgress,
    { user }: { user: string; role: string },
    file: string,
  ): Promise<Output<'package.merge'>> {
    const { attachments, batches } = desk.parts();
    try {
      // Named by their contents: until an operation names them they are nothing.
      for (const [sha256, { gzipped }] of whole.batches) {
        const put = await batches.putGzipped(sha256, gzipped);
        if (!put.ok) return refused({ reason: 'damaged', fault: 'batch', part: sha256 });
      }
      for (const [sha256, bytes] of whole.attachments) {
        const put = await attachments.put(bytes);
        if (!put.ok) return refused({ reason: 'damaged', fault: 'attachment', part: sha256 });
      }
      const plan = await planFor(whole);
      const { manifest } = whole;
      const forked = plan.held.flatMap(({ device: id, stream, why }) =>
        why.why === 'fork' ? [{ device: id, stream, seq: why.seq, at: desk.now() }] : [],
      );
      const taken = plan.fresh.length > 0 ? await desk.take(plan.fresh) : null;
      if (taken && !taken.ok) {
        const { refusal } = taken;
        const isDisk = refusal.reason === 'disk' || refusal.reason === 'read-only';
        return refused(isDisk ? refusal : { reason: 'not-logged', cause: refusal.reason });
      }
      if (forked.length > 0) await bookForks(exchangeFolder(), forked);
      if (forked.some(({ device: id }) => id === device())) desk.parts().forked.own = true;
      await bookExchange(exchangeFolder(), {
        direction: 'received',
        at: desk.now(),
        user,
        device: manifest.device,
        name: manifest.name,
        unit: manifest.unit,
        file,
        operations: plan.fresh.length,
        heldBack: plan.held.reduce((sum, { first, last }) => sum + last - first + 1, 0),
      });
      const { position } = desk.parts().journal;
      return { ok: true, operations: plan.fresh.length, heldBack: [...plan.held], position };
    } catch (error) {
      return refused({ reason: 'disk', message: messageOf(error) });
    }
  }

  async function seats(): Promise<Output<'package.seats'>> {
    const { exchanges, forks } = await readBook(exchangeFolder());
    const frozen = (id: string) => {
      const fork = forks.find((it) => it.device === id);
      return fork ? { frozen: { stream: fork.stream, seq: fork.seq, at: fork.at } } : {};
    };
    const own = await readSeatKey(exchangeFolder(), device());
    const known = knownDevices(desk.county());
    const others = known.filter((it) => it.device !== device());
    const written = known.find((it) => it.device === device());
    const unknown = forks.filter((fork) => fork.device !== device() && !known.some((it) => it.device === fork.device));
    return {
      exchanges: exchanges.map(({ has: _has, ...exchange }) => exchange),
      devices: [
        {
          device: device(),
          name: written?.name ?? '',
          unit: written?.unit ?? '',
          fingerprint: own ? fingerprintOf(own.publicKey) : '',
          own: true,
          ...frozen(device()),
        },
        ...others.map(({ device: id, key, name, unit }) => ({
          device: id,
          name,
          unit,
          fingerprint: fingerprintOf(key),
          own: false,
          ...frozen(id),
        })),
        ...unknown.map((fork) => ({
          device: fork.device,
          name: '',
          unit: '',
          fingerprint: '',
          own: false,
          ...frozen(fork.device),
        })),
      ],
    };
  }

  async function renew(input: Input<'package.renew'>): Promise<Output<'package.renew'>> {
    const who = actor(input, ['duty', 'township']);
    if (!who.ok) return refused(who.error);
    try {
      return { ok: true, device: await desk.renew() };
    } catch (error) {
      return refused({ reason: 'disk', message: messageOf(error) });
    }
  }

  async function decide(input: Input<'package.decide'>): Promise<Output<'package.decide'>> {
    const who = actor(input, input.about === 'state' ? ['duty'] : ['duty', 'zone', 'township']);
    if (!who.ok) return refused(who.error);
    const capacity = parseRole(input.role);
    if (!capacity || !reaches(capacity, differenceUnits(desk.county(), input.subject)))
      return refused({ reason: 'role', role: input.role });
    const drafts = decisionDrafts(desk.county(), input, { user: who.value.user, role: input.role });
    return drafts ? desk.append(drafts, true) : refused({ reason: 'difference-gone' });
  }

  return {
    'package.progress': progress,
    'package.inspect': inspect,
    'package.merge': merge,
    'package.seats': seats,
    'package.renew': renew,
    'package.differences': async () => ({ differences: differencesOf(desk.county()) }),
    'package.decide': decide,
  };
}

function counted<T>(
  items: readonly Received[],
  keyOf: (received: Received) => string,
  made: (key: string, count: number) => T,
): T[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([key, count]) => made(key, count));
}

function described(whole: WholeProgress, trust: Trust, { duplicates, fresh, held }: ReceivePlan): ProgressPackage {
  const { attachments, attachmentsMissing, batches, manifest, publicKey, records } = whole;
  const times = fresh.map(({ operation }) => clockMs(operation.clock));
  const people = counted(
    fresh,
    ({ operation }) => JSON.stringify([operation.user, operation.role]),
    (key, count) => {
      const [user = '', role = ''] = JSON.parse(key) as string[];
      return { user, role, count };
    },
  );
  return {
    device: manifest.device,
    name: manifest.name,
    fingerprint: fingerprintOf(publicKey),
    trust,
    unit: manifest.unit,
    madeAt: manifest.madeAt,
    madeBy: manifest.madeBy,
    streams: manifest.streams,
    operations: records.length,
    fresh: counted(
      fresh,
      ({ operation }) => operation.k,
      (k, count) => ({ k, count }),
    ),
    written:
      fresh.length > 0
        ? { from: times.reduce((a, b) => Math.min(a, b)), to: times.reduce((a, b) => Math.max(a, b)) }
        : null,
    people: people.slice(0, 50),
    duplicates,
    heldBack: [...held],
    batches: batches.size,
    attachments: attachments.size,
    attachmentsMissing,
  };
}
