/** Supervision: the problem ledger, inspections, third-party evaluation, the chase list and suspicious data. */
import { useState } from 'react';
import type { ModePageProps } from '../../app/modes.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { t } from '../../text/t.ts';
import { ChaseTab } from './chase/chase-tab.tsx';
import { EvaluationTab } from './evaluation/evaluation-tab.tsx';
import { InspectionsTab } from './inspections/inspections-tab.tsx';
import { LedgerTab } from './ledger/ledger-tab.tsx';
import { SuspicionsTab } from './suspicions/suspicions-tab.tsx';
import '../../parts/list-page.css';
import './supervision-page.css';

const TABS = ['ledger', 'inspections', 'evaluation', 'chase', 'suspicions'] as const;
type Tab = (typeof TABS)[number];

export function SupervisionPage({ actions, children }: ModePageProps) {
  const [tab, setTab] = useState<Tab>('ledger');
  usePageKeys(actions);
  const tabs = (
    <div className="page-tabs" role="tablist" aria-label={t('mode.supervision')}>
      {TABS.map((it) => (
        <button key={it} type="button" role="tab" aria-selected={it === tab} onClick={() => setTab(it)}>
          {t(`supervision.tab.${it}`)}
        </button>
      ))}
    </div>
  );
  return (
    <PageFrame title={t('mode.supervision')} tools={tabs} floating={children} className="supervision">
      {tab === 'ledger' && <LedgerTab actions={actions} />}
      {tab === 'inspections' && <InspectionsTab actions={actions} onLedger={() => setTab('ledger')} />}
      {tab === 'evaluation' && <EvaluationTab actions={actions} />}
      {tab === 'chase' && <ChaseTab />}
      {tab === 'suspicions' && <SuspicionsTab actions={actions} onLedger={() => setTab('ledger')} />}
    </PageFrame>
  );
}
