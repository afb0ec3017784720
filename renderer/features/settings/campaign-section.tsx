/** 战役: what the county and its campaign are called, when it runs, by which thresholds it judges. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { LIGHTS, type Thresholds, thresholdsSchema } from '../../../shared/domain/light.ts';
import { LightDot } from '../../components/light-dot.tsx';
import { useAnswer, useCounty, useReader } from '../../db/county-store.tsx';
import { lightText } from '../../text/domain-text.ts';
import { count } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { DayField, NumberField, TextField } from './fields.tsx';
import type { SectionProps } from './section.ts';
import { lightShift } from './settings-draft.ts';

export function CampaignSection({ draft, change, issueAt }: SectionProps) {
  const { thresholds } = draft;
  const episodes = draft.episodes ?? [];
  const set = (part: Partial<typeof draft>): void => change((settings) => ({ ...settings, ...part }));
  const setThresholds = (part: Partial<Thresholds>): void => set({ thresholds: { ...thresholds, ...part } });
  const setEpisode = (i: number, part: Partial<(typeof episodes)[number]>): void =>
    set({ episodes: episodes.map((episode, at) => (at === i ? { ...episode, ...part } : episode)) });
  return (
    <>
      <section>
        <h3>{t('settings.campaign.names')}</h3>
        <div className="field-grid">
          <TextField
            label={t('settings.campaign.name')}
            value={draft.name}
            issue={issueAt('name')}
            onChange={(name) => set({ name })}
          />
          <TextField
            label={t('settings.campaign.campaign')}
            value={draft.campaign}
            issue={issueAt('campaign')}
            onChange={(campaign) => set({ campaign })}
          />
          <DayField
            label={t('settings.campaign.start')}
            value={draft.start}
            issue={issueAt('start')}
            onChange={(start) => set({ start })}
          />
          <DayField
            label={t('settings.campaign.deadline')}
            value={draft.deadline}
            issue={issueAt('deadline')}
            onChange={(deadline) => set({ deadline })}
          />
        </div>
        {draft.today !== undefined && (
          <p className="field-hint">{t('settings.campaign.today', { day: draft.today })}</p>
        )}
      </section>
      <section>
        <h3>{t('settings.lights.title')}</h3>
        <p className="section-hint">{t('settings.lights.hint')}</p>
        <div className="field-grid">
          <NumberField
            label={t('settings.lights.yellow')}
            unit={t('settings.lights.points')}
            value={thresholds.yellow}
            issue={issueAt('thresholds', 'yellow')}
            onChange={(yellow) => setThresholds({ yellow })}
          />
          <NumberField
            label={t('settings.lights.red')}
            unit={t('settings.lights.points')}
            value={thresholds.red}
            issue={issueAt('thresholds', 'red')}
            onChange={(red) => setThresholds({ red })}
          />
          <NumberField
            label={t('settings.lights.dueSoon')}
            unit={t('settings.lights.days')}
            hint={t('settings.lights.dueSoonHint')}
            value={thresholds.dueSoon ?? 0}
            issue={issueAt('thresholds', 'dueSoon')}
            onChange={(dueSoon) => setThresholds({ dueSoon })}
          />
        </div>
        <LightPreview next={thresholds} />
      </section>
      <section>
        <h3>{t('settings.episodes.title')}</h3>
        <p className="section-hint">{t('settings.episodes.hint')}</p>
        {episodes.map((episode, i) => (
          // Rows have no id of their own; their fields are controlled, so nothing is kept in a row that could move with it.
          // eslint-disable-next-line react/no-array-index-key
          <div key={i} className="row-fields">
            <TextField
              label={t('settings.episodes.name')}
              value={episode.name}
              issue={issueAt('episodes', i, 'name')}
              onChange={(name) => setEpisode(i, { name })}
            />
            <DayField
              label={t('settings.episodes.from')}
              value={episode.from}
              issue={issueAt('episodes', i, 'from')}
              onChange={(from) => setEpisode(i, { from })}
            />
            <DayField
              label={t('settings.episodes.to')}
              value={episode.to}
              issue={issueAt('episodes', i, 'to')}
              onChange={(to) => setEpisode(i, { to })}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('settings.removeNamed', { name: episode.name })}
              onClick={() => set({ episodes: episodes.filter((_, at) => at !== i) })}
            />
          </div>
        ))}
        <Button
          icon={<PlusOutlined />}
          onClick={() => set({ episodes: [...episodes, { name: '', from: draft.start, to: draft.deadline }] })}
        >
          {t('settings.episodes.add')}
        </Button>
      </section>
    </>
  );
}

/** How many targets change their light today if these thresholds are saved. */
function LightPreview({ next }: { readonly next: Thresholds }) {
  const { settings } = useCounty();
  const { on } = useReader();
  const rows = useAnswer('thresholds', (reader) => reader.allTargets());
  const isSound = thresholdsSchema.safeParse(next).success;
  const shift = useMemo(
    () => (rows && isSound ? lightShift(rows, on, settings.thresholds, next) : null),
    [rows, isSound, on, settings.thresholds, next],
  );
  if (!shift)
    return <p className="field-hint">{isSound ? t('settings.lights.counting') : t('settings.lights.unsound')}</p>;
  return (
    <div className="light-preview" role="status">
      <p>
        {shift.changed === 0
          ? t('settings.lights.same')
          : t('settings.lights.changed', { count: count(shift.changed) })}
      </p>
      <table>
        <thead>
          <tr>
            <th />
            {LIGHTS.map((light) => (
              <th key={light} scope="col">
                <LightDot light={light} /> {lightText(light)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('settings.lights.before')}</th>
            {LIGHTS.map((light) => (
              <td key={light}>{count(shift.before[light])}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('settings.lights.after')}</th>
            {LIGHTS.map((light) => (
              <td key={light} className={shift.after[light] === shift.before[light] ? '' : 'moved'}>
                {count(shift.after[light])}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
