/**
 * An entry of a zip archive that Node's own zlib compresses, piece by piece: about three times as quick as doing it in
 * JavaScript. Every piece ends on a byte, so that the pieces one after another are one deflate stream.
 */
import { constants, deflateRawSync } from 'node:zlib';
import { ZipPassThrough } from 'fflate';

/** Higher levels save little on XML. */
const LEVEL = 5;
const DEFLATED = 8;

export class ZlibEntry extends ZipPassThrough {
  constructor(path: string) {
    super(path);
    this.compression = DEFLATED;
  }

  protected override process(chunk: Uint8Array, final: boolean): void {
    const finishFlush = final ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    this.ondata(null, deflateRawSync(chunk, { level: LEVEL, finishFlush }), final);
  }
}
