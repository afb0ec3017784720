/** What the page is about: action, kind, window, lead, range. The kind is that of the shared selection. */
import { InputNumber, Segmented, Select } from 'antd';
import type { Action } from '../../../shared/domain/action.ts';
import { actionsOf } from '../../../shared/domain/schedule/scope.ts';
import type { Lead } from '../../../shared/domain/schedule/back-schedule.ts';
import { setFilter, useView } from '../../app/view-store.ts';
import { useCounty } from '../../db/county-store.tsx';
import { fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Legend } from './legend.tsx';
import { choose, useSchedule } from './schedule-store.ts';

const WINDOWS = [7, 14, 30] as const;
const LEADS: readonly Lead['by'][] = ['percent', 'days'];
const MOST: Record<Lead['by'], number> = { percent: 90, days: 60 };

export function ScheduleFilters({ action }: { action: Action | undefined }) {
  const { settings } = useCounty();
  const kind = useView((view) => view.filter.kind);
  const { windowDays, lead, near } = useSchedule();
  return (
    <div className="schedule-filters">
      <section>
        <h2>{t('schedule.filter.action')}</h2>
        <Select
          value={action?.id ?? ''}
          options={[
            { value: '', label: t('schedule.filter.allActions') },
            ...actionsOf(settings).map((it) => ({ value: it.id, label: it.name })),
          ]}
          onChange={(id) => choose({ action: id })}
          aria-label={t('schedule.filter.action')}
        />
        <p className="quiet">
          {action
            ? t('schedule.action.span', { name: action.name, from: fullDate(action.from), to: fullDate(action.to) })
            : t('schedule.action.span', {
                name: settings.campaign,
                from: fullDate(settings.start),
                to: fullDate(settings.deadline),
              })}
        </p>
      </section>
      <section>
        <h2>{t('list.kind')}</h2>
        <Select
          value={kind}
          options={[
            { value: '', label: t('list.allKinds') },
            ...settings.kinds.map((it) => ({ value: it.id, label: it.name })),
          ]}
          onChange={(id) => setFilter({ kind: id })}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('list.kind')}
        />
      </section>
      <section>
        <h2>{t('schedule.filter.range')}</h2>
        <Segmented
          block
          value={near ? 'near' : 'all'}
          options={[
            { value: 'all', label: t('schedule.filter.whole') },
            { value: 'near', label: t('schedule.filter.near') },
          ]}
          onChange={(value) => choose({ near: value === 'near' })}
          aria-label={t('schedule.filter.range')}
        />
      </section>
      <section>
        <h2>{t('schedule.filter.window')}</h2>
        <Segmented
          block
          value={windowDays}
          options={WINDOWS.map((days) => ({ value: days, label: t('schedule.filter.days', { days }) }))}
          onChange={(days) => choose({ windowDays: days })}
          aria-label={t('schedule.filter.window')}
        />
      </section>
      <section>
        <h2>{t('schedule.filter.lead')}</h2>
        <div className="lead-choice">
          <InputNumber
            value={lead.value}
            min={0}
            max={MOST[lead.by]}
            onChange={(value) => value !== null && choose({ lead: { ...lead, value } })}
            aria-label={t('schedule.filter.lead')}
          />
          <Select
            value={lead.by}
            options={LEADS.map((by) => ({ value: by, label: t(`schedule.lead.${by}`) }))}
            onChange={(by) => choose({ lead: { by, value: Math.min(lead.value, MOST[by]) } })}
            aria-label={t('schedule.filter.leadBy')}
          />
        </div>
        <p className="quiet">{t('schedule.filter.leadNote')}</p>
      </section>
      <section>
        <h2>{t('schedule.legend')}</h2>
        <Legend />
      </section>
    </div>
  );
}
