/** What Electron's preload script exposes to the page under `globalThis.guatuBridge`; absent in the HTTP shell. */
import type { HostEvent, OperationName } from './contract.ts';

export interface Bridge {
  /** Answers what the contract says for `name`; rejects only on faults of the bridge itself. */
  call(name: OperationName, input: unknown): Promise<unknown>;
  /** Returns the function that stops listening. */
  onEvent(listener: (event: HostEvent) => void): () => void;
}

declare global {
  var guatuBridge: Bridge | undefined;
}
