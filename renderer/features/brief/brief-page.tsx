/** 简报: the daily, weekly or closing brief as it will be printed; saved for Word or as PDF; issued under the next number. */
import { Button, Input, Segmented } from 'antd';
import { useCallback, useState } from 'react';
import {
  BRIEF_KINDS,
  briefEntryId,
  type BriefKind,
  type LetterheadFields,
} from '../../../shared/domain/entries/brief.ts';
import type { ModePageProps } from '../../app/modes.tsx';
import { useCounty, useProjection, useReader } from '../../db/county-store.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { documentMaps } from '../../parts/paper-document/document-pictures.ts';
import { docxOf, pdfOf } from '../../parts/paper-document/document-file.ts';
import { useSaveDocument } from '../../parts/paper-document/use-save-document.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { ok } from '../../../shared/domain/result.ts';
import { briefRefusalText } from '../../text/brief-text.ts';
import { t } from '../../text/t.ts';
import { BriefPreview } from './brief-preview.tsx';
import { openFigure } from './figure-page.ts';
import { type DrawMaps, useBrief } from './use-brief.ts';
import '../../parts/list-page.css';
import './brief-page.css';

const FIELDS = ['masthead', 'issuer', 'to', 'copy', 'report'] as const;

export function BriefPage({ actions, children }: ModePageProps) {
  usePageKeys(actions);
  const county = useCounty();
  const projection = useProjection();
  const { live } = useReader();
  const [kind, setKind] = useState<BriefKind>('weekly');
  const [head, setHead] = useState<Partial<LetterheadFields>>({});
  const drawMaps = useCallback<DrawMaps>((paper) => documentMaps(projection, county, paper), [projection, county]);
  const state = useBrief(kind, head, drawMaps);
  const { busy, save } = useSaveDocument();
  const ready = state.at === 'ready' ? state : null;
  const issue = (): void => {
    if (!ready) return;
    const { next, on, county: id, head: whole } = ready.composed;
    actions.perform({
      act: (commands) =>
        commands.writeEntry('brief', briefEntryId(id, next.year, next.number), { ...whole, ...next, kind, on }),
      said: t('brief.issueDone', next),
      undoable: true,
    });
  };
  const kinds = (
    <Segmented
      value={kind}
      onChange={setKind}
      aria-label={t('brief.kind')}
      options={BRIEF_KINDS.map((it) => ({ value: it, label: t(`brief.kind.${it}`) }))}
    />
  );
  return (
    <PageFrame title={t('mode.brief')} tools={kinds} byUnit={false} floating={children} className="brief-page">
      <aside className="brief-side">
        <p className="brief-standing">
          {ready?.composed.issue ? t('brief.issued', ready.composed.issue) : t('brief.draft')}
        </p>
        {FIELDS.map((field) => (
          <label key={field} className="brief-field">
            <span>{t(`brief.${field}`)}</span>
            <Input.TextArea
              // Growing by itself needs inline styles, which the page's policy forbids.
              rows={field === 'masthead' ? 1 : 2}
              maxLength={field === 'masthead' ? 40 : field === 'issuer' ? 60 : 300}
              value={head[field] ?? ready?.composed.head[field] ?? ''}
              onChange={(event) => setHead({ ...head, [field]: event.target.value })}
            />
          </label>
        ))}
        <Button
          type="primary"
          disabled={!ready || busy}
          loading={busy}
          onClick={() => {
            if (ready) save(ready.document.file, 'docx', async () => ok(await docxOf(ready.document, ready.maps)));
          }}
        >
          {t('brief.docx')}
        </Button>
        <Button
          type="primary"
          disabled={!ready || busy}
          onClick={() => {
            if (ready) save(ready.document.file, 'pdf', (signal) => pdfOf(ready.document, ready.maps, signal));
          }}
        >
          {t('brief.pdf')}
        </Button>
        {ready && !ready.composed.issue && live && actions.canWrite && (
          <Button disabled={actions.busy} onClick={issue}>
            {t('brief.issue', ready.composed.next)}
          </Button>
        )}
        <p className="quiet">{t('brief.trace')}</p>
      </aside>
      {state.at === 'refused' ? (
        <EmptyState title={briefRefusalText(state.reason)} advice="" />
      ) : state.at === 'making' ? (
        <p className="quiet section-note">{t('brief.making')}</p>
      ) : (
        <BriefPreview set={state.set} onFigure={({ trace }) => openFigure(trace, county.today)} />
      )}
    </PageFrame>
  );
}
