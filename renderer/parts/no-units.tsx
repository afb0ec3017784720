/** What stands where a county has no units yet, with the way to bring them in. */
import { Button } from 'antd';
import { openData } from '../app/data-tab.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { t } from '../text/t.ts';

export function NoUnits() {
  return (
    <EmptyState title={t('empty.units')} advice={t('empty.unitsAdvice')} command={t('empty.command.units')}>
      <Button type="primary" onClick={() => openData('import')}>
        {t('empty.openImport')}
      </Button>
    </EmptyState>
  );
}
