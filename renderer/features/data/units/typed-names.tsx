/** Names typed or pasted by hand; they go the way of every other file, so that they are checked and shown before they count. */
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { showDataTab } from '../../../app/data-tab.ts';
import type { HostClient } from '../../../host/host-client.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { addFiles } from '../import/import-flow.ts';
import { typedTable } from './typed-rows.ts';

interface TypedNamesProps {
  readonly host: HostClient;
  readonly onClose: () => void;
}

export function TypedNames({ host, onClose }: TypedNamesProps) {
  const [text, setText] = useState('');
  const { csv, lines } = typedTable(text);
  const go = (): void => {
    const name = t('dataUnits.typed.file');
    showDataTab('import');
    onClose();
    void addFiles(host, [{ name, file: new File([csv], name, { type: 'text/csv' }) }]);
  };
  return (
    <Modal
      open
      title={t('dataUnits.typed.title')}
      okText={t('dataUnits.typed.check')}
      cancelText={t('dataUnits.typed.cancel')}
      okButtonProps={{ disabled: lines === 0 }}
      onOk={go}
      onCancel={onClose}
      width="36rem"
      className="units-typed"
    >
      <p className="units-hint">{t('dataUnits.typed.hint')}</p>
      <Input.TextArea
        value={text}
        autoFocus
        rows={14}
        aria-label={t('dataUnits.typed.title')}
        placeholder={t('dataUnits.typed.example')}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" className="units-hint">
        {lines === 0 ? t('dataUnits.typed.nothing') : t('dataUnits.typed.lines', { count: count(lines) })}
      </p>
    </Modal>
  );
}
