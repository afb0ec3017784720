/** A post as the fields of its entry. */
import type { Json } from '../../../../shared/domain/entries/entry.ts';
import type { UnitPost } from '../../../../shared/domain/posts.ts';
import type { EntryChange } from '../../../db/commands.ts';

/** Id of a new entry: nobody else makes the same one. */
export const newEntryId = (unit: string): string => `${unit}|${crypto.randomUUID().slice(0, 8)}`;

/** The entry that states `post`: its own, or a new one that takes the place of what the list of units states. */
export function postChange(post: UnitPost): EntryChange {
  const { unit, title, person, since, until } = post;
  const set: Record<string, Json> = { unit, title, person, since, ...(until === undefined ? {} : { until }) };
  const id = post.id === undefined ? newEntryId(unit) : post.id.slice(post.id.indexOf(':') + 1);
  return { collection: 'post', id, set };
}
