/** The one wrapper around every call that comes from a page: known name, input of the declared shape, output likewise. */
import { contract, type Host, type OperationName } from '../../shared/host/contract.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';

export type CallFault =
  | { readonly reason: 'unknown-operation' }
  /** `detail` names the fields, for developers. */
  | { readonly reason: 'bad-input'; readonly detail: string }
  /** The host broke its own contract or threw: a bug. */
  | { readonly reason: 'failed'; readonly detail: string };

export async function callContract(host: Host, name: string, input: unknown): Promise<Result<unknown, CallFault>> {
  if (!Object.hasOwn(contract, name)) return fail({ reason: 'unknown-operation' });
  const operation = name as OperationName;
  const parsed = contract[operation].input.safeParse(input);
  if (!parsed.success) return fail({ reason: 'bad-input', detail: parsed.error.message });
  try {
    const answer = await (host[operation] as (value: unknown) => Promise<unknown>)(parsed.data);
    return ok(contract[operation].output.parse(answer));
  } catch (error) {
    return fail({ reason: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
}
