/** One proof: number, day, issuer and note, or a file, as the kind demands. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { AttachmentFile } from '../../../shared/domain/attachment.ts';
import { isDay } from '../../../shared/domain/day.ts';
import type { EvidenceRule } from '../../../shared/domain/kind.ts';
import { AttachmentList } from '../../components/attachment-list.tsx';
import { AttachmentPicker } from '../../components/attachment-picker.tsx';
import { useHost } from '../../db/county-store.tsx';
import { attachmentsOf } from '../../host/attachments.ts';
import { t } from '../../text/t.ts';

export interface GivenEvidence {
  readonly number?: string;
  readonly issued?: string;
  readonly issuer?: string;
  readonly note?: string;
  readonly file?: AttachmentFile;
}

interface EvidenceFormProps {
  readonly rule: EvidenceRule;
  readonly busy: boolean;
  readonly onSave: (given: GivenEvidence) => void;
  readonly onCancel: () => void;
}

const FIELDS = ['number', 'issued', 'issuer', 'note'] as const;
type Field = (typeof FIELDS)[number];

export function EvidenceForm({ rule, busy, onSave, onCancel }: EvidenceFormProps) {
  const attachments = attachmentsOf(useHost());
  const [text, setText] = useState<Record<Field, string>>({ number: '', issued: '', issuer: '', note: '' });
  const [file, setFile] = useState<AttachmentFile | null>(null);
  const issued = text.issued.trim();
  const problem =
    issued !== '' && !isDay(issued)
      ? t('evidence.badDay')
      : rule.needs === 'file' && !file
        ? t('evidence.needsFile')
        : rule.needs === 'record' && text.number.trim() === ''
          ? t('evidence.needsRecord')
          : undefined;
  const given = Object.fromEntries(FIELDS.map((field) => [field, text[field].trim()]).filter(([, value]) => value));
  // A photograph has no number: the fields of a record stay away until a record is asked for.
  const shown = rule.needs === 'record' ? FIELDS : (['note'] as const);
  return (
    <form
      className="evidence-form"
      aria-label={t('evidence.addTo', { name: rule.name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined) onSave({ ...given, ...(file ? { file } : {}) });
      }}
    >
      {shown.map((field, i) => (
        <label key={field} className={`evidence-${field}`}>
          <span>{t(`evidence.${field}`)}</span>
          <Input
            autoFocus={i === 0}
            value={text[field]}
            maxLength={field === 'note' ? 400 : 80}
            {...(field === 'issued' ? { placeholder: t('evidence.dayHint') } : {})}
            onChange={(event) => setText({ ...text, [field]: event.target.value })}
          />
        </label>
      ))}
      {file && <AttachmentList attachments={attachments} files={[file]} onRemove={() => setFile(null)} />}
      {!file && <AttachmentPicker attachments={attachments} onStored={setFile} />}
      {problem !== undefined && <p className="form-problem">{problem}</p>}
      <div className="target-actions">
        <Button htmlType="submit" type="primary" size="small" loading={busy} disabled={problem !== undefined}>
          {t('evidence.save')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
