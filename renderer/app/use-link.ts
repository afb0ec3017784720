/** Whether the host still answers this page. A host that was started anew has another token: then only a new page helps. */
import { useEffect, useState } from 'react';
import type { HostClient } from '../host/host-client.ts';
import { isDenied } from './start-fault.ts';

export type Link = 'up' | 'lost' | 'denied';

/** How often a lost host is asked whether it knows this page, ms. */
const ASK_EVERY_MS = 2000;

/** `lost`: events from the host have stopped coming. */
export function useLink(host: HostClient, lost: boolean): Link {
  const [denied, setDenied] = useState(false);
  useEffect(() => {
    if (!lost || denied) return undefined;
    const ask = (): void => {
      host['host.info']({}).catch((error: unknown) => {
        if (isDenied(error)) setDenied(true);
      });
    };
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [host, lost, denied]);
  if (!lost) return 'up';
  return denied ? 'denied' : 'lost';
}
