/** Rows chosen for a batch: one by one, a range with Shift, or all that are shown. Rows that are shown no more are let go. */
import { useMemo, useRef, useState } from 'react';
import type { LitTarget } from '../../db/reader.ts';

export interface ChosenRows {
  readonly ids: ReadonlySet<string>;
  toggle(id: string, extend: boolean): void;
  all(): void;
  none(): void;
}

export function useChosenRows(shown: readonly LitTarget[] | undefined): ChosenRows {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string | null>(null);
  const ids = useMemo(() => {
    const present = new Set(shown?.map((row) => row.id));
    return new Set([...chosen].filter((id) => present.has(id)));
  }, [chosen, shown]);
  return {
    ids,
    toggle: (id, extend) => {
      const next = new Set(ids);
      const order = shown?.map((row) => row.id) ?? [];
      const [from, to] = [order.indexOf(anchor.current ?? id), order.indexOf(id)].sort((a, b) => a - b);
      if (extend && from !== undefined && to !== undefined && from >= 0)
        for (const between of order.slice(from, to + 1)) next.add(between);
      else if (!next.delete(id)) next.add(id);
      anchor.current = id;
      setChosen(next);
    },
    all: () => setChosen(new Set(shown?.map((row) => row.id))),
    none: () => setChosen(new Set()),
  };
}
