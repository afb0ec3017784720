/** 设置: everything of the county that is data, in one draft that is saved or dropped as a whole. */
import { Button, ConfigProvider, Popconfirm } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { ModePageProps } from '../../app/modes.tsx';
import { announce } from '../../app/view-store.ts';
import { useAnswer } from '../../db/county-store.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { count } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { AboutSection } from './about-section.tsx';
import { ActionsSection } from './actions-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { CalendarSection } from './calendar-section.tsx';
import { CampaignSection } from './campaign-section.tsx';
import { dropDraft, SETTINGS_TABS, type SettingsTab, showSettingsTab, useDrafting } from './draft-store.ts';
import { issueText } from './issue-text.ts';
import { KindsSection } from './kinds-section.tsx';
import { PairingSection } from './pairing-section.tsx';
import { PostsSection } from './posts-section.tsx';
import type { SectionProps } from './section.ts';
import { type Issue, pathKey } from './settings-draft.ts';
import { SigningSection } from './signing-section.tsx';
import { StandardsSection } from './standards-section.tsx';
import { useSettingsDraft } from './use-settings-draft.ts';
import './settings-page.css';

/** The tab on which a field of the settings stands. */
const TAB_OF: Readonly<Record<string, SettingsTab>> = {
  kinds: 'kinds',
  signing: 'signing',
  calendar: 'calendar',
  actions: 'actions',
  standards: 'standards',
  pairing: 'pairing',
  postTitles: 'posts',
};
const tabOf = ({ path }: Issue): SettingsTab => TAB_OF[String(path[0])] ?? 'campaign';

export function SettingsPage({ host, actions, children }: ModePageProps) {
  usePageKeys(actions);
  const { draft, isDirty, isStale, issues, locked, change, save } = useSettingsDraft(actions);
  const tab = useDrafting((drafting) => drafting.tab);
  const targets = useAnswer('targets', async (reader) => (await reader.allTargets()).length);
  const sentences = useMemo(() => new Map(issues.map((issue) => [pathKey(issue.path), issueText(issue)])), [issues]);
  const wrongTabs = new Set(issues.map(tabOf));
  const wrongKinds = new Set(issues.flatMap(({ path }) => (path[0] === 'kinds' ? [Number(path[1])] : [])));
  const readOnly = locked !== undefined || actions.busy;
  const section: SectionProps = {
    draft,
    change,
    readOnly,
    issueAt: (...path) => sentences.get(pathKey(path)),
  };
  const trySave = (): void => {
    const [first] = issues;
    if (!first) return save();
    showSettingsTab(tabOf(first));
    announce('refused', t('settings.wrong', { count: count(issues.length), first: issueText(first) }));
  };
  const contents: Readonly<Record<SettingsTab, ReactNode>> = {
    campaign: <CampaignSection {...section} />,
    kinds: <KindsSection {...section} host={host} wrong={wrongKinds} />,
    signing: <SigningSection {...section} />,
    calendar: <CalendarSection {...section} />,
    actions: <ActionsSection {...section} />,
    standards: <StandardsSection {...section} />,
    pairing: <PairingSection {...section} />,
    posts: <PostsSection {...section} />,
    appearance: <AppearanceSection />,
    about: <AboutSection host={host} actions={actions} />,
  };
  const isOwn = tab === 'appearance' || tab === 'about';
  const tools = (
    <>
      {isDirty && (
        <span className={issues.length > 0 ? 'draft-state wrong' : 'draft-state'}>
          {issues.length > 0 ? t('settings.toMend', { count: count(issues.length) }) : t('settings.unsaved')}
        </span>
      )}
      <Popconfirm
        title={t('settings.dropSure')}
        okText={t('settings.drop')}
        cancelText={t('action.cancel')}
        disabled={!isDirty || actions.busy}
        onConfirm={dropDraft}
      >
        <Button disabled={!isDirty || actions.busy}>{t('settings.drop')}</Button>
      </Popconfirm>
      <Button type="primary" disabled={!isDirty || locked !== undefined} loading={actions.busy} onClick={trySave}>
        {t('settings.save')}
      </Button>
    </>
  );
  return (
    <PageFrame title={t('mode.settings')} byUnit={false} tools={tools} floating={children} className="settings-page">
      {actions.busy && (
        <p className="settings-band busy" role="status">
          {targets === undefined ? t('settings.savingPlain') : t('settings.saving', { count: count(targets) })}
          <i aria-hidden="true" />
        </p>
      )}
      {locked !== undefined && <p className="settings-band">{locked}</p>}
      {isStale && (
        <p className="settings-band stale" role="alert">
          {t('settings.stale')}
          <Button size="small" onClick={dropDraft}>
            {t('settings.reload')}
          </Button>
        </p>
      )}
      <div className="settings-body">
        <div className="settings-tabs" role="tablist" aria-orientation="vertical" aria-label={t('mode.settings')}>
          {SETTINGS_TABS.map((it) => (
            <button key={it} type="button" role="tab" aria-selected={it === tab} onClick={() => showSettingsTab(it)}>
              {t(`settings.tab.${it}`)}
              {wrongTabs.has(it) && (
                <b className="wrong-mark" title={t('settings.kinds.wrong')}>
                  !
                </b>
              )}
            </button>
          ))}
        </div>
        <div className="settings-content" role="tabpanel" aria-label={t(`settings.tab.${tab}`)}>
          <ConfigProvider componentDisabled={readOnly && !isOwn}>
            <fieldset className="settings-fields" disabled={readOnly && tab !== 'kinds' && !isOwn}>
              {contents[tab]}
            </fieldset>
          </ConfigProvider>
        </div>
      </div>
    </PageFrame>
  );
}
