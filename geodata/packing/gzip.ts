/** Gzip in plain JavaScript: the system's zlib writes other bytes on other processors. */
import { gzipSync } from 'fflate';

export function gzip(bytes: Uint8Array): Uint8Array {
  // fflate writes the time it is given; zero is "no time".
  return gzipSync(bytes, { level: 9, mtime: 0 });
}
