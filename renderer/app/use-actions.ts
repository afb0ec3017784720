/** Everything a person can do to a target, with its wording: what was saved, or why not and what to do. */
import { useCallback, useMemo, useState } from 'react';
import { chainageText } from '../../shared/domain/chainage.ts';
import type { CommandResult } from '../db/commands.ts';
import { useCommands, useCounty, useReader } from '../db/county-store.tsx';
import type { LitTarget } from '../db/reader.ts';
import { decimal, fullDate } from '../text/format.ts';
import { refusalText } from '../text/refusal-text.ts';
import { t } from '../text/t.ts';
import { useSeat } from './seat-store.ts';
import { announce, openDrawer } from './view-store.ts';

export interface Actions {
  /** Why nothing can be changed now, as a sentence; undefined when things can be changed. */
  readonly refusal: string | undefined;
  readonly busy: boolean;
  clear(target: LitTarget): void;
  reopen(target: LitTarget, why: string): void;
  /** Metres from the road's start. */
  recordStretch(target: LitTarget, stage: { id: string; name: string }, from: number, to: number): void;
  /** Cumulative, 0–100. */
  recordAmount(target: LitTarget, percent: number): void;
  undo(): void;
}

export function useActions(): Actions {
  const commands = useCommands();
  const reader = useReader();
  const { info } = useCounty();
  const name = useSeat((seat) => seat.name);
  const [busy, setBusy] = useState(false);
  const refusal = !reader.live
    ? refusalText({ reason: 'past-day', date: fullDate(reader.on) })
    : info.readOnly !== undefined
      ? refusalText({ reason: 'read-only', cause: info.readOnly })
      : undefined;

  const run = useCallback(
    (act: () => Promise<CommandResult>, said: string, undoable: boolean): void => {
      if (refusal !== undefined) return announce('refused', refusal);
      if (name === '') {
        openDrawer('who');
        return announce('refused', t('who.needName'));
      }
      setBusy(true);
      act()
        .then(
          (result) => (result.ok ? announce('done', said, undoable) : announce('refused', refusalText(result.error))),
          (error: unknown) => announce('refused', refusalText({ reason: 'failed', message: String(error) })),
        )
        .finally(() => setBusy(false));
    },
    [refusal, name],
  );

  return useMemo(
    (): Actions => ({
      refusal,
      busy,
      clear: (target) => run(() => commands.clear(target.id), t('done.cleared', { name: target.name }), true),
      reopen: (target, why) =>
        run(() => commands.reopen(target.id, why), t('done.reopened', { name: target.name }), true),
      recordStretch: (target, stage, from, to) =>
        run(
          () => commands.recordStretch(target.id, stage.id, from, to),
          t('done.stretch', { stage: stage.name, from: chainageText(from), to: chainageText(to) }),
          true,
        ),
      recordAmount: (target, percent) =>
        run(() => commands.recordAmount(target.id, percent), t('done.amount', { percent: decimal(percent) }), true),
      undo: () => run(() => commands.undo(), t('done.undone'), false),
    }),
    [refusal, busy, run, commands],
  );
}
