/** 帮扶: the poor households of a unit, rounds of dynamic management, who answers for whom, posts, and the roll-call. */
import type { ModePageProps } from '../../app/modes.tsx';
import type { ReactNode } from 'react';
import { PageFrame } from '../../parts/page-frame.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { t } from '../../text/t.ts';
import { HouseholdsTab } from './households/households-tab.tsx';
import { PairingTab } from './pairing/pairing-tab.tsx';
import { PEOPLE_TABS, type PeopleTab, showPeopleTab, usePeople } from './people-store.ts';
import { PostsTab } from './posts/posts-tab.tsx';
import { RollCallTab } from './roll-call/roll-call-tab.tsx';
import { RoundsTab } from './rounds/rounds-tab.tsx';
import { type PeopleTabProps, useUnit } from './use-people.ts';
import '../../parts/list-page.css';
import './people-page.css';

const CONTENTS: Readonly<Record<PeopleTab, (props: PeopleTabProps) => ReactNode>> = {
  households: HouseholdsTab,
  rounds: RoundsTab,
  pairing: PairingTab,
  posts: PostsTab,
  rollcall: RollCallTab,
};

export function PeoplePage({ host, actions, children }: ModePageProps) {
  usePageKeys(actions);
  const unit = useUnit();
  const tab = usePeople((people) => people.tab);
  const Content = CONTENTS[tab];
  const tabs = (
    <div className="page-tabs" role="tablist" aria-label={t('people.tabs')}>
      {PEOPLE_TABS.map((it) => (
        <button key={it} type="button" role="tab" aria-selected={it === tab} onClick={() => showPeopleTab(it)}>
          {t(`people.tab.${it}`)}
        </button>
      ))}
    </div>
  );
  return (
    <PageFrame title={t('mode.people')} tools={tabs} floating={children} className="people-page">
      {unit && <Content unit={unit.id} host={host} actions={actions} />}
    </PageFrame>
  );
}
