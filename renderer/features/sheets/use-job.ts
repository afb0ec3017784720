/** One piece of work at a time that shows how far it is and can be cancelled. */
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Job {
  readonly busy: boolean;
  /** What it is doing, or what came of it. */
  readonly said: string | null;
  run(work: (signal: AbortSignal, say: (text: string) => void) => Promise<string>): void;
  cancel(): void;
}

export function useJob(failed: (message: string) => string): Job {
  const [state, setState] = useState<{ readonly busy: boolean; readonly said: string | null }>({
    busy: false,
    said: null,
  });
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const run = useCallback<Job['run']>(
    (work) => {
      if (control.current) return;
      const own = new AbortController();
      control.current = own;
      setState({ busy: true, said: null });
      const end = (said: string): void => {
        control.current = null;
        setState({ busy: false, said });
      };
      work(own.signal, (said) => setState({ busy: true, said })).then(end, (error: unknown) =>
        end(failed(error instanceof Error ? error.message : String(error))),
      );
    },
    [failed],
  );
  const cancel = useCallback(() => control.current?.abort(), []);
  return { ...state, run, cancel };
}
