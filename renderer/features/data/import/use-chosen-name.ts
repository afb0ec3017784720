/** Which written name is looked at: the first undecided one, then the next, unless a person goes elsewhere. */
import { useState } from 'react';
import type { Unmatched } from '../../../../shared/host/import-calls.ts';
import type { Importing } from './import-store.ts';

interface ChosenName {
  readonly chosen: Unmatched | undefined;
  readonly choose: (written: string) => void;
  /** To the next undecided name after this one, from the top again at the end. */
  readonly goOn: (from: string) => void;
}

export function useChosenName(names: readonly Unmatched[], decisions: Importing['decisions']): ChosenName {
  const [written, setWritten] = useState<string | null>(null);
  const first = names.find((name) => !(name.written in decisions)) ?? names[0];
  const chosen = names.find((name) => name.written === written) ?? first;
  const goOn = (from: string): void => {
    const at = names.findIndex((name) => name.written === from);
    const isOpen = (name: Unmatched): boolean => name.written !== from && !(name.written in decisions);
    const next = names.slice(at + 1).find(isOpen) ?? names.find(isOpen);
    setWritten(next?.written ?? from);
  };
  return { chosen, choose: setWritten, goOn };
}
