/**
 * Calls over loopback HTTP. The token comes once in the address's fragment, which no server sees, moves to this tab's
 * session storage and is taken out of the address.
 */
import { eventsSchema } from '../../shared/host/contract.ts';
import { HostFault, type Transport } from './transport.ts';

const TOKEN_KEY = 'guatu.token';
const RETRY_MS = [500, 1000, 2000, 5000] as const;

function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem(TOKEN_KEY, given);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? '';
}

export function httpTransport(): Transport {
  const headers = { authorization: `Bearer ${takeToken()}` };
  return {
    assetHeaders: headers,
    call: async (name, input) => {
      const response = await fetch(new URL(`api/${name}`, document.baseURI), {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      }).catch((cause: unknown) => {
        throw new HostFault('unreachable', String(cause));
      });
      if (!response.ok) throw new HostFault('refused', `${name}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    listen: (onEvent, onLost) => {
      const stop = new AbortController();
      void keepListening(headers, stop.signal, onEvent, onLost);
      return () => stop.abort();
    },
  };
}

type Listener = Parameters<Transport['listen']>;

/** Server-sent events through fetch, because EventSource cannot carry a header. Reconnects until stopped. */
async function keepListening(
  headers: Record<string, string>,
  signal: AbortSignal,
  onEvent: Listener[0],
  onLost: Listener[1],
): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const response = await fetch(new URL('events', document.baseURI), { headers, signal });
      if (response.status === 401) {
        // The host has been started anew: this page's token will not be taken again, asking on would only make noise.
        onLost(true);
        return;
      }
      if (!response.ok || !response.body) throw new HostFault('refused', `events: ${response.status}`);
      onLost(false);
      attempt = 0;
      await readEvents(response.body, onEvent);
    } catch {
      if (signal.aborted) return;
    }
    onLost(true);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]));
  }
}

async function readEvents(body: NonNullable<Response['body']>, onEvent: Listener[0]): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    buffer += chunk.value;
    const messages = buffer.split('\n\n');
    buffer = messages.pop() ?? '';
    for (const message of messages) {
      const data = message.split('\n').find((line) => line.startsWith('data:'));
      if (data) onEvent(eventsSchema.parse(JSON.parse(data.slice(5))));
    }
  }
}
