/**
 * Batches as the host delivers them: it has checked their form when they were imported and their hash when it read them,
 * so that only kind and version are looked at here.
 */
import type { Batch, BatchKind } from '../../shared/domain/batch.ts';
import type { HostClient } from './host-client.ts';
import { HostFault } from './transport.ts';

export async function readBatch<K extends BatchKind>(
  host: HostClient,
  sha256: string,
  kind: K,
): Promise<Extract<Batch, { batch: K }>> {
  const batch = (await host.batch(sha256)) as Batch;
  if (batch.batch !== kind || batch.version !== 1) throw new HostFault('form', `batch ${sha256} is no ${kind} batch`);
  return batch as Extract<Batch, { batch: K }>;
}
