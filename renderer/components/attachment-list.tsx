/** Evidence files as they are shown: small pictures that enlarge, documents that are saved. Everything by keyboard. */
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { type AttachmentFile, type AttachmentType, endingOf, isPicture } from '../../shared/domain/attachment.ts';
import { bytesText } from '../text/attachment-text.ts';
import { t } from '../text/t.ts';
import './attachment-list.css';
import type { AttachmentPort } from './attachment-port.ts';
import { useLent } from './use-lent.ts';

interface AttachmentListProps {
  readonly attachments: AttachmentPort;
  readonly files: readonly AttachmentFile[];
  /** Left out where nothing can be taken away. */
  readonly onRemove?: ((file: AttachmentFile) => void) | undefined;
}

export function AttachmentList({ attachments, files, onRemove }: AttachmentListProps) {
  const [enlarged, setEnlarged] = useState<AttachmentFile | null>(null);
  if (files.length === 0) return <p className="quiet attachment-none">{t('attach.none')}</p>;
  return (
    <>
      <ul className="attachment-list" aria-label={t('attach.list')}>
        {files.map((file) => (
          <li key={file.sha256}>
            <AttachmentTile attachments={attachments} file={file} onEnlarge={() => setEnlarged(file)} />
            {onRemove && (
              <button
                type="button"
                className="attachment-remove"
                aria-label={t('attach.remove', { name: file.name })}
                onClick={() => onRemove(file)}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      {enlarged && <Enlarged attachments={attachments} file={enlarged} onClose={() => setEnlarged(null)} />}
    </>
  );
}

interface TileProps {
  readonly attachments: AttachmentPort;
  readonly file: AttachmentFile;
  readonly onEnlarge: () => void;
}

function AttachmentTile({ attachments, file, onEnlarge }: TileProps) {
  const shown = isPicture(file.type);
  const url = useLent(attachments, shown ? (file.thumbnail ?? file.sha256) : null);
  const [isMissing, setMissing] = useState(false);
  const act = (): void => {
    if (shown) return onEnlarge();
    return void attachments.save(file).then((isSaved) => setMissing(!isSaved));
  };
  const ending = isPicture(file.type) ? '' : endingOf(file.type as AttachmentType);
  return (
    <button
      type="button"
      className="attachment-tile"
      title={shown ? t('attach.enlarge', { name: file.name }) : t('attach.save', { name: file.name })}
      onClick={act}
    >
      <span className="attachment-face">
        {url ? <img src={url} alt="" /> : <span className="attachment-ending">{ending.toUpperCase()}</span>}
      </span>
      <span className="attachment-name">{file.name}</span>
      <small>{isMissing || url === null ? t('attach.missing') : bytesText(file.bytes)}</small>
    </button>
  );
}

/** The whole picture over the page; Esc, the button and a click beside it close. */
function Enlarged({ attachments, file, onClose }: Omit<TileProps, 'onEnlarge'> & { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const url = useLent(attachments, file.sha256);
  useEffect(() => dialog.current?.showModal(), []);
  const beside = (event: MouseEvent): void => {
    if (event.target === dialog.current) onClose();
  };
  return (
    <dialog
      ref={dialog}
      className="attachment-enlarged"
      aria-label={file.name}
      onClose={onClose}
      onClick={beside}
      // The page's own keys rest meanwhile: Esc closes the picture and nothing else.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <strong>{file.name}</strong>
        <button type="button" onClick={() => void attachments.save(file)} disabled={!url}>
          {t('attach.saveShort')}
        </button>
        <button type="button" onClick={onClose}>
          {t('attach.close')}
        </button>
      </header>
      {url && <img src={url} alt={file.name} />}
      {url === undefined && <p role="status">{t('attach.loading')}</p>}
      {url === null && (
        <p role="alert">
          {t('attach.missing')}
          <small>{t('attach.missingAdvice')}</small>
        </p>
      )}
    </dialog>
  );
}
