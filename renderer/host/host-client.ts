/** The host as every part of the renderer sees it: one facade over the bridge (Electron) and HTTP. */
import type { Host, Input, OperationName, Output } from '../../shared/host/contract.ts';
import { batchPath, contract } from '../../shared/host/contract.ts';
import { bridgeTransport } from './bridge-transport.ts';
import { httpTransport } from './http-transport.ts';
import { HostFault, type Transport } from './transport.ts';

export interface HostClient extends Host {
  listen: Transport['listen'];
  readonly assetHeaders: Readonly<Record<string, string>>;
  /** JSON of a batch, by its SHA-256. */
  batch(sha256: string): Promise<unknown>;
}

export function connectHost(): HostClient {
  const transport = globalThis.guatuBridge ? bridgeTransport(globalThis.guatuBridge) : httpTransport();
  const call = async <N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const parsed = contract[name].output.safeParse(await transport.call(name, input));
    if (!parsed.success) throw new HostFault('form', `${name}: ${parsed.error.message}`);
    return parsed.data as Output<N>;
  };
  const names = Object.keys(contract) as OperationName[];
  const operations = Object.fromEntries(names.map((name) => [name, (input: Input<typeof name>) => call(name, input)]));
  return {
    ...(operations as unknown as Host),
    listen: (onEvent, onLost) => transport.listen(onEvent, onLost),
    assetHeaders: transport.assetHeaders,
    batch: async (sha256) => {
      const response = await fetch(new URL(batchPath(sha256), document.baseURI), { headers: transport.assetHeaders });
      if (!response.ok) throw new HostFault('refused', `batch ${sha256}: ${response.status}`);
      return response.json();
    },
  };
}
