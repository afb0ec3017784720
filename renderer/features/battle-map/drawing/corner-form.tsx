/** Coordinates by keyboard: of the corner that is chosen, or of the next one. */
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { Position } from '../../../../shared/domain/unit.ts';
import { t } from '../../../text/t.ts';
import { addAt, moveTo, useDrawing } from './drawing-store.ts';
import { ownCorners, type Task, typedPlace } from './drawing-task.ts';

const placeText = ([x, y]: Position): string => `${x.toFixed(6)}, ${y.toFixed(6)}`;

export function CornerForm({ task }: { readonly task: Task }) {
  const { paths, adding, chosen } = useDrawing();
  const [only] = ownCorners(task, paths);
  const held = task.what === 'point' ? (only ?? null) : adding ? null : chosen;
  const text = held ? placeText(held) : '';
  return adding || held ? <PlaceField key={`${text} ${paths.length}`} held={held} text={text} /> : null;
}

function PlaceField({ held, text }: { readonly held: Position | null; readonly text: string }) {
  const [typed, setTyped] = useState(text);
  const id = useId();
  const place = typedPlace(typed);
  const isBad = typed.trim() !== '' && !place;
  return (
    <form
      className="drawing-place"
      onSubmit={(event) => {
        event.preventDefault();
        if (!place || typed === text) return;
        if (held) moveTo(held, place);
        else addAt(place);
        setTyped('');
      }}
    >
      <label htmlFor={id}>{t(held ? 'drawing.place' : 'drawing.nextPlace')}</label>
      <div>
        <Input
          id={id}
          value={typed}
          placeholder={t('drawing.placeExample')}
          status={isBad ? 'error' : ''}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit" disabled={!place || typed === text}>
          {t('drawing.apply')}
        </Button>
      </div>
      {isBad && <p className="drawing-problem">{t('drawing.badPlace')}</p>}
    </form>
  );
}
