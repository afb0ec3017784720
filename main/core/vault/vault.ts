/**
 * The vault: personal fields of households, one sealed file a village under `vault/`, apart from journal, batches and packs.
 * Whatever is wrong with a file is a refusal and never an overwrite. Source: RELIABILITY rules 10 and 6 (safe writing).
 */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Person, personSchema } from '../../../shared/domain/person.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { VaultFault } from '../../../shared/host/person-calls.ts';
import { writeDurably } from '../durable-file.ts';
import { seal, unseal } from './seal.ts';
import { isLockedBySystem, type KeyWrapper, makeKey, readKey } from './vault-key.ts';

/** Persons by their household's row in the village's block. */
export type VillagePeople = ReadonlyMap<number, Person>;

const ENDING = '.sealed';
const contentsSchema = z.object({
  version: z.literal(1),
  rows: z.array(z.tuple([z.number().int().nonnegative(), personSchema])),
});

/** Contents of a village's file before they are sealed. */
export function plainOf(people: VillagePeople): Buffer {
  const rows = [...people].sort(([a], [b]) => a - b);
  return Buffer.from(JSON.stringify({ version: 1, rows } satisfies z.infer<typeof contentsSchema>));
}

const isVillage = (village: string): boolean => /^\d{9,12}$/.test(village);

export class Vault {
  readonly #folder: string;
  readonly #wrapper: KeyWrapper | null;
  #key: Buffer | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string, wrapper: KeyWrapper | null = null) {
    this.#folder = folder;
    this.#wrapper = wrapper;
  }

  /** Whether the system's key store locks the key, or would lock a new one. */
  isLockedBySystem(): Promise<boolean> {
    return isLockedBySystem(this.#folder, this.#wrapper);
  }

  /** What was filled in for a village; nothing when nobody has. */
  async read(village: string): Promise<Result<VillagePeople, VaultFault>> {
    if (!isVillage(village)) return ok(new Map());
    let sealed: Buffer;
    try {
      sealed = await readFile(this.#path(village));
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? ok(new Map()) : fail('disk');
    }
    const key = await this.#existingKey();
    if (!key.ok) return key;
    if (!key.value) return fail('key-missing');
    const plain = unseal(key.value, village, sealed);
    if (!plain.ok) return plain;
    try {
      return ok(new Map(contentsSchema.parse(JSON.parse(plain.value.toString('utf8'))).rows));
    } catch {
      return fail('tampered');
    }
  }

  /** Villages for which somebody has been filled in. */
  async villages(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length))
      .filter(isVillage)
      .sort();
  }

  /** States everybody of a village anew; what was there before is replaced, unless it cannot be opened. */
  putVillage(village: string, people: VillagePeople): Promise<Result<null, VaultFault>> {
    return this.#change(village, () => people);
  }

  /**
   * What a village's file would be, for whoever puts it in place later: `plain` are contents as this class writes them, which
   * replace those of the same rows. A file that cannot be opened is refused.
   */
  async sealed(village: string, plain: Uint8Array): Promise<Result<Uint8Array, VaultFault>> {
    if (!isVillage(village)) return fail('disk');
    const old = await this.read(village);
    if (!old.ok) return old;
    const key = await this.#keyForWriting();
    if (!key.ok) return key;
    if (old.value.size === 0) return ok(seal(key.value, village, Buffer.from(plain)));
    const { rows } = contentsSchema.parse(JSON.parse(Buffer.from(plain).toString('utf8')));
    return ok(seal(key.value, village, plainOf(new Map([...old.value, ...rows]))));
  }

  /** Runs `work` while nobody else changes anything. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** States one household's person anew. */
  putPerson(village: string, row: number, person: Person): Promise<Result<null, VaultFault>> {
    return this.#change(village, (old) => new Map([...old, [row, person]]));
  }

  /** One change at a time: each builds on the one before. */
  #change(village: string, next: (old: VillagePeople) => VillagePeople): Promise<Result<null, VaultFault>> {
    const change = async (): Promise<Result<null, VaultFault>> => {
      if (!isVillage(village)) return fail('disk');
      const old = await this.read(village);
      if (!old.ok) return old;
      const key = await this.#keyForWriting();
      if (!key.ok) return key;
      const plain = plainOf(next(old.value));
      try {
        await mkdir(this.#folder, { recursive: true, mode: 0o700 });
        await writeDurably(this.#path(village), seal(key.value, village, plain));
        return ok(null);
      } catch {
        return fail('disk');
      }
    };
    const changed = this.#last.then(change);
    this.#last = changed;
    return changed;
  }

  async #existingKey(): Promise<Result<Buffer | null, VaultFault>> {
    if (this.#key) return ok(this.#key);
    const key = await readKey(this.#folder, this.#wrapper);
    if (key.ok) this.#key = key.value;
    return key;
  }

  /** A new key only for an empty vault: beside sealed files it would hide that theirs is gone. */
  async #keyForWriting(): Promise<Result<Buffer, VaultFault>> {
    const key = await this.#existingKey();
    if (!key.ok) return key;
    if (key.value) return ok(key.value);
    const names = await readdir(this.#folder).catch(() => []);
    if (names.some((name) => name.endsWith(ENDING))) return fail('key-missing');
    const made = await makeKey(this.#folder, this.#wrapper);
    if (made.ok) this.#key = made.value;
    return made;
  }

  #path(village: string): string {
    return join(this.#folder, `${village}${ENDING}`);
  }
}
