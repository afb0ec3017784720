/** ① The files: a large place to drop them, what can be read, what stays private; in an empty county first who it is. */
import { CheckCircleFilled, CloseOutlined, InboxOutlined, LoadingOutlined, LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import type { Actions } from '../../../app/use-actions.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { ReplaceCounty } from '../../../parts/replace-county.tsx';
import { bytesText } from '../../../text/attachment-text.ts';
import { t } from '../../../text/t.ts';
import { droppedFiles, pickedFiles } from './chosen-files.ts';
import { faultOf } from './import-fault.ts';
import { addFiles, removeFile } from './import-flow.ts';
import { setImporting, useImporting } from './import-store.ts';
import { Welcome } from './welcome.tsx';

const FORMATS = ['tables', 'shapes', 'maps', 'tiles'] as const;

/** Folders in the system's dialog; React has no attribute for it. */
const asFolder = (input: HTMLInputElement | null): void => input?.setAttribute('webkitdirectory', '');

export function FilesStep({ host, actions }: { readonly host: HostClient; readonly actions: Actions }) {
  const { settings, units } = useCounty();
  const [isOver, setOver] = useState(false);
  const filePicker = useRef<HTMLInputElement>(null);
  const folderPicker = useRef<HTMLInputElement | null>(null);
  const isEmpty = units.county === undefined;
  const take = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    droppedFiles(event.dataTransfer).then(
      (files) => addFiles(host, files),
      (error: unknown) => setImporting({ fault: faultOf(error) }),
    );
  };
  const pick = (input: HTMLInputElement): void => {
    const files = input.files ? pickedFiles(input.files) : [];
    // The same file chosen again is a change as well.
    input.value = '';
    if (files.length > 0) void addFiles(host, files);
  };
  return (
    <div className={isEmpty ? 'import-files with-welcome' : 'import-files'}>
      {isEmpty && <Welcome host={host} />}
      {!isEmpty && settings.mark !== undefined && (
        <p className="import-demo">
          <span>{t('dataImport.demo', { county: settings.name })}</span>
          <ReplaceCounty host={host} actions={actions} with="nothing" />
        </p>
      )}
      <div
        className={isOver ? 'import-drop over' : 'import-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={take}
      >
        <InboxOutlined aria-hidden />
        <strong>{isOver ? t('dataImport.dropNow') : t('dataImport.dropHere')}</strong>
        <p>{t('dataImport.dropHint')}</p>
        <div className="import-pickers">
          <Button type="primary" size="large" onClick={() => filePicker.current?.click()}>
            {t('dataImport.pickFiles')}
          </Button>
          <Button size="large" onClick={() => folderPicker.current?.click()}>
            {t('dataImport.pickFolder')}
          </Button>
        </div>
        <input
          ref={filePicker}
          type="file"
          multiple
          hidden
          aria-label={t('dataImport.pickFiles')}
          onChange={(event) => pick(event.currentTarget)}
        />
        <input
          ref={(input) => {
            folderPicker.current = input;
            asFolder(input);
          }}
          type="file"
          multiple
          hidden
          aria-label={t('dataImport.pickFolder')}
          onChange={(event) => pick(event.currentTarget)}
        />
      </div>
      <FileList host={host} />
      <dl className="import-formats">
        {FORMATS.map((group) => (
          <div key={group}>
            <dt>{t(`dataImport.format.${group}`)}</dt>
            <dd>{t(`dataImport.format.${group}Files`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <LockOutlined aria-hidden /> {t('dataImport.private')}
          </dt>
          <dd>{t('dataImport.privateHint')}</dd>
        </div>
      </dl>
      {!isEmpty && settings.mark === undefined && (
        <div className="import-other">
          <span>{t('dataImport.otherCounty', { county: settings.name })}</span>
          <ReplaceCounty host={host} actions={actions} with="nothing" />
        </div>
      )}
    </div>
  );
}

function FileList({ host }: { readonly host: HostClient }) {
  const files = useImporting((state) => state.files);
  const complete = useImporting((state) => state.complete);
  if (files.length === 0) return null;
  return (
    <ul className="import-file-list" aria-label={t('dataImport.files')}>
      {files.map(({ name, bytes, sent }) => (
        <li key={name}>
          {sent >= bytes ? <CheckCircleFilled aria-hidden /> : <LoadingOutlined aria-hidden />}
          <span>{name}</span>
          <small>{stateOf(bytes, sent)}</small>
          {complete && (
            <button
              type="button"
              className="import-file-remove"
              aria-label={t('dataImport.removeFile', { file: name })}
              title={t('dataImport.removeFile', { file: name })}
              onClick={() => void removeFile(host, name)}
            >
              <CloseOutlined aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

const stateOf = (bytes: number, sent: number): ReactNode =>
  sent >= bytes ? bytesText(bytes) : t('dataImport.sent', { sent: bytesText(sent), all: bytesText(bytes) });
