/** 行动: bursts of work within the campaign, with their days, kinds, units and milestones. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { type Action, actionRefusal, type Milestone } from '../../../shared/domain/action.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { UnitsPicker } from '../../parts/unit-picker.tsx';
import { actionRefusalText } from '../../text/schedule-text.ts';
import { t } from '../../text/t.ts';
import { DayField, Field, NumberField, TextField } from './fields.tsx';
import type { SectionProps } from './section.ts';
import { freeId } from './settings-draft.ts';
import './calendar-section.css';

export function ActionsSection({ draft, change }: SectionProps) {
  const actions = draft.actions ?? [];
  const set = (next: readonly Action[]): void => change((settings) => ({ ...settings, actions: [...next] }));
  const add = (): void => {
    const id = freeId(
      actions.map((action) => action.id),
      'action',
    );
    set([...actions, { id, name: t('action.new'), from: draft.start, to: draft.deadline }]);
  };
  return (
    <section>
      <h3>{t('action.title')}</h3>
      <p className="section-hint">{t('action.intro')}</p>
      {actions.length === 0 && <p className="field-hint">{t('action.none')}</p>}
      {actions.map((action) => (
        <ActionCard
          key={action.id}
          action={action}
          kinds={draft.kinds}
          onChange={(next) => set(actions.map((it) => (it.id === action.id ? next : it)))}
          onRemove={() => set(actions.filter((it) => it.id !== action.id))}
        />
      ))}
      <Button icon={<PlusOutlined />} onClick={add}>
        {t('action.add')}
      </Button>
    </section>
  );
}

interface ActionCardProps {
  readonly action: Action;
  readonly kinds: readonly Kind[];
  readonly onChange: (action: Action) => void;
  readonly onRemove: () => void;
}

/** An empty choice means all, so it is left out. */
function withScope(action: Action, part: 'kinds' | 'units', chosen: readonly string[]): Action {
  const { [part]: _dropped, ...rest } = action;
  return chosen.length === 0 ? rest : { ...rest, [part]: [...chosen] };
}

function ActionCard({ action, kinds, onChange, onRemove }: ActionCardProps) {
  const refusal = actionRefusal(action);
  const milestones = action.milestones ?? [];
  const set = (part: Partial<Action>): void => onChange({ ...action, ...part });
  const setMilestone = (i: number, next: Milestone): void =>
    set({ milestones: milestones.map((it, at) => (at === i ? next : it)) });
  const kindOptions = kinds.map((kind) => ({ value: kind.id, label: kind.name }));
  return (
    <article className="action-card" aria-label={action.name}>
      <div className="action-row">
        <TextField
          label={t('action.name')}
          value={action.name}
          issue={action.name.trim() === '' ? t('action.refusal.unnamed') : undefined}
          onChange={(name) => set({ name })}
        />
        <DayField label={t('action.from')} value={action.from} onChange={(from) => set({ from })} />
        <DayField label={t('action.to')} value={action.to} onChange={(to) => set({ to })} />
        <span />
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('action.remove', { name: action.name })}
          title={t('action.remove', { name: action.name })}
          onClick={onRemove}
        />
      </div>
      <div className="action-scope">
        <Field label={t('action.kinds')}>
          <Select
            mode="multiple"
            value={action.kinds ?? []}
            options={kindOptions}
            onChange={(chosen) => onChange(withScope(action, 'kinds', chosen))}
            showSearch={{ optionFilterProp: 'label' }}
            maxTagCount="responsive"
            aria-label={t('action.kinds')}
          />
        </Field>
        <Field label={t('action.units')}>
          <UnitsPicker
            label={t('action.units')}
            value={action.units ?? []}
            onPick={(chosen) => onChange(withScope(action, 'units', chosen))}
          />
        </Field>
      </div>
      <h4>{t('action.milestones')}</h4>
      {milestones.map((milestone, i) => (
        // Rows have no id of their own; they are only added at the end.
        // eslint-disable-next-line react/no-array-index-key
        <div key={i} className="action-row">
          <TextField
            label={t('action.name')}
            value={milestone.name}
            issue={milestone.name.trim() === '' ? t('action.refusal.unnamed') : undefined}
            onChange={(name) => setMilestone(i, { ...milestone, name })}
          />
          <DayField
            label={t('action.on')}
            value={milestone.on}
            onChange={(on) => setMilestone(i, { ...milestone, on })}
          />
          <NumberField
            label={t('action.percent')}
            value={milestone.percent}
            onChange={(percent) => setMilestone(i, { ...milestone, percent })}
          />
          <Field label={t('action.milestoneKind')}>
            <Select
              value={milestone.kind ?? ''}
              options={[{ value: '', label: t('list.allKinds') }, ...kindOptions]}
              onChange={(kind) => {
                const { kind: _dropped, ...rest } = milestone;
                setMilestone(i, kind === '' ? rest : { ...rest, kind });
              }}
              popupMatchSelectWidth={false}
              aria-label={t('action.milestoneKind')}
            />
          </Field>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('action.removeMilestone', { name: milestone.name })}
            title={t('action.removeMilestone', { name: milestone.name })}
            onClick={() => set({ milestones: milestones.filter((_, at) => at !== i) })}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() =>
          set({ milestones: [...milestones, { name: t('action.newMilestone'), on: action.to, percent: 100 }] })
        }
      >
        {t('action.addMilestone')}
      </Button>
      {refusal && (
        <p className="field-issue" role="alert">
          {actionRefusalText(refusal)}
        </p>
      )}
    </article>
  );
}
