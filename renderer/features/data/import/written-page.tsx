/** After the import: what is in the county now, with the way back and the way to the battle map. */
import { CheckCircleFilled, RollbackOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Actions } from '../../../app/use-actions.ts';
import { announce, openUnit, showMode } from '../../../app/view-store.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { t } from '../../../text/t.ts';
import { ChangesTable } from './changes-table.tsx';
import { faultOf, faultText } from './import-fault.ts';
import { setImporting, type Written } from './import-store.ts';

interface WrittenPageProps {
  readonly host: HostClient;
  readonly actions: Actions;
  readonly written: Written;
}

export function WrittenPage({ host, actions, written }: WrittenPageProps) {
  const { settings } = useCounty();
  const [asking, setAsking] = useState(false);
  const undo = async (): Promise<void> => {
    setAsking(true);
    try {
      const { position } = await host['host.info']({});
      // Whatever came after would be taken back instead of the import.
      if (position.count !== written.position) return announce('refused', t('dataImport.undo.goneOn'));
      actions.perform({
        act: (commands) => commands.undo(),
        said: t('dataImport.undo.done'),
        undoable: false,
        onResult: (result) => result.ok && setImporting({ written: { ...written, undone: true } }),
      });
    } catch (error) {
      announce('refused', faultText(faultOf(error)));
    } finally {
      setAsking(false);
    }
  };
  const again = (): void => setImporting({ written: null, step: 'files' });
  return (
    <div className="import-write import-written">
      <h3>
        {written.undone ? <RollbackOutlined aria-hidden /> : <CheckCircleFilled aria-hidden />}
        {written.undone ? t('dataImport.undo.done') : t('dataImport.done.said', { county: settings.name })}
      </h3>
      {!written.undone && <ChangesTable changes={written.changes} />}
      <div className="import-written-actions">
        {!written.undone && (
          <Button
            type="primary"
            size="large"
            onClick={() => {
              openUnit('');
              showMode('battle-map');
            }}
          >
            {t('dataImport.done.map')}
          </Button>
        )}
        <Button size="large" onClick={again}>
          {t('dataImport.done.more')}
        </Button>
        {!written.undone && (
          <Button size="large" loading={asking || actions.busy} onClick={() => void undo()}>
            {t('dataImport.undo')}
          </Button>
        )}
      </div>
      {!written.undone && (
        <>
          <p>{t('dataImport.done.next')}</p>
          <p className="quiet">{t('dataImport.done.hint')}</p>
        </>
      )}
    </div>
  );
}
