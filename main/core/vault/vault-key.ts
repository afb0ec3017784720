/**
 * The vault's key: 32 random bytes in `vault/key.json`, wrapped by the system's key store where there is one; otherwise in
 * plain in a file that only this user may read, and `host.info` says so. Source: RELIABILITY rule 10.
 */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { VaultFault } from '../../../shared/host/person-calls.ts';
import { writeDurably } from '../durable-file.ts';

/** A system's key store, as a shell passes it in. */
export interface KeyWrapper {
  /** False also while the store does not answer. */
  isAvailable(): Promise<boolean>;
  wrap(key: Buffer): Promise<Buffer>;
  /** Rejects when it was wrapped elsewhere. */
  unwrap(wrapped: Buffer): Promise<Buffer>;
}

const KEY_LENGTH = 32;
const keyFileSchema = z.object({
  format: z.literal('guatu-vault-key'),
  version: z.literal(1),
  wrapped: z.enum(['system', 'none']),
  key: z.string(),
});

const keyPath = (folder: string): string => join(folder, 'key.json');
const whole = (key: Buffer): Result<Buffer, VaultFault> => (key.length === KEY_LENGTH ? ok(key) : fail('key-missing'));

async function readKeyFile(folder: string): Promise<Result<z.infer<typeof keyFileSchema> | null, VaultFault>> {
  let text: string;
  try {
    text = await readFile(keyPath(folder), 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? ok(null) : fail('disk');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('key-missing');
  }
  const file = keyFileSchema.safeParse(value);
  return file.success ? ok(file.data) : fail('key-missing');
}

/** Whether the system's key store locks the folder's key, or would lock a new one. */
export async function isLockedBySystem(folder: string, wrapper: KeyWrapper | null): Promise<boolean> {
  const file = await readKeyFile(folder);
  if (file.ok && file.value === null) return (await wrapper?.isAvailable()) ?? false;
  return file.ok && file.value?.wrapped === 'system';
}

/** The folder's key; null while there is none. */
export async function readKey(folder: string, wrapper: KeyWrapper | null): Promise<Result<Buffer | null, VaultFault>> {
  const file = await readKeyFile(folder);
  if (!file.ok || !file.value) return file.ok ? ok(null) : file;
  const key = Buffer.from(file.value.key, 'base64');
  if (file.value.wrapped === 'none') return whole(key);
  if (!(await wrapper?.isAvailable())) return fail('key-locked');
  try {
    return wrapper ? whole(await wrapper.unwrap(key)) : fail('key-locked');
  } catch {
    return fail('key-locked');
  }
}

/** Makes the folder's key and keeps it durably. Call only when there is none and nothing was sealed yet. */
export async function makeKey(folder: string, wrapper: KeyWrapper | null): Promise<Result<Buffer, VaultFault>> {
  const key = randomBytes(KEY_LENGTH);
  try {
    const system = (await wrapper?.isAvailable()) ? wrapper : null;
    const file: z.infer<typeof keyFileSchema> = {
      format: 'guatu-vault-key',
      version: 1,
      wrapped: system ? 'system' : 'none',
      key: (system ? await system.wrap(key) : key).toString('base64'),
    };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeDurably(keyPath(folder), `${JSON.stringify(file)}\n`);
    await chmod(keyPath(folder), 0o600);
    return ok(key);
  } catch {
    return fail('disk');
  }
}
