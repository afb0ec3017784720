/**
 * Masked personal columns of the households in view, asked for village by village when first shown. Raw values never come
 * here: whoever may see them asks for one household at a time, with a reason.
 */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { MaskedPerson, PersonRefusal } from '../../../../shared/host/person-calls.ts';
import type { HostClient } from '../../../host/host-client.ts';

interface MaskedVillage {
  readonly rows: ReadonlyMap<number, MaskedPerson>;
  /** Why nothing can be shown; `away` when the shell did not answer. */
  readonly refusal?: PersonRefusal | 'away';
}

export class MaskedPeople {
  readonly #host: HostClient;
  readonly #villages = new Map<string, MaskedVillage>();
  readonly #asked = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor(host: HostClient) {
    this.#host = host;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  villageOf(village: string): MaskedVillage | undefined {
    return this.#villages.get(village);
  }

  want(village: string): void {
    if (this.#asked.has(village)) return;
    this.#asked.add(village);
    this.#host['person.masked']({ village }).then(
      (answer) =>
        this.#set(
          village,
          answer.ok
            ? { rows: new Map(answer.rows.map((row) => [row.row, row])) }
            : { rows: new Map(), refusal: answer.refusal },
        ),
      () => this.#set(village, { rows: new Map(), refusal: 'away' }),
    );
  }

  /** Resolves when all of them have been answered for. */
  async known(villages: Iterable<string>): Promise<void> {
    const missing = new Set<string>();
    for (const village of villages) {
      this.want(village);
      if (!this.#villages.has(village)) missing.add(village);
    }
    if (missing.size === 0) return;
    await new Promise<void>((resolve) => {
      const stop = this.subscribe(() => {
        for (const village of missing) if (this.#villages.has(village)) missing.delete(village);
        if (missing.size > 0) return;
        stop();
        resolve();
      });
    });
  }

  #set(village: string, masked: MaskedVillage): void {
    this.#villages.set(village, masked);
    for (const listener of this.#listeners) listener();
  }
}

export const useMaskedPeople = (host: HostClient): MaskedPeople => useMemo(() => new MaskedPeople(host), [host]);

/** Undefined while it is being asked for. */
export function useMaskedVillage(people: MaskedPeople, village: string): MaskedVillage | undefined {
  useEffect(() => people.want(village), [people, village]);
  return useSyncExternalStore(people.subscribe, () => people.villageOf(village));
}
