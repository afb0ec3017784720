/** What was done to a template since it was opened, to be taken back and done again. Pure. */
export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** Steps of the same name that follow each other are one: a key held down, letters of a text. */
  readonly last: string | null;
}

const MOST = 200;

export const beginHistory = <T>(now: T): History<T> => ({ past: [], now, future: [], last: null });

/** `name` null: a step of its own. */
export function step<T>(history: History<T>, next: T, name: string | null = null): History<T> {
  if (next === history.now) return history;
  const joins = name !== null && name === history.last;
  return {
    past: joins ? history.past : [...history.past, history.now].slice(-MOST),
    now: next,
    future: [],
    last: name,
  };
}

export function stepBack<T>({ past, now, future }: History<T>): History<T> | null {
  const before = past.at(-1);
  return before === undefined ? null : { past: past.slice(0, -1), now: before, future: [now, ...future], last: null };
}

export function stepOn<T>({ past, now, future }: History<T>): History<T> | null {
  const [after, ...rest] = future;
  return after === undefined ? null : { past: [...past, now], now: after, future: rest, last: null };
}
