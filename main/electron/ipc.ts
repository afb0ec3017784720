/**
 * The one wrapper around every channel, derived from the contract: who sends is checked first, then what. Knows nothing of
 * Electron but the shape of what it passes in, so that it is tested without it.
 */
import { callContract } from '../core/call-contract.ts';
import { contract, type Host, type HostEvent, type OperationName } from '../../shared/host/contract.ts';

export const EVENT_CHANNEL = 'guatu:event';
export const channelOf = (name: OperationName): string => `guatu:${name}`;

/** The page's own address; everything else is foreign. */
export const PAGE_ORIGIN = 'app://guatu';

interface Frame {
  readonly url: string;
}

/** What Electron says about a call. */
export interface CallEvent {
  readonly sender: { readonly id: number; readonly mainFrame: Frame };
  /** Null when the frame is gone by now. */
  readonly senderFrame: Frame | null;
}

export interface CallReceiver {
  handle(channel: string, listener: (event: CallEvent, input: unknown) => Promise<unknown>): void;
}

export interface Windows {
  /** True for the contents of a window that this application has opened. */
  isOwn(contentsId: number): boolean;
}

export const isPageUrl = (url: string): boolean => {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}` === PAGE_ORIGIN;
  } catch {
    return false;
  }
};

/** True only for the top frame of one of our windows that shows our page. */
export const isTrusted = (event: CallEvent, windows: Windows): boolean =>
  event.senderFrame !== null &&
  event.senderFrame === event.sender.mainFrame &&
  isPageUrl(event.senderFrame.url) &&
  windows.isOwn(event.sender.id);

/** Answers every operation of the contract on its own channel; a refused call rejects with its reason. */
export function receiveCalls(receiver: CallReceiver, host: Host, windows: Windows): void {
  for (const name of Object.keys(contract) as OperationName[]) {
    receiver.handle(channelOf(name), async (event, input) => {
      if (!isTrusted(event, windows)) throw new Error('foreign-sender');
      const called = await callContract(host, name, input);
      if (called.ok) return called.value;
      throw new Error(
        'detail' in called.error ? `${called.error.reason}: ${called.error.detail}` : called.error.reason,
      );
    });
  }
}

/** Passes events on to every window. */
export const sendEvents = (
  onEvent: (listener: (event: HostEvent) => void) => () => void,
  contents: () => Iterable<{ send(channel: string, event: HostEvent): void }>,
): (() => void) =>
  onEvent((event) => {
    for (const each of contents()) each.send(EVENT_CHANNEL, event);
  });
