/** A sheet leaves: as PNG or PDF, to the clipboard, to the printer. Shows how far it is; can be cancelled. */
import { Button, Checkbox, Progress, Select } from 'antd';
import { useState } from 'react';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { pageSize, pixelsOf, RESOLUTIONS } from '../../../shared/sheet/paper-size.ts';
import type { SheetTemplate } from '../../../shared/sheet/template.ts';
import type { MadeSheet } from '../../app/picture/sheet-maker.ts';
import { sheetFile } from '../../app/picture/sheet-file.ts';
import { savePaper } from '../../app/picture/save-paper.ts';
import { storedZip } from '../../app/picture/stored-zip.ts';
import { useHost } from '../../db/county-store.tsx';
import { writePng } from '../../paper/png.ts';
import { worldFile } from '../../paper/world-file.ts';
import { percent } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { type ExportFault, faultText, savedText } from './saved-text.ts';
import { useSheets } from './sheets-store.ts';
import type { Job } from './use-job.ts';

interface ExportBarProps {
  readonly job: Job;
  readonly template: SheetTemplate;
  /** Name of the file without ending. */
  readonly name: string;
  readonly author: string;
  /** Composes the sheet at a resolution. */
  readonly make: (dotsPerInch: number, signal: AbortSignal) => Promise<Result<MadeSheet, ExportFault>>;
  /** False while there is nothing to export. */
  readonly ready: boolean;
  readonly onPrint: () => void;
}

const PDF_DPI = 300;
const share = (value: number): string => percent(value * 100);

export function ExportBar({ job, template, name, author, make, ready, onPrint }: ExportBarProps) {
  const host = useHost();
  const dotsPerInch = useSheets((sheets) => sheets.dotsPerInch);
  const [withWorld, setWithWorld] = useState(false);
  const disabled = !ready || job.busy;

  const png = async (signal: AbortSignal, say: (text: string) => void) => {
    say(t('sheets.export.drawing'));
    const made = await make(dotsPerInch, signal);
    if (!made.ok) return made;
    const onShare = (done: number): void => say(t('sheets.export.encoding', { percent: share(done) }));
    const picture = await writePng(made.value.page, { dotsPerInch, signal, onShare });
    return picture.ok ? ok({ sheet: made.value, picture: picture.value }) : picture;
  };
  const savePng = (): void =>
    job.run(async (signal, say) => {
      const onWritten = (done: number): void => say(t('sheets.export.writing', { percent: share(done) }));
      const saved = await savePaper<ExportFault>(
        host,
        name,
        withWorld ? 'zip' : 'png',
        async () => {
          const made = await png(signal, say);
          if (!made.ok) return made;
          const { sheet, picture } = made.value;
          const box = sheet.parts.find(({ kind }) => kind === 'map')?.box;
          if (!withWorld || !sheet.map || !box) return ok(picture);
          const { pgw, prj } = worldFile(box, sheet.map.extent, dotsPerInch);
          const files = [
            { name: `${name}.png`, blob: picture },
            { name: `${name}.pgw`, blob: new Blob([pgw]) },
            { name: `${name}.prj`, blob: new Blob([prj]) },
          ];
          return ok(await storedZip(files));
        },
        { signal, onWritten },
      );
      return savedText(saved);
    });
  const savePdf = (): void =>
    job.run(async (signal, say) => {
      const onWritten = (done: number): void => say(t('sheets.export.writing', { percent: share(done) }));
      const saved = await savePaper<ExportFault>(
        host,
        name,
        'pdf',
        async () => {
          say(t('sheets.export.drawing'));
          const made = await make(PDF_DPI, signal);
          if (!made.ok) return made;
          return sheetFile(made.value.page, 'pdf', { dotsPerInch: PDF_DPI, author, signal });
        },
        { signal, onWritten },
      );
      return savedText(saved);
    });
  const copy = (): void =>
    job.run(async (signal, say) => {
      const made = await png(signal, say);
      if (!made.ok) return 'unit' in made.error ? faultText(made.error) : savedText(made);
      try {
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': made.value.picture })]);
      } catch {
        return t('sheets.export.notCopied');
      }
      return t('sheets.export.copied');
    });

  return (
    <section aria-label={t('sheets.export')} className="sheet-export">
      <h3>{t('sheets.export')}</h3>
      <Select
        value={dotsPerInch}
        aria-label={t('sheets.export.dpi')}
        disabled={job.busy}
        onChange={(dpi) => useSheets.setState({ dotsPerInch: dpi })}
        options={RESOLUTIONS.map((dpi) => ({ value: dpi, label: dpiText(template, dpi) }))}
      />
      <Checkbox checked={withWorld} onChange={(event) => setWithWorld(event.target.checked)}>
        {t('sheets.export.world')}
      </Checkbox>
      <div className="export-buttons">
        <Button type="primary" disabled={disabled} onClick={savePng}>
          {t('sheets.export.png')}
        </Button>
        <Button type="primary" disabled={disabled} onClick={savePdf}>
          {t('sheets.export.pdf')}
        </Button>
        <Button disabled={disabled} onClick={copy}>
          {t('sheets.export.copy')}
        </Button>
        <Button disabled={disabled} onClick={onPrint}>
          {t('sheets.export.print')}
        </Button>
      </div>
      <JobLine job={job} />
    </section>
  );
}

/** What is going on, and its end; cancelled by its button. */
export function JobLine({ job, done }: { job: Job; done?: number }) {
  return (
    <div className="job-line" role="status">
      {job.busy && done !== undefined && <Progress percent={Math.round(done * 100)} size="small" />}
      {job.said !== null && <p>{job.said}</p>}
      {job.busy && done === undefined && <span className="moving-bar" />}
      {job.busy && (
        <Button size="small" onClick={job.cancel}>
          {t('action.cancel')}
        </Button>
      )}
    </div>
  );
}

function dpiText({ paper, orientation }: SheetTemplate, dpi: number): string {
  const page = pageSize(paper, orientation);
  return t('sheets.export.dpiOf', { dpi, width: pixelsOf(page.width, dpi), height: pixelsOf(page.height, dpi) });
}
