/** Everything a person can do to a target, with its wording: what was saved, or why not and what to do. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { chainageText } from '../../shared/domain/chainage.ts';
import { type State, stateSchema } from '../../shared/domain/clearance.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import type { CommandResult, Commands, Done } from '../db/commands.ts';
import { useCommands, useCounty, useReader } from '../db/county-store.tsx';
import type { LitTarget } from '../db/reader.ts';
import { stateText } from '../text/domain-text.ts';
import { amountOf, count, decimal, fullDate } from '../text/format.ts';
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
  /** False for somebody who only looks on: no writing controls are shown. */
  readonly canWrite: boolean;
  /** A step of a target through its states; `why` where a reason is demanded. */
  step(target: LitTarget, to: State, why?: string): void;
  /** The same step for many in one write, all or none; `onResult` hears what came of it. */
  steps(ids: readonly string[], to: State, why: string | undefined, onResult: Step['onResult']): void;
  /** Metres from the road's start. */
  recordStretch(target: LitTarget, stage: { id: string; name: string }, from: number, to: number): void;
  /** Cumulative, 0–100. */
  recordAmount(target: LitTarget, percent: number): void;
  /** Cumulative amount of one stage, in the kind's measure. */
  recordReach(target: LitTarget, kind: Kind, stage: { id: string; name: string }, reached: number): void;
  undo(): void;
  /** Anything else that a page can have written; `said` is shown when it is saved. Asks who is there first, like all others. */
  perform(step: Step): void;
}

/** What somebody asked for, and what is said when it is saved. */
export interface Step {
  readonly act: (commands: Commands) => Promise<CommandResult>;
  readonly said: string | ((done: Done) => string);
  readonly undoable: boolean;
  /** Told what came of it. */
  readonly onResult?: ((result: CommandResult) => void) | undefined;
}

export function useActions(link: Link): Actions {
  const commands = useCommands();
  const reader = useReader();
  const { info } = useCounty();
  const name = useSeat((seat) => seat.name);
  const role = useSeat((seat) => seat.role);
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
            if (result.ok) return announce('done', typeof said === 'string' ? said : said(result.value), undoable);
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
      canWrite: role !== 'viewer',
      step: (target, to, why) =>
        run({
          act: (commands) => commands.step(target.id, to, why ? { why } : {}),
          said: t(`stepDone.${to}`, { name: target.name }),
          undoable: true,
        }),
      steps: (ids, to, why, onResult) =>
        run({
          act: (commands) => commands.steps(ids, to, why ? { why } : {}),
          said: t(`stepsDone.${to}`, { count: count(ids.length) }),
          undoable: true,
          onResult,
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
      recordReach: (target, kind, stage, reached) =>
        run({
          act: (commands) => commands.recordReach(target.id, stage.id, reached),
          said: t('stagesForm.saved', { stage: stage.name, amount: amountOf(kind, reached), measure: kind.measure }),
          undoable: true,
        }),
      undo: () => {
        let said = t('done.undone');
        run({
          act: async (commands) => {
            const result = await commands.undo();
            if (result.ok) said = await undoneText(result.value, async (id) => (await reader.target(id))?.name);
            return result;
          },
          said: () => said,
          undoable: false,
        });
      },
      perform: run,
    }),
    [refusal, busy, readOnly, role, reader, run],
  );
}

/** What an undo brought back, by name where it is one target. */
async function undoneText(done: Done, nameOf: (id: string) => Promise<string | undefined>): Promise<string> {
  const [first, ...more] = done.written;
  if (!first) return t('done.undone');
  if (more.length > 0) return t('undone.many', { count: count(done.written.length) });
  const name = await nameOf(first.subject);
  if (name === undefined) return t('done.undone');
  const to = first.k === 'clearance' ? stateSchema.safeParse(first.payload['to']) : undefined;
  return to?.success ? t('undone.state', { name, state: stateText(to.data) }) : t('undone.other', { name });
}
