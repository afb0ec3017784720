/** Paper and looks of the sheet, and what people fill in themselves. */
import { Checkbox, Input, Segmented, Select } from 'antd';
import { partsFor } from '../../../shared/sheet/default-templates.ts';
import { ORIENTATIONS, type Paper, PAPERS } from '../../../shared/sheet/paper-size.ts';
import type { SheetTemplate } from '../../../shared/sheet/template.ts';
import type { SheetFields } from '../../app/picture/sheet-words.ts';
import { MEASURES, THEMES } from '../../map/paint.ts';
import { measureText, themeText } from '../../text/domain-text.ts';
import { t } from '../../text/t.ts';
import { setField, useFields } from './sheets-store.ts';
import type { TemplateEdit } from './use-template-edit.ts';

const paperText = (paper: Paper): string => (paper === 'slide' ? t('sheets.paper.slide') : paper);

/** The same parts with the same texts where that paper has them; what was moved by hand begins anew, and can be taken back. */
function onPaper(
  template: SheetTemplate,
  change: Partial<Pick<SheetTemplate, 'paper' | 'orientation' | 'binding'>>,
): SheetTemplate {
  const next = { ...template, ...change };
  if (next.paper === 'slide') next.orientation = 'landscape';
  const places = new Map(partsFor(next.paper, next.orientation, next.binding, {}).map((part) => [part.kind, part.box]));
  return { ...next, parts: next.parts.map((part) => ({ ...part, box: places.get(part.kind) ?? part.box })) };
}

export function SheetOptions({ edit }: { edit: TemplateEdit }) {
  const { template, change } = edit;
  return (
    <section aria-label={t('sheets.page')}>
      <h3>{t('sheets.page')}</h3>
      <div className="sheets-pair">
        <Select
          value={template.paper}
          aria-label={t('sheets.paper')}
          options={PAPERS.map((paper) => ({ value: paper, label: paperText(paper) }))}
          onChange={(paper) => change(onPaper(template, { paper }))}
        />
        <Segmented
          value={template.orientation}
          aria-label={t('sheets.orientation')}
          disabled={template.paper === 'slide'}
          options={ORIENTATIONS.map((it) => ({ value: it, label: t(`sheets.orientation.${it}`) }))}
          onChange={(orientation) => change(onPaper(template, { orientation }))}
        />
      </div>
      <Checkbox
        checked={template.binding}
        onChange={(event) => change(onPaper(template, { binding: event.target.checked }))}
      >
        {t('sheets.binding')}
      </Checkbox>
      <div className="sheets-pair">
        <Select
          value={template.measure}
          aria-label={t('sheets.measure')}
          options={MEASURES.map((it) => ({ value: it, label: measureText(it) }))}
          onChange={(measure) => change({ ...template, measure })}
        />
        <Segmented
          value={template.theme}
          aria-label={t('sheets.theme')}
          options={THEMES.toReversed().map((it) => ({ value: it, label: themeText(it) }))}
          onChange={(theme) => change({ ...template, theme })}
        />
      </div>
    </section>
  );
}

const FIELDS: readonly (keyof SheetFields)[] = ['maker', 'approval', 'secrecy', 'number'];
const MOST_FIELD = 80;

export function SheetNotes({ county }: { county: string }) {
  const fields = useFields(county);
  return (
    <section aria-label={t('sheets.fields')}>
      <h3 title={t('sheets.fields.kept')}>{t('sheets.fields')}</h3>
      <div className="sheets-fields">
        {FIELDS.map((field) => (
          <label key={field}>
            <span>{t(`sheets.field.${field}`)}</span>
            <Input
              size="small"
              value={fields[field]}
              maxLength={MOST_FIELD}
              onChange={(event) => setField(county, field, event.target.value)}
            />
          </label>
        ))}
      </div>
    </section>
  );
}
