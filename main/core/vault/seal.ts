/**
 * Sealed bytes: AES-256-GCM with a fresh nonce each time, bound to what they are about, so that neither a changed byte nor a
 * file under another village's name opens. Layout: `GTV1` · 8 bytes naming the key · nonce 12 · tag 16 · ciphertext.
 * Source: RELIABILITY rule 10.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';

const CIPHER = 'aes-256-gcm';
const MAGIC = Buffer.from('GTV1', 'latin1');
const NAME_LENGTH = 8;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const HEAD_LENGTH = MAGIC.length + NAME_LENGTH + NONCE_LENGTH + TAG_LENGTH;

/** Tells keys apart without saying anything about them. */
const nameOf = (key: Buffer): Buffer =>
  createHmac('sha256', key).update('guatu-vault-key').digest().subarray(0, NAME_LENGTH);

const boundTo = (key: Buffer, about: string): Buffer => Buffer.concat([MAGIC, nameOf(key), Buffer.from(about, 'utf8')]);

export function seal(key: Buffer, about: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_LENGTH);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH });
  cipher.setAAD(boundTo(key, about));
  const secret = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([MAGIC, nameOf(key), nonce, cipher.getAuthTag(), secret]);
}

export function unseal(key: Buffer, about: string, sealed: Buffer): Result<Buffer, 'tampered' | 'wrong-key'> {
  if (sealed.length < HEAD_LENGTH || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) return fail('tampered');
  let at = MAGIC.length;
  const take = (length: number): Buffer => sealed.subarray(at, (at += length));
  const [name, nonce, tag] = [take(NAME_LENGTH), take(NONCE_LENGTH), take(TAG_LENGTH)];
  if (!name.equals(nameOf(key))) return fail('wrong-key');
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH });
    decipher.setAAD(boundTo(key, about));
    decipher.setAuthTag(tag);
    return ok(Buffer.concat([decipher.update(sealed.subarray(at)), decipher.final()]));
  } catch {
    return fail('tampered');
  }
}
