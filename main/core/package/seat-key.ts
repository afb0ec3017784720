/**
 * This seat's signing key: `exchange/<device>.key.json`, made at first use, readable by this user only. It belongs to the
 * device's name: a seat that is enrolled anew has another name and another key.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../durable-file.ts';
import type { SigningKey } from './signed-file.ts';

const keyFileSchema = z.object({
  format: z.literal('guatu-seat-key'),
  version: z.literal(1),
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  /** PKCS 8 in DER, base64. */
  privateKey: z.string(),
});

/** Bytes before the key itself in its DER form. */
const DER_HEAD_LENGTH = 12;

/** Null when there is none yet, or what is there cannot be read. */
export async function readSeatKey(folder: string, device: string): Promise<SigningKey | null> {
  try {
    const file = keyFileSchema.parse(JSON.parse(await readFile(join(folder, `${device}.key.json`), 'utf8')));
    return { publicKey: file.publicKey, privateKey: Buffer.from(file.privateKey, 'base64') };
  } catch {
    return null;
  }
}

/** The key, made where there is none. Throws the system's error when it cannot be written. */
export async function seatKey(folder: string, device: string): Promise<SigningKey> {
  const known = await readSeatKey(folder, device);
  if (known) return known;
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(DER_HEAD_LENGTH).toString('hex');
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = { format: 'guatu-seat-key', version: 1, publicKey, privateKey: privateKey.toString('base64') } as const;
  await writeDurably(
    join(folder, `${device}.key.json`),
    `${JSON.stringify(file satisfies z.infer<typeof keyFileSchema>, null, 2)}\n`,
  );
  return { publicKey, privateKey };
}
