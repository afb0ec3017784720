/** The top bar: what campaign this is, how long it still has, how far it is, which lights burn. Readable from five metres. */
import { BgColorsOutlined, CameraOutlined, QuestionOutlined, UndoOutlined, UserOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { daysBetween } from '../../shared/domain/day.ts';
import type { Light } from '../../shared/domain/light.ts';
import type { Summary } from '../../shared/domain/tally.ts';
import { LightDot } from '../components/light-dot.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { useCounty, useFigures, useReader } from '../db/county-store.tsx';
import { lightMeaning, lightText, roleText } from '../text/domain-text.ts';
import { count, percent, share } from '../text/format.ts';
import { t } from '../text/t.ts';
import { SearchBox } from './search/search-box.tsx';
import { switchTheme, useSeat } from './seat-store.ts';
import type { Actions } from './use-actions.ts';
import { toggleDrawer, toggleLight, useView } from './view-store.ts';
import './top-bar.css';

function Countdown({ deadline, on }: { deadline: string; on: string }) {
  const days = daysBetween(on, deadline);
  if (days < 0) return <b className="top-closed">{t('top.closed')}</b>;
  if (days === 0) return <b className="top-closed">{t('top.closesToday')}</b>;
  return (
    <span className="top-countdown">
      <small>{t('top.daysLeft')}</small>
      <b>{count(days)}</b>
      <small>{t('top.days')}</small>
    </span>
  );
}

function LightCount({ light, number }: { light: Light; number: number }) {
  const chosen = useView((view) => view.filter.lights.includes(light));
  return (
    <button
      type="button"
      className="top-light"
      aria-pressed={chosen}
      aria-label={t('top.lightCount', { light: lightText(light), count: count(number) })}
      title={lightMeaning(light)}
      onClick={() => toggleLight(light)}
    >
      <LightDot light={light} quiet />
      <b>{count(number)}</b>
    </button>
  );
}

function Clearance({ summary }: { summary: Summary }) {
  const reached = share(summary.cleared, summary.total);
  const places = { done: count(summary.cleared), total: count(summary.total), percent: percent(reached) };
  return (
    <div className="top-clearance" title={t('top.clearedOf', places)}>
      <small>{t('top.cleared')}</small>
      <b>{places.done}</b>
      <span>/ {places.total}</span>
      <ProgressBar value={reached} label={t('top.clearedOf', places)} />
      <b className="top-share">{places.percent}</b>
    </div>
  );
}

function Tool(props: {
  label: string;
  hint: string;
  icon: ReactNode;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
}) {
  const { label, hint, icon, pressed, disabled, onClick } = props;
  return (
    <button
      type="button"
      className="top-tool"
      title={hint}
      aria-label={label}
      disabled={disabled ?? false}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}

export function TopBar({ actions }: { actions: Actions }) {
  const { settings, units } = useCounty();
  const reader = useReader();
  const summary = useFigures(units.county ? [units.county.id] : [])?.[0]?.summary;
  const { name, role } = useSeat();
  const drawer = useView((view) => view.drawer);
  return (
    <header className="top-bar" aria-label={t('top.bar')}>
      <h1>
        {settings.name === '' ? t('app.name') : settings.name}
        {settings.campaign !== '' && <small>{settings.campaign}</small>}
      </h1>
      {summary && summary.total > 0 && (
        <>
          <Countdown deadline={settings.deadline} on={reader.on} />
          <Clearance summary={summary} />
          <div className="top-lights" role="group" aria-label={t('kpi.lights')}>
            {(['red', 'yellow', 'green'] as const).map((light) => (
              <LightCount key={light} light={light} number={summary.lights[light]} />
            ))}
          </div>
        </>
      )}
      <span className="top-space" />
      {units.size > 0 && <SearchBox units={units} reader={reader} />}
      <Tool
        label={t('top.undo')}
        hint={actions.refusal ?? t('top.undoHint')}
        icon={<UndoOutlined />}
        disabled={actions.refusal !== undefined || actions.busy}
        onClick={actions.undo}
      />
      <Tool
        label={t('top.picture')}
        hint={t('top.pictureHint')}
        icon={<CameraOutlined />}
        pressed={drawer === 'picture'}
        onClick={() => toggleDrawer('picture')}
      />
      <Tool label={t('theme.switch')} hint={t('theme.switch')} icon={<BgColorsOutlined />} onClick={switchTheme} />
      <Tool
        label={t('top.keys')}
        hint={t('top.keys')}
        icon={<QuestionOutlined />}
        pressed={drawer === 'keys'}
        onClick={() => toggleDrawer('keys')}
      />
      <button
        type="button"
        className="top-who"
        aria-pressed={drawer === 'who'}
        title={t('who.change')}
        onClick={() => toggleDrawer('who')}
      >
        <UserOutlined aria-hidden />
        <span>
          <b>{name === '' ? t('who.unnamed') : name}</b>
          <small>{roleText(role)}</small>
        </span>
      </button>
    </header>
  );
}
