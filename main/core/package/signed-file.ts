/**
 * A file that says who made it: `GUATUP1\n` · public key 32 · signature 64 · contents. The signature (Ed25519) is over magic,
 * key and contents, so that no byte can be changed; it is checked before anything of the contents is looked at.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';

const MAGIC = Buffer.from('GUATUP1\n', 'latin1');
const [KEY, SIGNATURE] = [32, 64];
const HEAD = MAGIC.length + KEY + SIGNATURE;
/** Before the 32 bytes of a public Ed25519 key in DER (RFC 8410). */
const DER_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

export interface SigningKey {
  /** Hex of the 32 bytes of the public key. */
  readonly publicKey: string;
  /** PKCS 8 in DER. */
  readonly privateKey: Buffer;
}

export const isSignedFile = (bytes: Uint8Array): boolean =>
  bytes.length >= MAGIC.length && MAGIC.equals(bytes.subarray(0, MAGIC.length));

const signed = (publicKey: Uint8Array, contents: Uint8Array): Buffer => Buffer.concat([MAGIC, publicKey, contents]);

export function signFile({ privateKey, publicKey }: SigningKey, contents: Uint8Array): Buffer {
  const key = Buffer.from(publicKey, 'hex');
  const signature = sign(
    null,
    signed(key, contents),
    createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }),
  );
  return Buffer.concat([MAGIC, key, signature, contents]);
}

/** Contents and the key that signed them. */
export function openSigned(
  bytes: Uint8Array,
): Result<{ publicKey: string; contents: Uint8Array }, 'not-signed' | 'tampered'> {
  if (!isSignedFile(bytes)) return fail('not-signed');
  if (bytes.length < HEAD) return fail('tampered');
  const key = bytes.subarray(MAGIC.length, MAGIC.length + KEY);
  const signature = bytes.subarray(MAGIC.length + KEY, HEAD);
  const contents = bytes.subarray(HEAD);
  try {
    const publicKey = createPublicKey({ key: Buffer.concat([DER_HEAD, key]), format: 'der', type: 'spki' });
    if (!verify(null, signed(key, contents), publicKey, signature)) return fail('tampered');
  } catch {
    return fail('tampered');
  }
  return ok({ publicKey: Buffer.from(key).toString('hex'), contents });
}

/** What people compare by telephone: 16 groups of four of the key's SHA-256, the first eight of them. */
export const fingerprintOf = (publicKey: string): string =>
  (createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex').toUpperCase().match(/.{4}/g) ?? [])
    .slice(0, 8)
    .join(' ');
