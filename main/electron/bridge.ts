/** The page's end of the bridge: two functions and nothing of Electron. */
import type { Bridge } from '../../shared/host/bridge.ts';
import type { HostEvent, OperationName } from '../../shared/host/contract.ts';

/** The part of Electron's ipcRenderer that is used. */
export interface Caller {
  invoke(channel: string, input: unknown): Promise<unknown>;
  on(channel: string, listener: (event: unknown, sent: HostEvent) => void): unknown;
  removeListener(channel: string, listener: (event: unknown, sent: HostEvent) => void): unknown;
}

export const createBridge = (caller: Caller): Bridge => ({
  // Only names of the contract have a channel; any other one is rejected by Electron.
  call: (name: OperationName, input: unknown) => caller.invoke(`guatu:${name}`, input),
  onEvent: (listener) => {
    const pass = (_event: unknown, sent: HostEvent): void => listener(sent);
    caller.on('guatu:event', pass);
    return () => void caller.removeListener('guatu:event', pass);
  },
});
