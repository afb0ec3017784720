/** Calls through Electron's preload bridge. */
import type { Bridge } from '../../shared/host/bridge.ts';
import type { Transport } from './transport.ts';

export const bridgeTransport = (bridge: Bridge): Transport => ({
  call: (name, input) => bridge.call(name, input),
  listen: (onEvent) => bridge.onEvent(onEvent),
  assetHeaders: {},
});
