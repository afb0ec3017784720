/** One call at a time: whether one is under way, what came of the last, and who asks. */
import { useState } from 'react';
import { roleText } from '../../../../shared/domain/role.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import type { PackageRefusal } from '../../../../shared/host/package-calls.ts';
import { useSeat } from '../../../app/seat-store.ts';
import { t } from '../../../text/t.ts';
import { faultOf, type ImportFault } from '../import/import-fault.ts';
import { packageFaultText } from './package-fault.ts';

export interface Said {
  readonly text: string;
  readonly isFault: boolean;
}

/** Who sits here, as operations write it. */
export function useAuthor(): { readonly user: string; readonly role: string } {
  const { name, role, unit } = useSeat();
  return { user: name, role: roleText({ role, ...(unit === '' ? {} : { unit }) }) };
}

interface NotSaved {
  readonly saved: false;
  readonly cause: 'cancelled' | 'disk' | 'read-only';
  readonly message?: string | undefined;
}
interface Refused {
  readonly ok: false;
  readonly refusal: PackageRefusal | ImportFault;
}
/** What a call answers when it is neither refused nor left unsaved. */
type Done<A> = Exclude<A, { readonly refusal: unknown } | { readonly saved: false }>;

export interface PackageCall {
  readonly busy: boolean;
  readonly said: Said | null;
  say(said: Said | null): void;
  /** Runs a call; `done` gets what it answered unless it was refused. */
  run<A extends object>(call: Promise<A>, done: (answer: Done<A>) => string | null): void;
  /** `file`: the one that it is about. */
  fail(fault: PackageRefusal | ImportFault, file?: string): void;
}

export function usePackageCall(units: UnitIndex, name = ''): PackageCall {
  const [busy, setBusy] = useState(false);
  const [said, say] = useState<Said | null>(null);
  const fail = (fault: PackageRefusal | ImportFault, file = name): void =>
    say({ text: packageFaultText(fault, units, file), isFault: true });
  return {
    busy,
    said,
    say,
    fail,
    run: (call, done) => {
      setBusy(true);
      say(null);
      call
        .then(
          (answer) => {
            if ('refusal' in answer) return fail((answer as unknown as Refused).refusal);
            if ('saved' in answer && answer.saved === false) {
              const { cause, message = '' } = answer as unknown as NotSaved;
              return say({ text: t(`dataPackages.notSaved.${cause}`, { message }), isFault: cause !== 'cancelled' });
            }
            const text = done(answer as Done<typeof answer>);
            return text === null ? undefined : say({ text, isFault: false });
          },
          (error: unknown) => fail(faultOf(error)),
        )
        .finally(() => setBusy(false));
    },
  };
}
