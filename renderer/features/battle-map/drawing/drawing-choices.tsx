/** What can be drawn: the target that is open, the border of the unit that is open, something new. */
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Unit } from '../../../../shared/domain/unit.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { LitTarget } from '../../../db/reader.ts';
import { t } from '../../../text/t.ts';
import { beginTask } from './drawing-store.ts';
import { areaTask, isWhole, targetTask } from './drawing-task.ts';

/** The new target's own id is given when it is saved. */
const NEW = 'new';

export function DrawingChoices({ unit, target }: { readonly unit: Unit; readonly target: LitTarget | null }) {
  const { settings, geometry } = useCounty();
  const kinds = settings.kinds.filter((kind) => kind.geometry !== 'none' && kind.sector !== 'problem');
  const [chosen, setChosen] = useState('');
  const kind = kinds.find((each) => each.id === chosen) ?? kinds[0];
  const kindOf = settings.kinds.find((each) => each.id === target?.kind);
  const held = target && kindOf ? targetTask(target, kindOf, geometry) : null;
  const border = areaTask(unit, geometry);
  return (
    <>
      <p className="drawing-hint">{t('drawing.choose')}</p>
      {target && !held && <p className="drawing-hint">{t('drawing.noGeometry', { name: target.name })}</p>}
      {held && (
        <Button block type="primary" onClick={() => beginTask(held)}>
          {t(
            isWhole(held, held.base)
              ? `drawing.begin.${held.what === 'line' ? 'line' : 'point'}`
              : 'drawing.begin.place',
            {
              name: held.name,
            },
          )}
        </Button>
      )}
      <Button block onClick={() => beginTask(border)}>
        {t(isWhole(border, border.base) ? 'drawing.begin.area' : 'drawing.begin.newArea', { name: unit.name })}
      </Button>
      {kind && (
        <fieldset>
          <legend>{t('drawing.new')}</legend>
          <Select
            value={kind.id}
            onChange={setChosen}
            options={kinds.map((each) => ({ value: each.id, label: each.name }))}
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('drawing.kind')}
          />
          <Button
            onClick={() => {
              const task = targetTask({ id: NEW, name: kind.name, quantity: 0 }, kind, null, true);
              if (task) beginTask(task);
            }}
          >
            {t('drawing.begin.new')}
          </Button>
        </fieldset>
      )}
    </>
  );
}
