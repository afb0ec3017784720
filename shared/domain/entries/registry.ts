/** Every collection of entries, by name. */
import type { EntryKind } from './entry.ts';

export const ENTRY_KINDS: Readonly<Record<string, EntryKind>> = {};
