/** Everything a person can do to a target, with its wording: what was saved, or why not and what to do. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { chainageText } from '../../shared/domain/chainage.ts';
import type { CommandResult, Commands } from '../db/commands.ts';
import { useCommands, useCounty, useReader } from '../db/county-store.tsx';
import type { LitTarget } from '../db/reader.ts';
import { decimal, fullDate } from '../text/format.ts';
import { refusalText } from '../text/refusal-text.ts';
import { t } from '../text/t.ts';
import { useSeat } from './seat-store.ts';
import type { Link } from './use-link.ts';
import { announce, dismissNotice, openDrawer, useView } from './view-store.ts';

export interface Actions {
  /** Why nothing can be changed now, as a sentence; undefined when things can be changed. */
  readonly refusal: string | undefined;
  readonly busy: boolean;
  /** Cause for which the store takes no writes, known at start or met since. */
  readonly readOnly: string | undefined;
  clear(target: LitTarget): void;
  reopen(target: LitTarget, why: string): void;
  /** Metres from the road's start. */
  recordStretch(target: LitTarget, stage: { id: string; name: string }, from: number, to: number): void;
  /** Cumulative, 0–100. */
  recordAmount(target: LitTarget, percent: number): void;
  undo(): void;
  /** Anything else that a page can have written; `said` is shown when it is saved. Asks who is there first, like all others. */
  perform(step: Step): void;
}

/** What somebody asked for, and what is said when it is saved. */
export interface Step {
  readonly act: (commands: Commands) => Promise<CommandResult>;
  readonly said: string;
  readonly undoable: boolean;
  /** Told what came of it. */
  readonly onResult?: (result: CommandResult) => void;
}

export function useActions(link: Link): Actions {
  const commands = useCommands();
  const reader = useReader();
  const { info } = useCounty();
  const name = useSeat((seat) => seat.name);
  const drawer = useView((view) => view.drawer);
  const [busy, setBusy] = useState(false);
  const [frozen, setFrozen] = useState<string | undefined>(undefined);
  const readOnly = frozen ?? info.readOnly;
  const refusal =
    link === 'denied'
      ? t('denied.banner')
      : !reader.live
        ? refusalText({ reason: 'past-day', date: fullDate(reader.on) })
        : readOnly !== undefined
          ? refusalText({ reason: 'read-only', cause: readOnly })
          : undefined;

  const perform = useCallback(
    ({ act, said, undoable, onResult }: Step): void => {
      setBusy(true);
      act(commands)
        .then(
          (result) => {
            onResult?.(result);
            if (result.ok) return announce('done', said, undoable);
            const { error } = result;
            // After a failed write the host takes no more until it is started again.
            if (error.reason === 'disk') setFrozen('disk');
            if (error.reason === 'read-only') setFrozen(error.cause);
            return announce('refused', refusalText(error));
          },
          (error: unknown) => announce('refused', refusalText({ reason: 'failed', message: String(error) })),
        )
        .finally(() => setBusy(false));
    },
    [commands],
  );

  // What was said about the lost host is out of date once it is known to be another.
  useEffect(() => {
    if (link === 'denied') dismissNotice();
  }, [link]);

  // Asked for before anybody said who they are: done as soon as they do, forgotten when they do not.
  const pending = useRef<Step | null>(null);
  useEffect(() => {
    const step = pending.current;
    if (!step) return;
    if (name !== '') {
      pending.current = null;
      perform(step);
    } else if (drawer !== 'who') {
      pending.current = null;
      dismissNotice();
    }
  }, [name, drawer, perform]);

  const run = useCallback(
    (step: Step): void => {
      if (refusal !== undefined) return announce('refused', refusal);
      if (name !== '') return perform(step);
      pending.current = step;
      openDrawer('who');
      return announce('refused', t('who.needName'));
    },
    [refusal, name, perform],
  );

  return useMemo(
    (): Actions => ({
      refusal,
      busy,
      readOnly,
      clear: (target) =>
        run({
          act: (commands) => commands.clear(target.id),
          said: t('done.cleared', { name: target.name }),
          undoable: true,
        }),
      reopen: (target, why) =>
        run({
          act: (commands) => commands.reopen(target.id, why),
          said: t('done.reopened', { name: target.name }),
          undoable: true,
        }),
      recordStretch: (target, stage, from, to) =>
        run({
          act: (commands) => commands.recordStretch(target.id, stage.id, from, to),
          said: t('done.stretch', { stage: stage.name, from: chainageText(from), to: chainageText(to) }),
          undoable: true,
        }),
      recordAmount: (target, percent) =>
        run({
          act: (commands) => commands.recordAmount(target.id, percent),
          said: t('done.amount', { percent: decimal(percent) }),
          undoable: true,
        }),
      undo: () => run({ act: (commands) => commands.undo(), said: t('done.undone'), undoable: false }),
      perform: run,
    }),
    [refusal, busy, readOnly, run],
  );
}
