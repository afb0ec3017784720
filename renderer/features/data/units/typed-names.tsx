/** Names typed or pasted by hand; they go the way of every other file, so that they are checked and shown before they count. */
import { Button, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import { showDataTab } from '../../../app/data-tab.ts';
import type { HostClient } from '../../../host/host-client.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { addFiles } from '../import/import-flow.ts';
import { typedTable } from './typed-rows.ts';

interface TypedNamesProps {
  readonly host: HostClient;
  readonly size?: 'small' | 'middle';
}

export function TypedNames({ host, size = 'middle' }: TypedNamesProps) {
  const [text, setText] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { csv, lines } = typedTable(text);
  const go = (): void => {
    const name = t('dataUnits.typed.file');
    dialog.current?.close();
    showDataTab('import');
    void addFiles(host, [{ name, file: new File([csv], name, { type: 'text/csv' }) }]);
  };
  return (
    <>
      <Button size={size} onClick={() => dialog.current?.showModal()}>
        {t('dataUnits.typed.open')}
      </Button>
      <dialog ref={dialog} className="units-typed" aria-labelledby={id}>
        <h3 id={id}>{t('dataUnits.typed.title')}</h3>
        <p className="units-hint">{t('dataUnits.typed.hint')}</p>
        <Input.TextArea
          value={text}
          rows={14}
          aria-labelledby={id}
          placeholder={t('dataUnits.typed.example')}
          onChange={(event) => setText(event.target.value)}
        />
        <p role="status" className="units-hint">
          {lines === 0 ? t('dataUnits.typed.nothing') : t('dataUnits.typed.lines', { count: count(lines) })}
        </p>
        <div>
          <Button onClick={() => dialog.current?.close()}>{t('dataUnits.typed.cancel')}</Button>
          <Button type="primary" disabled={lines === 0} onClick={go}>
            {t('dataUnits.typed.check')}
          </Button>
        </div>
      </dialog>
    </>
  );
}
