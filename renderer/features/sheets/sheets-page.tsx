/** 出图: sheets from templates. Left what the sheet is, in the middle the sheet itself, right its checks and where it goes. */
import { useMemo } from 'react';
import { SHEET_TEMPLATES } from '../../../shared/domain/entries/sheet-template.ts';
import { ok } from '../../../shared/domain/result.ts';
import { findTemplate, type Templates, templatesOf } from '../../app/picture/templates.ts';
import type { ModePageProps } from '../../app/modes.tsx';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { openUnit, useView } from '../../app/view-store.ts';
import { useCounty, useEntriesNow, useLastChange, useReader } from '../../db/county-store.tsx';
import { writePng } from '../../paper/png.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { UnitPicker } from '../../parts/unit-picker.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { AtlasPanel } from './atlas-panel.tsx';
import { ExportBar } from './export-bar.tsx';
import { IssueList } from './issue-list.tsx';
import { PartList } from './part-list.tsx';
import { printPage } from './print-page.ts';
import { faultText } from './saved-text.ts';
import { SheetNotes, SheetOptions } from './sheet-options.tsx';
import { useFields, useSheets } from './sheets-store.ts';
import { Stage } from './stage.tsx';
import { TemplateList } from './template-list.tsx';
import { TemplateTools } from './template-tools.tsx';
import { useEditKeys } from './use-edit-keys.ts';
import { useJob } from './use-job.ts';
import { useSheet } from './use-sheet.ts';
import { useSheetMaker } from './use-sheet-maker.ts';
import { useTemplateEdit } from './use-template-edit.ts';
import '../../parts/list-page.css';
import './sheets-page.css';

const TABS = ['sheet', 'atlas'] as const;
/** What a printer makes of a picture. */
const PRINT_DPI = 300;
/** Of what a browser carries as one picture, pixels. */
const MOST_PRINT_PIXELS = 60_000_000;

const failedText = (message: string): string => t('sheets.preview.fault.failed', { message });

export function SheetsPage(props: ModePageProps) {
  const entries = useEntriesNow(SHEET_TEMPLATES);
  const templates = useMemo(() => entries && templatesOf(entries), [entries]);
  if (!templates)
    return (
      <PageFrame title={t('mode.sheets')} floating={props.children} byUnit={false}>
        <p className="quiet section-note">{t('sheets.preview.opening')}</p>
      </PageFrame>
    );
  return <OpenSheets {...props} templates={templates} />;
}

function OpenSheets({ actions, children, templates }: ModePageProps & { readonly templates: Templates }) {
  const { settings, units } = useCounty();
  const reader = useReader();
  const chosenUnit = useView((view) => view.unit);
  const { template: wanted, tab } = useSheets();
  const fields = useFields(settings.county);
  const lastChange = useLastChange() ?? undefined;
  const unit = units.get(chosenUnit) ?? units.county;
  const saved = findTemplate(templates, wanted) ?? templates.all[0];
  if (!saved) throw new Error('no template');
  const edit = useTemplateEdit(saved);
  const state = useSheetMaker();
  const unitId = unit?.id ?? '';
  const shown = useSheet(state, edit.template, { unit: unitId, fields, ...(lastChange ? { lastChange } : {}) });
  const job = useJob(failedText);
  const atlasJob = useJob(failedText);
  usePageKeys(actions);
  useEditKeys(edit);
  const maker = state.at === 'ready' ? state.maker : null;
  const { template } = edit;

  const make = async (dotsPerInch: number, signal: AbortSignal) => {
    if (!maker) return { ok: false, error: { reason: 'no-geometry' } } as const;
    const made = await maker.make(template, { unit: unitId, fields, dotsPerInch, signal });
    return made.ok ? ok(made.value) : made;
  };
  const print = (): void =>
    job.run(async (signal, say) => {
      say(t('sheets.export.drawing'));
      const made = await make(PRINT_DPI, signal);
      if (!made.ok) return faultText(made.error);
      const { page } = made.value;
      const inches = (page.width / 25.4) * (page.height / 25.4);
      const dotsPerInch = Math.min(PRINT_DPI, Math.floor(Math.sqrt(MOST_PRINT_PIXELS / inches)));
      const png = await writePng(page, { dotsPerInch, signal });
      if (!png.ok) return t(`sheets.fault.${png.error.reason}`);
      await printPage(png.value, page);
      return t('sheets.export.printed');
    });
  useShortcuts({ sheet: print });

  const tabs = (
    <div className="page-tabs" role="tablist" aria-label={t('mode.sheets')}>
      {TABS.map((it) => (
        <button
          key={it}
          type="button"
          role="tab"
          aria-selected={it === tab}
          onClick={() => useSheets.setState({ tab: it })}
        >
          {t(`sheets.tab.${it}`)}
        </button>
      ))}
    </div>
  );
  return (
    <PageFrame title={t('mode.sheets')} byUnit={false} tools={tabs} floating={children} className="sheets-page">
      <div className="sheets-body">
        <aside className="sheets-left" aria-label={t('sheets.templates')}>
          <section>
            <h3>{t('sheets.templates')}</h3>
            <TemplateList
              templates={templates}
              chosen={saved.id}
              onChoose={(id) => useSheets.setState({ template: id })}
            />
            <TemplateTools actions={actions} edit={edit} isOwn={templates.own.has(saved.id)} />
          </section>
          <section>
            <h3>{t('sheets.unit')}</h3>
            <UnitPicker label={t('sheets.unit')} value={unitId} onPick={openUnit} />
            <p className="quiet sheets-date">{fullDate(reader.on)}</p>
          </section>
          <SheetOptions edit={edit} />
          <SheetNotes county={settings.county} />
          <PartList edit={edit} />
        </aside>
        <Stage
          edit={edit}
          shown={shown}
          isOpening={state.at === 'opening'}
          said={shown.fault ? faultText(shown.fault) : null}
        />
        <aside className="sheets-right" aria-label={t('sheets.export')}>
          {tab === 'atlas' ? (
            <AtlasPanel maker={maker} template={template} job={atlasJob} />
          ) : (
            <>
              <IssueList issues={shown.sheet?.issues ?? null} onPick={edit.select} />
              <ExportBar
                job={job}
                template={template}
                name={t('sheets.fileName', {
                  unit: unit?.name ?? settings.name,
                  template: template.name,
                  date: reader.on,
                })}
                author={fields.maker === '' ? settings.name : fields.maker}
                make={make}
                ready={shown.sheet !== null && maker !== null}
                onPrint={print}
              />
            </>
          )}
        </aside>
      </div>
    </PageFrame>
  );
}
