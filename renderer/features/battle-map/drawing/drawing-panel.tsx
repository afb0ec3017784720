/** The drawing tool: what can be drawn, and while something is drawn its figures, its steps and its end. */
import type { Unit } from '../../../../shared/domain/unit.ts';
import type { Actions } from '../../../app/use-actions.ts';
import type { LitTarget } from '../../../db/reader.ts';
import type { CountyMap } from '../../../map/county-map.ts';
import { t } from '../../../text/t.ts';
import { DrawingChoices } from './drawing-choices.tsx';
import { DrawingHand } from './drawing-hand.tsx';
import { closeDrawing, useDrawing } from './drawing-store.ts';
import { useDrawingKeys } from './use-drawing-keys.ts';
import { useDrawingMap } from './use-drawing-map.ts';
import './drawing.css';

interface DrawingPanelProps {
  readonly county: CountyMap | null;
  readonly unit: Unit;
  readonly target: LitTarget | null;
  readonly actions: Actions;
}

export function DrawingPanel({ county, unit, target, actions }: DrawingPanelProps) {
  const task = useDrawing((drawing) => drawing.task);
  useDrawingMap(county);
  useDrawingKeys();
  return (
    <section className="drawing-panel" aria-label={t('drawing.title')}>
      <header>
        <h2>{task ? t(`drawing.doing.${task.what}`, { name: task.name }) : t('drawing.title')}</h2>
        {!task && (
          <button type="button" className="drawing-close" aria-label={t('action.close')} onClick={closeDrawing}>
            ×
          </button>
        )}
      </header>
      {task ? (
        <DrawingHand key={task.owner} task={task} actions={actions} />
      ) : (
        <DrawingChoices unit={unit} target={target} />
      )}
    </section>
  );
}
