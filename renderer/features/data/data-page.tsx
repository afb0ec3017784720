/** 数据: a county's own data in and out. One section each for imports, exports, packages, and building the county's units. */
import type { ReactNode } from 'react';
import { DATA_TABS, type DataTab, showDataTab, useDataTab } from '../../app/data-tab.ts';
import type { ModePageProps } from '../../app/modes.tsx';
import { PageFrame } from '../../parts/page-frame.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { t } from '../../text/t.ts';
import { ExportSection } from './export/export-section.tsx';
import { ImportSection } from './import/import-section.tsx';
import { PackagesSection } from './packages/packages-section.tsx';
import { UnitsSection } from './units/units-section.tsx';
import '../../parts/list-page.css';
import './data-page.css';

/** What every section of the page is given. */
export type DataSectionProps = Omit<ModePageProps, 'children'>;

export function DataPage({ children, ...section }: ModePageProps) {
  usePageKeys(section.actions);
  const tab = useDataTab();
  const contents: Readonly<Record<DataTab, ReactNode>> = {
    import: <ImportSection {...section} />,
    export: <ExportSection {...section} />,
    packages: <PackagesSection {...section} />,
    units: <UnitsSection {...section} />,
  };
  const tabs = (
    <div className="page-tabs" role="tablist" aria-label={t('mode.data')}>
      {DATA_TABS.map((it) => (
        <button key={it} type="button" role="tab" aria-selected={it === tab} onClick={() => showDataTab(it)}>
          {t(`data.tab.${it}`)}
        </button>
      ))}
    </div>
  );
  return (
    <PageFrame
      title={t('mode.data')}
      byUnit={false}
      needsUnits={false}
      tools={tabs}
      floating={children}
      className="data-page"
    >
      <div className="data-content" role="tabpanel" aria-label={t(`data.tab.${tab}`)}>
        {contents[tab]}
      </div>
    </PageFrame>
  );
}
