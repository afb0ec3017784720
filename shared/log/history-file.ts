/** Reads a recorded history: gzipped lines of operation bodies in journal order, hashes left out because they follow. */
import { gunzipSync, strFromU8 } from 'fflate';
import { nextHash, parseBody } from './chain.ts';
import { chainKey, type LogRecord } from './operation.ts';

/**
 * Records of a `history.jsonl.gz`, each with its hash. The file belongs to a pack whose manifest has been checked against it:
 * a line that is no operation is a broken build and throws.
 */
export function readHistory(bytes: Uint8Array): LogRecord[] {
  const heads = new Map<string, string>();
  return strFromU8(gunzipSync(bytes))
    .split('\n')
    .filter((body) => body !== '')
    .map((body, line) => {
      const parsed = parseBody(body);
      if (!parsed.ok) throw new Error(`history line ${line + 1} is no operation: ${parsed.error}`);
      const chain = chainKey(parsed.value);
      const h = nextHash(heads.get(chain) ?? '', body);
      heads.set(chain, h);
      return { h, body };
    });
}
