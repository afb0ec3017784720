/** Posts of any unit: those that the list of units states and those written down since. */
import { useMemo } from 'react';
import { postsOfUnits } from '../../../shared/domain/entries/post.ts';
import type { UnitPost } from '../../../shared/domain/posts.ts';
import { useCounty, useEntries } from '../../db/county-store.tsx';

export function usePosts(): (unit: string) => readonly UnitPost[] {
  const { units } = useCounty();
  const entries = useEntries('post');
  return useMemo(() => postsOfUnits(units, entries ?? []), [units, entries]);
}
