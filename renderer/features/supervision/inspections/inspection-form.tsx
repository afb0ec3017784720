/** Writes down an inspection: kind, days, and groups with their people and the units they visit. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { isDay } from '../../../../shared/domain/day.ts';
import {
  INSPECTION_KINDS,
  type InspectionFault,
  inspectionFaults,
  type InspectionGroup,
  type InspectionKind,
} from '../../../../shared/domain/inspection.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { useCounty, useReader } from '../../../db/county-store.tsx';
import { UnitsPicker } from '../../../parts/unit-picker.tsx';
import { t } from '../../../text/t.ts';

interface InspectionFormProps {
  readonly taken: readonly { readonly id: string }[];
  readonly actions: Actions;
  /** With the id of what has been written. */
  readonly onClose: (id?: string) => void;
}

const namesIn = (text: string): string[] => text.split(/[\s、，,;；]+/).filter((name) => name !== '');

interface GroupDraft {
  readonly name: string;
  readonly leader: string;
  readonly people: string;
  readonly units: readonly string[];
}
const noGroup = (number: number): GroupDraft => ({
  name: t('inspection.groupName', { number }),
  leader: '',
  people: '',
  units: [],
});

/** The leader belongs to the group whether or not he has been listed among its people. */
function groupOf({ name, leader, people, units }: GroupDraft): InspectionGroup {
  const listed = namesIn(people);
  const led = leader.trim();
  const all = led === '' || listed.includes(led) ? listed : [led, ...listed];
  return { name: name.trim(), leader: led, people: [...new Set(all)], units: [...units] };
}

function faultText(fault: InspectionFault): string {
  switch (fault.reason) {
    case 'ends-before-start':
      return t('refuse.inspection.ends-before-start', { from: fault.from, to: fault.to });
    case 'no-group':
      return t('refuse.inspection.no-group');
    case 'empty-group':
      return t('refuse.inspection.empty-group', { group: fault.group });
    case 'leader-outside':
      return t('refuse.inspection.leader-outside', { group: fault.group, leader: fault.leader });
    case 'person-twice':
      return t('refuse.inspection.person-twice', {
        person: fault.person,
        group: fault.groups[0],
        other: fault.groups[1],
      });
    case 'unknown-unit':
      return t('refuse.inspection.unknown-unit', { group: fault.group, unit: fault.unit });
  }
}

export function InspectionForm({ taken, actions, onClose }: InspectionFormProps) {
  const { settings, units } = useCounty();
  const { on } = useReader();
  const [kind, setKind] = useState<InspectionKind>('office');
  const [name, setName] = useState('');
  const [days, setDays] = useState({ from: on, to: on });
  const [groups, setGroups] = useState<readonly GroupDraft[]>(() => [noGroup(1)]);
  const change = (at: number, part: Partial<GroupDraft>): void =>
    setGroups(groups.map((group, i) => (i === at ? { ...group, ...part } : group)));
  const draft = { kind, name: name.trim(), ...days, groups: groups.map(groupOf) };
  const isDays = isDay(days.from) && isDay(days.to);
  const [fault] = isDays ? inspectionFaults(draft, units) : [];
  const save = (): void => {
    const id = `${settings.county}|${nextId(taken)}`;
    actions.perform({
      act: (commands) => commands.writeEntry('inspection', id, { ...draft }),
      said: t('inspection.saved', { name: draft.name }),
      undoable: true,
      onResult: (result) => result.ok && onClose(id),
    });
  };
  return (
    <aside className="panel-side" aria-label={t('inspection.new')}>
      <form
        className="panel-form"
        aria-label={t('inspection.new')}
        onSubmit={(event) => {
          event.preventDefault();
          if (!fault && isDays && draft.name !== '') save();
        }}
      >
        <header>
          <h3>{t('inspection.new')}</h3>
          <Button size="small" onClick={() => onClose()}>
            {t('action.cancel')}
          </Button>
        </header>
        <label>
          <span>{t('inspection.kind')}</span>
          <Select
            value={kind}
            onChange={setKind}
            aria-label={t('inspection.kind')}
            options={INSPECTION_KINDS.map((it) => ({ value: it, label: t(`inspection.kind.${it}`) }))}
          />
        </label>
        <label>
          <span>{t('inspection.name')}</span>
          <Input autoFocus value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        </label>
        <div className="form-pair">
          <label>
            <span>{t('inspection.from')}</span>
            <Input
              value={days.from}
              maxLength={10}
              onChange={(event) => setDays({ ...days, from: event.target.value.trim() })}
            />
          </label>
          <label>
            <span>{t('inspection.to')}</span>
            <Input
              value={days.to}
              maxLength={10}
              onChange={(event) => setDays({ ...days, to: event.target.value.trim() })}
            />
          </label>
        </div>
        {!isDays && <p className="form-problem">{t('form.day')}</p>}
        {groups.map((group, i) => (
          // Groups have no identity until they are written; they are only ever added and taken from the end.
          // oxlint-disable-next-line react/no-array-index-key
          <fieldset key={i}>
            <legend>{group.name}</legend>
            <div className="form-pair">
              <label>
                <span>{t('inspection.group')}</span>
                <Input
                  value={group.name}
                  maxLength={20}
                  onChange={(event) => change(i, { name: event.target.value })}
                />
              </label>
              <label>
                <span>{t('inspection.leaderName')}</span>
                <Input
                  value={group.leader}
                  maxLength={20}
                  onChange={(event) => change(i, { leader: event.target.value })}
                />
              </label>
            </div>
            <label>
              <span>{t('inspection.memberNames')}</span>
              <Input.TextArea
                rows={2}
                value={group.people}
                placeholder={t('inspection.memberHint')}
                onChange={(event) => change(i, { people: event.target.value })}
              />
            </label>
            <label>
              <span>{t('inspection.units')}</span>
              <UnitsPicker
                label={t('inspection.units')}
                levels={['zone', 'township', 'village']}
                value={group.units}
                onPick={(picked) => change(i, { units: picked })}
              />
            </label>
          </fieldset>
        ))}
        <div className="form-actions">
          <Button onClick={() => setGroups([...groups, noGroup(groups.length + 1)])}>{t('inspection.addGroup')}</Button>
          {groups.length > 1 && (
            <Button onClick={() => setGroups(groups.slice(0, -1))}>{t('inspection.dropGroup')}</Button>
          )}
        </div>
        {fault && <p className="form-problem">{faultText(fault)}</p>}
        <div className="form-actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={actions.busy}
            disabled={fault !== undefined || !isDays || draft.name === '' || actions.refusal !== undefined}
          >
            {t('inspection.save')}
          </Button>
        </div>
      </form>
    </aside>
  );
}

/** A short id that no inspection of this seat bears yet; another seat's cannot be the same. */
function nextId(taken: readonly { readonly id: string }[]): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${taken.length + 1}-${random.toString(36)}`;
}
