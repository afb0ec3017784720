/** Figures of the chosen unit, kind and action on the day being looked at; renewed with every write. */
import { useEffect, useMemo, useState } from 'react';
import { actionsOf } from '../../../shared/domain/schedule/scope.ts';
import { windowOf } from '../../../shared/domain/schedule/rate.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { useView } from '../../app/view-store.ts';
import { useAnswer, useCounty, useReader, useTargetsOf } from '../../db/county-store.tsx';
import { type ScheduleAsk, type ScheduleFigures, scheduleFigures, unitsAsked } from './schedule-figures.ts';
import { useSchedule } from './schedule-store.ts';

/** While the host is away the log is asked for again this often. */
const RETRY_MS = 5000;

/** Undefined while the rows are being read; rates come a little later, with the log. */
export function useScheduleFigures(unit: Unit): { ask: ScheduleAsk; figures: ScheduleFigures | undefined } {
  const { settings, units } = useCounty();
  const { on } = useReader();
  const kind = useView((view) => view.filter.kind);
  const { action: actionId, windowDays } = useSchedule();
  const ask = useMemo((): ScheduleAsk => {
    const action = actionsOf(settings).find((it) => it.id === actionId);
    return { unit, units, settings, action, windowDays, on };
  }, [unit, units, settings, actionId, windowDays, on]);
  const targets = useTargetsOf(unit.id, kind === '' ? {} : { kind });
  const question = { units: unitsAsked(ask), from: settings.start, before: windowOf(on, windowDays).from };
  const [attempt, setAttempt] = useState(0);
  const progress = useAnswer(`progress ${attempt} ${JSON.stringify(question)}`, (reader) => reader.progress(question));
  useEffect(() => {
    if (progress !== null) return undefined;
    const timer = setTimeout(() => setAttempt((tries) => tries + 1), RETRY_MS);
    return () => clearTimeout(timer);
  }, [progress]);
  const figures = useMemo(
    () => targets && scheduleFigures(targets, progress, kind, ask),
    [targets, progress, kind, ask],
  );
  return { ask, figures };
}
