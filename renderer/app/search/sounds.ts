/** How names sound, kept once worked out: `pinyin initials name`, lower case, for filtering and ordering long lists. */
import { readingsOf } from './place-pinyin.ts';

const known = new Map<string, string>();
/** Names worked out in one go while the machine is idle. */
const SLICE = 80;

export function soundsOf(name: string): string {
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  const readings = readingsOf(name.toLowerCase());
  const full = readings.map((syllables) => syllables.join(''));
  const initials = readings.map((syllables) => syllables.map((syllable) => syllable[0] ?? '').join(''));
  const sounds = [...full, ...initials, name.toLowerCase()].join(' ');
  known.set(name, sounds);
  return sounds;
}

/** Works out names in small slices, so that the first letter typed does not wait; stops when `signal` says so. */
export async function warmSounds(names: readonly string[], signal: AbortSignal): Promise<void> {
  for (let i = 0; i < names.length && !signal.aborted; i += SLICE) {
    for (const name of names.slice(i, i + SLICE)) soundsOf(name);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
