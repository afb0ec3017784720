/** Borrows the bytes of an evidence file for as long as something shows them, and gives them back. */
import { useEffect, useState } from 'react';
import type { AttachmentPort } from './attachment-port.ts';

/** Undefined while it is read, null when it is not on this machine. */
export function useLent(attachments: Pick<AttachmentPort, 'lend'>, sha256: string | null): string | null | undefined {
  const [lent, setLent] = useState<{ readonly of: string; readonly url: string | null } | null>(null);
  useEffect(() => {
    if (sha256 === null) return undefined;
    let isWanted = true;
    let release = (): void => undefined;
    void attachments.lend(sha256).then((answer) => {
      if (!isWanted) return answer?.release();
      release = () => answer?.release();
      return setLent({ of: sha256, url: answer?.url ?? null });
    });
    return () => {
      isWanted = false;
      release();
    };
  }, [attachments, sha256]);
  return sha256 !== null && lent?.of === sha256 ? lent.url : undefined;
}
