/**
 * Another county in place of the one that is open: an empty one, or the demonstration. Says what becomes of the present one
 * and asks; for a county of one's own its name has to be typed.
 */
import { Button, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import { useSeat } from '../app/seat-store.ts';
import type { Actions } from '../app/use-actions.ts';
import { announce, openUnit, showDate, showMode } from '../app/view-store.ts';
import { openData } from '../app/data-tab.ts';
import { useCounty } from '../db/county-store.tsx';
import type { HostClient } from '../host/host-client.ts';
import { HostFault } from '../host/transport.ts';
import { refusalText } from '../text/refusal-text.ts';
import { t } from '../text/t.ts';
import './replace-county.css';

interface ReplaceCountyProps {
  readonly host: HostClient;
  readonly actions: Actions;
  readonly with: 'nothing' | 'demo';
}

export function ReplaceCounty({ host, actions, with: other }: ReplaceCountyProps) {
  const { settings, units, info } = useCounty();
  const role = useSeat((seat) => seat.role);
  const unit = useSeat((seat) => seat.unit);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const isOwn = units.county !== undefined && settings.mark === undefined;
  const mayNot = actions.refusal ?? (role === 'duty' && unit === '' ? undefined : t('data.replace.role'));
  const replace = async (): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      const answer = await host['county.replace']({ with: other });
      if (!answer.ok) {
        setFault(
          answer.refusal.reason === 'busy'
            ? t('data.replace.busy')
            : t('data.replace.disk', { message: answer.refusal.message }),
        );
        return;
      }
      // The window is loaded anew by the host's event; what was looked at belongs to the county that is gone.
      openUnit('');
      showDate(null);
      if (other === 'demo') showMode('battle-map');
      else openData('import');
      dialog.current?.close();
      announce('done', t('data.replace.kept', { folder: answer.keptIn }));
    } catch (error) {
      setFault(
        refusalText(
          error instanceof HostFault && error.reason === 'unreachable'
            ? { reason: 'unreachable' }
            : { reason: 'failed', message: String(error) },
        ),
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button disabled={mayNot !== undefined} title={mayNot ?? ''} onClick={() => dialog.current?.showModal()}>
        {t(isOwn && other === 'nothing' ? 'data.replace.another' : `data.replace.${other}`)}
      </Button>
      <dialog
        ref={dialog}
        className="replace-county"
        aria-labelledby={id}
        onCancel={(event) => busy && event.preventDefault()}
      >
        <h3 id={id}>{t(`data.replace.${other}Title`)}</h3>
        <p>{t(`data.replace.${other}Hint`)}</p>
        {units.county && (
          <p>
            {t(isOwn ? 'data.replace.ownKept' : 'data.replace.demoKept', {
              county: settings.name,
              folder: info.dataFolder,
            })}
          </p>
        )}
        {isOwn && (
          <label>
            <span>{t('data.replace.type', { county: settings.name })}</span>
            <Input value={typed} onChange={(event) => setTyped(event.target.value)} />
          </label>
        )}
        {fault !== null && <p role="alert">{fault}</p>}
        <div>
          <Button disabled={busy} onClick={() => dialog.current?.close()}>
            {t('action.cancel')}
          </Button>
          <Button
            type="primary"
            danger={isOwn}
            disabled={isOwn && typed.trim() !== settings.name}
            loading={busy}
            onClick={() => void replace()}
          >
            {t(`data.replace.${other}Sure`)}
          </Button>
        </div>
      </dialog>
    </>
  );
}
