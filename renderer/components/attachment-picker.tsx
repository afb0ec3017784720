/**
 * Takes evidence files: chosen, dropped or pasted, several at once. Each says where it stands until it is kept or somebody has
 * read why it was not; what is kept is handed on.
 */
import { Button } from 'antd';
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { type AttachmentFile, ATTACHMENT_TYPES } from '../../shared/domain/attachment.ts';
import { attachmentRefusalText, bytesText } from '../text/attachment-text.ts';
import { t } from '../text/t.ts';
import './attachment-picker.css';
import type { AttachmentPort, PickState } from './attachment-port.ts';

interface ChosenFile {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  readonly state: PickState;
}

interface AttachmentPickerProps {
  readonly attachments: AttachmentPort;
  /** Called once for each file that is kept. */
  readonly onStored: (file: AttachmentFile) => void;
  /** Why nothing can be added now, as a sentence. */
  readonly refusal?: string | undefined;
}

export function AttachmentPicker({ attachments, onStored, refusal }: AttachmentPickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const next = useRef(0);
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);
  const [isOver, setOver] = useState(false);
  const hint = useId();
  const isClosed = refusal !== undefined;

  const move = (key: number, state: PickState): void =>
    setChosen((all) => all.map((each) => (each.key === key ? { ...each, state } : each)));

  /** One after the other: twenty photographs at once would be held in memory several times over. */
  const take = async (files: readonly File[]): Promise<void> => {
    if (isClosed || files.length === 0) return;
    const queue = files.map((file) => ({ file, key: (next.current += 1) }));
    const waiting = queue.map(({ file, key }) => ({
      key,
      name: file.name,
      bytes: file.size,
      state: { at: 'reading' } as const,
    }));
    // What was kept before has been handed on; what was refused stays until it was read.
    setChosen((all) => [...all.filter((each) => each.state.at !== 'stored'), ...waiting]);
    for (const { file, key } of queue) {
      const put = await attachments.put(file, (at) => move(key, { at }));
      if (put.ok) {
        move(key, { at: 'stored', cleaned: put.value.cleaned });
        onStored(put.value.file);
      } else move(key, { at: 'refused', refusal: put.error });
    }
  };

  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    void take(files);
  };

  return (
    <div
      className={isOver && !isClosed ? 'attachment-picker over' : 'attachment-picker'}
      role="group"
      aria-label={t('attach.zone')}
      aria-describedby={hint}
      onPaste={onPaste}
      onDrop={onDrop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      <div className="attachment-zone">
        <Button onClick={() => input.current?.click()} disabled={isClosed}>
          {t('attach.choose')}
        </Button>
        <p id={hint}>{refusal ?? (isOver ? t('attach.drop') : t('attach.hint'))}</p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={ATTACHMENT_TYPES.join(',')}
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
      </div>
      <ul aria-live="polite">
        {chosen.map((each) => (
          <PickLine
            key={each.key}
            chosen={each}
            onDismiss={() => setChosen((all) => all.filter((other) => other.key !== each.key))}
          />
        ))}
      </ul>
    </div>
  );
}

function stateText(state: PickState): string {
  if (state.at === 'refused') return attachmentRefusalText(state.refusal);
  if (state.at === 'stored') return state.cleaned ? t('attach.cleaned') : t('attach.stored');
  return t(`attach.phase.${state.at}`);
}

function PickLine({ chosen, onDismiss }: { chosen: ChosenFile; onDismiss: () => void }) {
  const { name, bytes, state } = chosen;
  return (
    <li className={`attachment-pick ${state.at}`}>
      <span className="attachment-pick-name">{name}</span>
      <span className="quiet">{bytesText(bytes)}</span>
      {state.at === 'refused' && (
        <button type="button" className="link" aria-label={t('attach.dismiss', { name })} onClick={onDismiss}>
          ×
        </button>
      )}
      <p>{stateText(state)}</p>
    </li>
  );
}
