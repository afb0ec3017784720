/** Evidence files as pages use them: kept through the host, lent as addresses that the page can show, saved to disk. */
import { type AttachmentFile, isPicture, MAX_ATTACHMENT_BYTES } from '../../shared/domain/attachment.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { type AttachmentRefusal, attachmentPath, type StoredAttachment } from '../../shared/host/attachment-calls.ts';
import type { HostClient } from './host-client.ts';
import { thumbnailOf } from './thumbnail.ts';
import { HostFault } from './transport.ts';

/** How far a file has come on its way. */
export type PutPhase = 'reading' | 'sending' | 'thumbnail';
/** `unreachable`: the host did not answer, so it counts as not kept. `unreadable`: the file is gone or may not be read. */
export type PutRefusal = AttachmentRefusal | { readonly reason: 'unreachable' | 'unreadable' };

export interface KeptFile {
  readonly file: AttachmentFile;
  /** Place, device or other hidden facts were taken out. */
  readonly cleaned: boolean;
}

/** An address of bytes in memory; whoever borrows it gives it back. */
export interface LentUrl {
  readonly url: string;
  release(): void;
}

export interface Attachments {
  put(file: File, onPhase?: (phase: PutPhase) => void): Promise<Result<KeptFile, PutRefusal>>;
  /** Null when the file is not on this machine or is not what it should be. */
  lend(sha256: string): Promise<LentUrl | null>;
  /** Hands the file to the browser under its own name; false when it is not on this machine. */
  save(file: AttachmentFile): Promise<boolean>;
}

/** A browser reads what it saves after the click; then the memory is free again, ms. */
const SAVING_MS = 60_000;
const LONGEST_NAME = 200;

function base64Of(blob: Blob): Promise<string> {
  return new Promise((done, refuse) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      done(address.slice(address.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => refuse(new Error('unreadable')));
    reader.readAsDataURL(blob);
  });
}

const made = new WeakMap<HostClient, Attachments>();

/** The same object for the same host, so that widgets do not begin anew with every rendering. */
export function attachmentsOf(host: HostClient): Attachments {
  const attachments = made.get(host) ?? makeAttachments(host);
  made.set(host, attachments);
  return attachments;
}

function makeAttachments(host: HostClient): Attachments {
  async function send(
    blob: Blob,
    name: string,
    onPhase: (phase: PutPhase) => void,
  ): Promise<Result<StoredAttachment, PutRefusal>> {
    const base64 = await base64Of(blob).catch(() => null);
    if (base64 === null) return fail({ reason: 'unreadable' });
    onPhase('sending');
    try {
      const answer = await host['attachment.put']({ name, base64 });
      return answer.stored ? ok(answer) : fail(answer.refusal);
    } catch (error) {
      if (error instanceof HostFault) return fail({ reason: 'unreachable' });
      throw error;
    }
  }

  async function fetched(sha256: string): Promise<Blob | null> {
    const address = new URL(attachmentPath(sha256), document.baseURI);
    const response = await fetch(address, { headers: host.assetHeaders }).catch(() => null);
    return response?.ok ? response.blob() : null;
  }

  return {
    put: async (file, onPhase = () => undefined) => {
      if (file.size === 0) return fail({ reason: 'empty' });
      if (file.size > MAX_ATTACHMENT_BYTES) {
        return fail({ reason: 'too-large', bytes: file.size, limit: MAX_ATTACHMENT_BYTES });
      }
      const name = file.name.slice(-LONGEST_NAME) || 'file';
      onPhase('reading');
      const whole = await send(file, name, onPhase);
      if (!whole.ok) return whole;
      const { sha256, type, bytes, cleaned } = whole.value;
      const kept: AttachmentFile = { sha256, name, type, bytes };
      if (!isPicture(type)) return ok({ file: kept, cleaned });
      onPhase('thumbnail');
      const small = await thumbnailOf(file);
      // Without one the picture itself is shown.
      const thumbnail = small ? await send(small, name, () => undefined) : null;
      return ok({ file: thumbnail?.ok ? { ...kept, thumbnail: thumbnail.value.sha256 } : kept, cleaned });
    },
    lend: async (sha256) => {
      const blob = await fetched(sha256);
      if (!blob) return null;
      const url = URL.createObjectURL(blob);
      return { url, release: () => URL.revokeObjectURL(url) };
    },
    save: async (file) => {
      const blob = await fetched(file.sha256);
      if (!blob) return false;
      const url = URL.createObjectURL(blob);
      const link = document.createElement('a');
      link.href = url;
      link.download = file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), SAVING_MS);
      return true;
    },
  };
}
