/** Keeps the first of equal values, so that callers may build lists anew on every render without effects running again. */
import { useState } from 'react';

export function useKept<T>(value: T, same: (a: T, b: T) => boolean): T {
  const [kept, setKept] = useState(value);
  if (kept === value || same(kept, value)) return kept;
  setKept(value);
  return value;
}
