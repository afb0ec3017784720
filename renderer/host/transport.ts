/** What carries calls to the host: Electron's bridge or HTTP. */
import type { HostEvent, OperationName } from '../../shared/host/contract.ts';

export interface Transport {
  call(name: OperationName, input: unknown): Promise<unknown>;
  /** `onLost` is told when events stop coming and when they come again. */
  listen(onEvent: (event: HostEvent) => void, onLost: (isLost: boolean) => void): () => void;
  /** Headers without which batches and tiles are refused. */
  readonly assetHeaders: Readonly<Record<string, string>>;
}

/** The host cannot be reached or answered something that is not in the contract. */
export class HostFault extends Error {
  readonly reason: 'unreachable' | 'refused' | 'form';
  constructor(reason: 'unreachable' | 'refused' | 'form', detail: string) {
    super(detail);
    this.reason = reason;
  }
}
