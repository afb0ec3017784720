/** While something is drawn: what to do, how long or large it is, its steps, and saving it. */
import { Button, Radio } from 'antd';
import { useMemo, useState } from 'react';
import type { TargetSpec } from '../../../../shared/domain/batch.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { openTarget } from '../../../app/view-store.ts';
import { useCounty } from '../../../db/county-store.tsx';
import { t } from '../../../text/t.ts';
import { CornerForm } from './corner-form.tsx';
import {
  endTask,
  finishShape,
  goOn,
  isDrawn,
  leave,
  startAnew,
  stepBack,
  stepOn,
  useDrawing,
} from './drawing-store.ts';
import { drawnOf, isStale, isWhole, kilometres, lengthDiffers, metresOf, type Task } from './drawing-task.ts';
import { areaText, lengthText } from './figures-text.ts';
import { NewTargetForm } from './new-target-form.tsx';

/** The button that began it is gone: its place is taken by what can be done now. */
const takeFocus = (element: HTMLElement | null): void => element?.focus();

export function DrawingHand({ task, actions }: { readonly task: Task; readonly actions: Actions }) {
  const { geometry } = useCounty();
  const { paths, past, future, adding, asking } = useDrawing();
  const [takesLength, setTakesLength] = useState(false);
  const stale = useMemo(() => isStale(task, geometry), [task, geometry]);
  const whole = isWhole(task, paths);
  const metres = task.what === 'line' ? metresOf(task, paths) : 0;
  const differs = lengthDiffers(task, metres);
  const ready = isDrawn(task, paths) && !stale;

  const save = (spec?: TargetSpec): void => {
    const drawn = drawnOf(task, paths, {
      ...(spec ? { spec } : {}),
      ...(differs && takesLength ? { quantity: kilometres(metres) } : {}),
    });
    actions.perform({
      act: (commands) => commands.draw(drawn),
      said: t(`drawing.saved.${spec ? 'new' : task.what}`, { name: spec?.name ?? task.name }),
      undoable: true,
      onResult: (result) => {
        if (!result.ok) return;
        endTask();
        if (spec) openTarget(spec.id, spec.unit);
      },
    });
  };
  return (
    <div ref={takeFocus} className="drawing-hand" tabIndex={-1}>
      <p className="drawing-hint">{t(adding ? `drawing.hint.add.${task.what}` : `drawing.hint.edit.${task.what}`)}</p>
      <dl className="drawing-figures" aria-live="polite">
        {task.what === 'line' && (
          <div>
            <dt>{t('drawing.drawn')}</dt>
            <dd>{lengthText(metres)}</dd>
          </div>
        )}
        {task.stated > 0 && (
          <div>
            <dt>{t('drawing.stated')}</dt>
            <dd>{lengthText(task.stated)}</dd>
          </div>
        )}
        {task.what === 'area' && whole && (
          <div>
            <dt>{t('drawing.area')}</dt>
            <dd>{areaText(task, paths)}</dd>
          </div>
        )}
      </dl>
      {differs && (
        <div className="drawing-differs" role="group" aria-label={t('drawing.differs')}>
          <p>{t('drawing.differs')}</p>
          <Radio.Group value={takesLength} onChange={(event) => setTakesLength(event.target.value === true)}>
            <Radio value={false}>{t('drawing.keepLength', { length: lengthText(task.stated) })}</Radio>
            <Radio value>{t('drawing.takeLength', { length: lengthText(metres) })}</Radio>
          </Radio.Group>
        </div>
      )}
      <CornerForm task={task} />
      <div className="drawing-steps">
        <Button size="small" disabled={past.length === 0} onClick={stepBack}>
          {t('drawing.back')}
        </Button>
        <Button size="small" disabled={future.length === 0} onClick={stepOn}>
          {t('drawing.forth')}
        </Button>
        {task.what === 'line' && whole && !adding && (
          <Button size="small" onClick={goOn}>
            {t('drawing.goOn')}
          </Button>
        )}
        {task.what !== 'area' && whole && (
          <Button size="small" onClick={startAnew}>
            {t('drawing.anew')}
          </Button>
        )}
        {adding && task.what !== 'point' && (
          <Button size="small" disabled={!whole} onClick={finishShape}>
            {t('drawing.finish')}
          </Button>
        )}
      </div>
      {stale && <p className="drawing-problem">{t('drawing.stale')}</p>}
      {task.isNew && whole && (!adding || task.what === 'point') && (
        <NewTargetForm task={task} paths={paths} busy={actions.busy} onSave={save} />
      )}
      {asking ? (
        <div className="drawing-asking" role="alertdialog" aria-label={t('drawing.ask')}>
          <p>{t('drawing.ask')}</p>
          <Button danger onClick={endTask}>
            {t('drawing.discard')}
          </Button>
          <Button autoFocus onClick={leave}>
            {t('drawing.stay')}
          </Button>
        </div>
      ) : (
        <div className="drawing-end">
          {!task.isNew && (
            <Button type="primary" disabled={!ready} loading={actions.busy} onClick={() => save()}>
              {t('drawing.save')}
            </Button>
          )}
          <Button onClick={leave}>{t('action.cancel')}</Button>
        </div>
      )}
    </div>
  );
}
