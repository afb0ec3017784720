/** Sends one file to the host in pieces. The browser encodes them off the page's thread, so that nothing stands still. */
import { UPLOAD_PIECE_BYTES } from '../../../../shared/host/upload-calls.ts';
import type { HostClient } from '../../../host/host-client.ts';
import type { ImportFault } from './import-fault.ts';

function base64Of(blob: Blob): Promise<string | null> {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      done(address.slice(address.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => done(null));
    reader.readAsDataURL(blob);
  });
}

/**
 * Null when the host has the whole file. `onSent` hears how many bytes the host has and answers whether to go on. Throws
 * where the host cannot be reached.
 */
export async function sendFile(
  host: HostClient,
  upload: string,
  name: string,
  file: File,
  onSent: (bytes: number) => boolean,
): Promise<ImportFault | null> {
  // A file without bytes is sent as well: that it is empty is a finding.
  for (let from = 0; from === 0 || from < file.size; from += UPLOAD_PIECE_BYTES) {
    const piece = file.slice(from, from + UPLOAD_PIECE_BYTES);
    const base64 = piece.size === 0 ? '' : await base64Of(piece);
    if (base64 === null) return { reason: 'unreadable', name };
    const answer = await host['upload.put']({ upload, name, base64 });
    if (!answer.ok) return answer.refusal;
    if (!onSent(from + piece.size)) return { reason: 'cancelled' };
  }
  return null;
}
