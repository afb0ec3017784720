/** A host whose every call fails the test: for fakes that answer only what their test is about. */
import { contract, type Host, type OperationName } from '../../shared/host/contract.ts';

export const callsNotMade = (): Host =>
  Object.fromEntries(
    (Object.keys(contract) as OperationName[]).map((name) => [
      name,
      () => Promise.reject(new Error(`${name} is no part of this test`)),
    ]),
  ) as unknown as Host;
