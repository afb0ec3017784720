/**
 * Personal data in a package: everything that the vault holds, sealed with a passphrase that travels apart from it.
 * Layout: `GTP1` · salt 16 · nonce 12 · tag 16 · ciphertext of the gzipped contents. Key: scrypt (N 2^15, r 8, p 1), cipher
 * AES-256-GCM. Source: RELIABILITY rule 10.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { type Person, personSchema } from '../../../shared/domain/person.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';

/** Persons by village and by their household's row in the village's block. */
export type PeopleByVillage = ReadonlyMap<string, ReadonlyMap<number, Person>>;

const MAGIC = Buffer.from('GTP1', 'latin1');
const [SALT, NONCE, TAG] = [16, 12, 16];
const HEAD = MAGIC.length + SALT + NONCE + TAG;
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
/** 350,000 households with every field filled in are about 120 MB. */
const MOST_PLAIN = 512 * 1024 * 1024;

const contentsSchema = z.object({
  version: z.literal(1),
  villages: z.array(
    z.tuple([z.string().regex(/^\d{9,12}$/), z.array(z.tuple([z.number().int().nonnegative(), personSchema]))]),
  ),
});

const keyOf = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((done, refuse) => {
    // The same passphrase typed on another system may come decomposed.
    scrypt(passphrase.normalize('NFKC'), salt, 32, SCRYPT, (error, key) => (error ? refuse(error) : done(key)));
  });

export async function sealPeople(people: PeopleByVillage, passphrase: string): Promise<Buffer> {
  const villages = [...people].map(([village, rows]): [string, [number, Person][]] => [village, [...rows]]);
  const plain = gzipSync(JSON.stringify({ version: 1, villages } satisfies z.infer<typeof contentsSchema>));
  const [salt, nonce] = [randomBytes(SALT), randomBytes(NONCE)];
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt), nonce, { authTagLength: TAG });
  cipher.setAAD(MAGIC);
  const secret = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([MAGIC, salt, nonce, cipher.getAuthTag(), secret]);
}

/** `wrong`: another passphrase; the package has been checked before, so nothing else makes the seal not fit. */
export async function unsealPeople(
  sealed: Uint8Array,
  passphrase: string,
): Promise<Result<PeopleByVillage, 'wrong' | 'form'>> {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < HEAD || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return fail('form');
  let at = MAGIC.length;
  const take = (length: number): Buffer => bytes.subarray(at, (at += length));
  const [salt, nonce, tag] = [take(SALT), take(NONCE), take(TAG)];
  let packed: Buffer;
  try {
    const decipher = createDecipheriv('aes-256-gcm', await keyOf(passphrase, salt), nonce, { authTagLength: TAG });
    decipher.setAAD(MAGIC);
    decipher.setAuthTag(tag);
    packed = Buffer.concat([decipher.update(bytes.subarray(at)), decipher.final()]);
  } catch {
    return fail('wrong');
  }
  try {
    const text = gunzipSync(packed, { maxOutputLength: MOST_PLAIN }).toString('utf8');
    const { villages } = contentsSchema.parse(JSON.parse(text));
    return ok(new Map(villages.map(([village, rows]) => [village, new Map(rows)])));
  } catch {
    return fail('form');
  }
}
