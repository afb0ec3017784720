/** This seat and the others: what each is called, what it may speak for, and that the county's own seat is written down. */
import { deviceSubject, devicesOf, type KnownDevice } from '../../../shared/domain/entries/device.ts';
import { parseRole } from '../../../shared/domain/role.ts';
import { type County, entriesOf, unitIndex } from '../../../shared/log/county.ts';
import { headsOf } from '../../../shared/log/decide.ts';
import type { Draft } from '../../../shared/log/operation.ts';
import { seatName } from '../../text/package-zh.ts';
import type { PackageDeskParts } from './desk-parts.ts';
import { seatKey } from './seat-key.ts';

export const knownDevices = (county: County): KnownDevice[] => devicesOf(entriesOf(county, 'device'));

/** The unit that somebody's seat speaks for: the county for its duty officer, else his township; null for others. */
export function seatUnit(county: County, role: string): string | null {
  const capacity = parseRole(role);
  const index = unitIndex(county);
  if (!capacity || !index.county) return null;
  if (capacity.role === 'duty' && (capacity.unit ?? index.county.id) === index.county.id) return index.county.id;
  const stream = capacity.unit === undefined ? undefined : index.streamOf(capacity.unit);
  return stream !== undefined && index.get(stream)?.level === 'township' ? stream : null;
}

export function deviceDraft(
  county: County,
  { device, key, name, unit }: KnownDevice,
  author: { readonly user: string; readonly role: string },
): Draft {
  const subject = deviceSubject(device);
  const payload = { set: { key, name, unit } };
  const base = headsOf(county, subject, 'edit', payload);
  const stream = unitIndex(county).county?.id ?? '';
  return { k: 'edit', stream, user: author.user.trim(), role: author.role, base, subject, payload };
}

/**
 * Writes down the county's own seat with its key, so that whoever gets the county knows it. Where that cannot be written the
 * package is made all the same, and the other side compares the fingerprint.
 */
export async function registerOwn(
  desk: PackageDeskParts,
  author: { readonly user: string; readonly role: string },
): Promise<void> {
  const county = desk.county();
  const root = unitIndex(county).county;
  if (!root || seatUnit(county, author.role) !== root.id || desk.readOnly() !== null) return;
  const { folder } = desk.parts();
  const { device } = folder.store;
  const { publicKey } = await seatKey(folder.exchange, device);
  if (knownDevices(county).some((known) => known.device === device && known.key === publicKey)) return;
  const own = { device, key: publicKey, name: seatName(root.name, author.user.trim()), unit: root.id };
  await desk.append([deviceDraft(county, own, author)], false);
}
