/** Who answers for something on the day that is looked at: a name, or whoever holds the post that it is written as. */
import { useMemo } from 'react';
import { ownerOn } from '../../../shared/domain/posts.ts';
import { useReader } from '../../db/county-store.tsx';
import { usePosts } from './use-posts.ts';

/** Answers '' for a post that is vacant and where nobody has been named. */
export function useOwnerName(): (owner: string, unit: string) => string {
  const { on } = useReader();
  const postsOf = usePosts();
  return useMemo(() => (owner, unit) => ownerOn(owner, unit, postsOf, on).person ?? '', [postsOf, on]);
}
