/** 图集: one sheet a war zone, township or village from the template, as one PDF or an archive of PNGs. */
import { Button, Input, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { LIGHTS, type Light } from '../../../shared/domain/light.ts';
import type { SheetTemplate } from '../../../shared/sheet/template.ts';
import {
  ATLAS_LEVELS,
  ATLAS_SORTS,
  type AtlasAsk,
  type AtlasLevel,
  type AtlasSort,
  atlasUnits,
  levelOf,
} from '../../app/picture/atlas-order.ts';
import { type AtlasJob, atlasPdf, atlasZip } from '../../app/picture/make-atlas.ts';
import { savePaper } from '../../app/picture/save-paper.ts';
import type { SheetMaker } from '../../app/picture/sheet-maker.ts';
import { openUnit } from '../../app/view-store.ts';
import { useCounty, useHost, useReader } from '../../db/county-store.tsx';
import { UnitPicker } from '../../parts/unit-picker.tsx';
import { levelText, lightText } from '../../text/domain-text.ts';
import { count, listText, percent } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { JobLine } from './export-bar.tsx';
import { type ExportFault, savedText } from './saved-text.ts';
import { useFields, useSheets } from './sheets-store.ts';
import type { Job } from './use-job.ts';

/** Names of units that are said; the others are counted. */
const MOST_NAMES = 6;
const PDF_DPI = 200;

interface AtlasPanelProps {
  readonly maker: SheetMaker | null;
  readonly template: SheetTemplate;
  readonly job: Job;
}

export function AtlasPanel({ maker, template, job }: AtlasPanelProps) {
  const host = useHost();
  const { settings, units } = useCounty();
  const { on } = useReader();
  const fields = useFields(settings.county);
  const dotsPerInch = useSheets((sheets) => sheets.dotsPerInch);
  const [ask, setAsk] = useState<AtlasAsk>({ by: 'township', sort: 'order' });
  const [done, setDone] = useState(0);
  const change = (next: Partial<AtlasAsk>): void => setAsk((now) => ({ ...now, ...next }));
  const chosen = useMemo(
    () => (maker ? atlasUnits(units, (id) => maker.paper.figures.get(id)?.summary, ask) : []),
    [maker, units, ask],
  );
  const placed = useMemo(() => chosen.filter(({ id }) => maker?.hasPlace(id)), [chosen, maker]);
  const missing = chosen.filter((unit) => !placed.includes(unit));
  const title = t('sheets.atlas.title', { county: settings.name, level: levelText(levelOf(ask.by)) });
  const name = t('sheets.atlas.fileName', { title, template: template.name, date: on });

  const make = (format: 'pdf' | 'zip'): void =>
    job.run(async (signal, say) => {
      if (!maker) return t('sheets.preview.opening');
      const work: AtlasJob = {
        maker,
        template,
        units: placed,
        fields,
        title,
        dotsPerInch: format === 'pdf' ? PDF_DPI : dotsPerInch,
        signal,
        onSheet: (number, unit) => {
          setDone((number - 1) / placed.length);
          say(t('sheets.atlas.progress', { done: count(number), total: count(placed.length), unit: unit.name }));
        },
      };
      const author = fields.maker === '' ? settings.name : fields.maker;
      const saved = await savePaper<ExportFault>(
        host,
        name,
        format,
        () => (format === 'pdf' ? atlasPdf(work, author) : atlasZip(work)),
        { signal, onWritten: (part) => say(t('sheets.export.writing', { percent: percent(part * 100) })) },
      );
      return savedText(saved);
    });

  const disabled = job.busy || placed.length === 0;
  return (
    <>
      <section aria-label={t('sheets.tab.atlas')} className="sheets-fields">
        <label>
          <span>{t('sheets.atlas.by')}</span>
          <Segmented<AtlasLevel>
            value={ask.by}
            options={ATLAS_LEVELS.map((it) => ({ value: it, label: t(`sheets.atlas.by.${it}`) }))}
            onChange={(by) => change({ by })}
          />
        </label>
        <label>
          <span>{t('sheets.atlas.within')}</span>
          <UnitPicker
            label={t('sheets.atlas.within')}
            value={ask.within ?? units.county?.id ?? ''}
            levels={['county', 'zone', 'township']}
            onPick={(within) => change({ within })}
          />
        </label>
        <label>
          <span>{t('sheets.atlas.lights')}</span>
          <Select<Light[]>
            mode="multiple"
            value={[...(ask.lights ?? [])]}
            options={LIGHTS.map((light) => ({ value: light, label: lightText(light) }))}
            aria-label={t('sheets.atlas.lights')}
            onChange={(lights) => change({ lights })}
          />
        </label>
        <label>
          <span>{t('sheets.atlas.words')}</span>
          <Input value={ask.words ?? ''} allowClear onChange={(event) => change({ words: event.target.value })} />
        </label>
        <label>
          <span>{t('sheets.atlas.sort')}</span>
          <Select<AtlasSort>
            value={ask.sort}
            options={ATLAS_SORTS.map((it) => ({ value: it, label: t(`sheets.atlas.sort.${it}`) }))}
            aria-label={t('sheets.atlas.sort')}
            onChange={(sort) => change({ sort })}
          />
        </label>
      </section>
      <section className="sheet-export">
        <p className="atlas-count">
          {chosen.length === 0 ? t('sheets.atlas.empty') : t('sheets.atlas.count', { count: count(placed.length) })}
        </p>
        {missing.length > 0 && (
          <p className="quiet">
            {t('sheets.atlas.without', {
              count: count(missing.length),
              names: listText(missing.slice(0, MOST_NAMES).map((unit) => unit.name)),
            })}
          </p>
        )}
        <div className="export-buttons">
          <Button type="primary" disabled={disabled} onClick={() => make('pdf')}>
            {t('sheets.atlas.pdf')}
          </Button>
          <Button disabled={disabled} onClick={() => make('zip')}>
            {t('sheets.atlas.zip')}
          </Button>
        </div>
        <JobLine job={job} done={done} />
        <ol className="atlas-list">
          {placed.map((unit) => (
            <li key={unit.id}>
              <button
                type="button"
                className="link"
                title={t('sheets.atlas.preview')}
                onClick={() => openUnit(unit.id)}
              >
                {unit.name}
              </button>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
