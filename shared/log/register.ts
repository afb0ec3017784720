/**
 * Multi-value register: an operation replaces the heads that it names in `base`; what nobody has replaced stays. Causality
 * decides, clocks only order what is shown. The result does not depend on the order of arrival: an operation that is
 * replaced before it arrives is remembered in `buried` and never becomes a head.
 */
import type { OperationId } from './operation.ts';

export interface Head<V> {
  readonly id: OperationId;
  readonly clock: string;
  readonly user: string;
  readonly value: V;
}

export interface Register<V> {
  /** Ascending by clock, then id. */
  readonly heads: readonly Head<V>[];
  /** Replaced before they arrived. */
  readonly buried: readonly OperationId[];
}

export const emptyRegister = <V>(): Register<V> => ({ heads: [], buried: [] });

const earlier = <V>(a: Head<V>, b: Head<V>): number =>
  a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** `arrived` tells whether an operation of that id has been applied before. */
export function write<V>(
  register: Register<V>,
  head: Head<V>,
  base: readonly OperationId[],
  arrived: (id: OperationId) => boolean,
): Register<V> {
  const isBuried = register.buried.includes(head.id);
  const kept = register.heads.filter((old) => !base.includes(old.id));
  const waiting = base.filter((id) => !arrived(id) && !register.heads.some((old) => old.id === id));
  return {
    heads: isBuried ? kept : [...kept, head].sort(earlier),
    buried: [...new Set([...register.buried.filter((id) => id !== head.id), ...waiting])].sort(),
  };
}

export const newestHead = <V>(register: Register<V>): Head<V> | undefined => register.heads.at(-1);
