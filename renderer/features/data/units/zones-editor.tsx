/** War zones: added, renamed, dissolved, given townships by list or, with a chosen one, by the map; saved as one step. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useSeat } from '../../../app/seat-store.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { useCounty } from '../../../db/county-store.tsx';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { canImport } from '../import/who-may.ts';
import {
  assigned,
  faultOf,
  heldZones,
  isSame,
  renamed,
  townshipsOf,
  wishOf,
  withoutZone,
  withZone,
  type ZonesDraft,
} from './zones-draft.ts';
import { zoneColour } from './zones-layers.ts';
import { setArranging, useArranging } from './zones-store.ts';

const LONGEST_NAME = 40;
const MOST_ZONES = 40;
/** Value of the list for townships of no war zone. */
const NONE = '';

interface ZonesEditorProps {
  readonly actions: Actions;
  readonly draft: ZonesDraft;
  /** False for everybody but the duty officer. */
  readonly canChange: boolean;
}

/** 第五战区; beyond the numerals that the language has for it, the number. */
const newName = (number: number): string =>
  t('dataUnits.zones.newName', { number: [...t('dataUnits.zones.numerals')][number - 1] ?? number });

/** Whether the person at this seat may arrange war zones, and why not. */
export function useMayArrange(actions: Actions): { may: boolean; why: string | undefined } {
  const role = useSeat((seat) => seat.role);
  const unit = useSeat((seat) => seat.unit);
  const isDuty = canImport({ role, ...(unit ? { unit } : {}) });
  const why = actions.refusal ?? (isDuty ? undefined : t('dataUnits.zones.dutyOnly'));
  return { may: why === undefined, why };
}

export function ZonesEditor({ actions, draft, canChange }: ZonesEditorProps) {
  const { units } = useCounty();
  const theme = useSeat((seat) => seat.theme);
  const brush = useArranging((state) => state.brush);
  const isChanged = !isSame(draft, heldZones(units));
  const fault = faultOf(draft);
  const townships = [...units.all()].filter(({ level }) => level === 'township');
  const ofNone = townships.length - draft.zoneOf.size;
  const [isListed, setListed] = useState(ofNone > 0);
  const change = (next: ZonesDraft): void => setArranging({ draft: next });

  const add = (): void => {
    const names = new Set(draft.zones.map(({ name }) => name));
    const key = `new-${crypto.randomUUID()}`;
    let number = draft.zones.length + 1;
    while (names.has(newName(number))) number += 1;
    setArranging({ draft: withZone(draft, key, newName(number)), brush: key });
  };
  const save = (): void =>
    actions.perform({
      act: (commands) => commands.stateZones(wishOf(draft)),
      said: t('dataUnits.zones.saved', { count: count(draft.zones.length) }),
      undoable: true,
      onResult: (result) => result.ok && setArranging({ draft: null, brush: null }),
    });
  return (
    <section className="units-zones" aria-labelledby="units-zones-title">
      <header>
        <h3 id="units-zones-title">{t('dataUnits.zones.title')}</h3>
        <Button
          size="small"
          icon={<PlusOutlined />}
          disabled={!canChange || draft.zones.length >= MOST_ZONES}
          onClick={add}
        >
          {t('dataUnits.zones.add')}
        </Button>
      </header>
      <p className="units-hint">{t(draft.zones.length > 0 ? 'dataUnits.zones.hint' : 'dataUnits.zones.begin')}</p>
      <ul className="units-zone-list" aria-label={t('dataUnits.zones.title')}>
        {draft.zones.map(({ key, name }, i) => (
          <li key={key} data-brush={brush === key}>
            <button
              type="button"
              className="units-swatch"
              style={{ background: zoneColour(theme, i) }}
              aria-pressed={brush === key}
              aria-label={t('dataUnits.zones.choose', { name })}
              title={t('dataUnits.zones.choose', { name })}
              disabled={!canChange}
              onClick={() => setArranging({ brush: brush === key ? null : key })}
            />
            <Input
              value={name}
              maxLength={LONGEST_NAME}
              disabled={!canChange}
              {...(fault && (name.trim() === '' || (fault.fault === 'name-twice' && fault.name === name.trim()))
                ? { status: 'error' as const }
                : {})}
              aria-label={t('dataUnits.zones.name')}
              onChange={(event) => change(renamed(draft, key, event.target.value))}
            />
            <span className="units-zone-count">
              {t('dataUnits.zones.count', { count: count(townshipsOf(draft, key).length) })}
            </span>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('dataUnits.zones.remove', { name })}
              title={t('dataUnits.zones.remove', { name })}
              disabled={!canChange}
              onClick={() => {
                change(withoutZone(draft, key));
                if (brush === key) setArranging({ brush: null });
              }}
            />
          </li>
        ))}
      </ul>
      {draft.zones.length > 0 && (
        <details className="units-townships" open={isListed} onToggle={(event) => setListed(event.currentTarget.open)}>
          <summary>
            {ofNone > 0
              ? t('dataUnits.zones.someOfNone', { all: count(townships.length), none: count(ofNone) })
              : t('dataUnits.zones.allOfSome', { all: count(townships.length) })}
          </summary>
          <ul>
            {townships.map(({ id, name }) => (
              <li key={id}>
                <span>{name}</span>
                <Select
                  size="small"
                  value={draft.zoneOf.get(id) ?? NONE}
                  disabled={!canChange}
                  aria-label={t('dataUnits.zones.of', { name })}
                  options={[
                    { value: NONE, label: t('dataUnits.zones.none') },
                    ...draft.zones.map((zone) => ({ value: zone.key, label: zone.name })),
                  ]}
                  onChange={(key) => change(assigned(draft, id, key === NONE ? null : key))}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
      {isChanged && (
        <footer className="units-save">
          <span role="status">
            {fault?.fault === 'unnamed'
              ? t('dataUnits.zones.unnamed')
              : fault
                ? t('dataUnits.zones.nameTwice', { name: fault.name })
                : t('dataUnits.zones.unsaved')}
          </span>
          <Button onClick={() => setArranging({ draft: null, brush: null })}>{t('dataUnits.zones.discard')}</Button>
          <Button type="primary" disabled={!canChange || fault !== null} loading={actions.busy} onClick={save}>
            {t('dataUnits.zones.save')}
          </Button>
        </footer>
      )}
    </section>
  );
}
