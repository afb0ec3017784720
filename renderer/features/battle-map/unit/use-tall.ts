/** Whether the window is high enough to show figures and stage bars above the list; else the bars get a page of their own. */
import { useSyncExternalStore } from 'react';

const QUERY = '(min-height: 56rem)';

export function useTall(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(QUERY);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => window.matchMedia(QUERY).matches,
  );
}
