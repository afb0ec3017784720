/** 数据 › 导出: ledgers, layers and templates of the county or a part of it, and what has been saved meanwhile. */
import { Button, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { LAYER_FORMATS, TABLE_FORMATS, type Filed } from '../../../../shared/host/export-calls.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useCounty, useReader, useTargetsOf } from '../../../db/county-store.tsx';
import { UnitPicker } from '../../../parts/unit-picker.tsx';
import { filedText } from '../../../text/export-text.ts';
import { count, fullDate } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import type { DataSectionProps } from '../data-page.tsx';
import { crsChoices, middleOf } from './crs-choices.ts';
import { type ExportLine, exportLines } from './export-lines.ts';
import { FileMenu } from './file-menu.tsx';
import { LISTS, templateOf } from './template-lists.ts';
import './export-section.css';

/** What was saved or refused, the newest first; as many as one looks at. */
const MOST_SAID = 6;

export function ExportSection({ host }: DataSectionProps) {
  const { settings, units, geometry, info } = useCounty();
  const { on, live } = useReader();
  const county = units.county?.id ?? '';
  const [wanted, setUnit] = useState('');
  const unit = units.get(wanted)?.id ?? county;
  const targets = useTargetsOf(unit);
  const crses = useMemo(() => crsChoices(middleOf(geometry, units)), [geometry, units]);
  const [crs, setCrs] = useState('wgs84');
  const [encoding, setEncoding] = useState<'utf-8' | 'gbk'>('utf-8');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<
    readonly { readonly text: string; readonly isSaved: boolean; readonly serial: number }[]
  >([]);
  const lines = useMemo(
    () => exportLines(unit, { units, kinds: settings.kinds, geometry, targets: targets ?? [] }),
    [unit, units, settings.kinds, geometry, targets],
  );
  const isProjected = crses.find(({ id }) => id === crs)?.isProjected ?? false;
  const say = (text: string, isSaved: boolean): void =>
    setSaid((before) => [{ text, isSaved, serial: (before[0]?.serial ?? 0) + 1 }, ...before].slice(0, MOST_SAID));
  const run = (call: Promise<Filed>): void => {
    setBusy(true);
    call
      .then(
        (filed) => say(filedText(filed), !('ok' in filed) && filed.saved),
        (error: unknown) => say(t('refuse.failed', { message: String(error) }), false),
      )
      .finally(() => setBusy(false));
  };
  const within = unit === county ? {} : { unit };
  // The host writes what holds now; a past day leaves through the lists that show it.
  const whyNot = live ? undefined : t('dataExport.pastDay');

  const rows = (group: ExportLine['group'], title: string) => {
    const own = lines.filter((line) => line.group === group);
    if (own.length === 0) return null;
    return (
      <tbody>
        <tr className="export-group">
          <th colSpan={4} scope="rowgroup">
            {title}
          </th>
        </tr>
        {own.map(({ id, name, of, count: all, placed }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="number">{count(all)}</td>
            <td className="number">
              {placed === 0 ? <span className="quiet">{t('unit.noValue')}</span> : count(placed)}
            </td>
            <td className="export-buttons">
              <FileMenu
                label={t('dataExport.ledger')}
                of={name}
                disabled={busy || all === 0 || !live}
                why={whyNot}
                formats={TABLE_FORMATS.map((format) => ({ format, title: t(`export.format.${format}`) }))}
                onPick={(format) => run(host['export.ledger']({ of, ...within, format }))}
              />
              <FileMenu
                label={t('dataExport.layer')}
                of={name}
                disabled={busy || placed === 0 || !live}
                why={whyNot}
                formats={LAYER_FORMATS.map((format) => ({
                  format,
                  title: t(`export.format.${format}`),
                  disabled: isProjected && (format === 'geojson' || format === 'kml'),
                }))}
                onPick={(format) => run(host['export.layer']({ of, ...within, format, crs, encoding }))}
              />
              {'kind' in of && (
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={`${name} ${t('dataExport.template')}`}
                  onClick={() => run(host['export.template']({ of }))}
                >
                  {t('dataExport.template')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    );
  };

  return (
    <section className="export-section" aria-label={t('data.tab.export')}>
      <div className="export-main">
        {lines.length === 0 ? (
          <EmptyState title={t('dataExport.nothing')} advice={t('dataExport.nothingAdvice')} />
        ) : (
          <>
            <div className="export-options" role="group" aria-label={t('dataExport.options')}>
              <label>
                <span>{t('dataExport.unit')}</span>
                <UnitPicker label={t('dataExport.unit')} value={unit} onPick={setUnit} />
              </label>
              <label>
                <span>{t('dataExport.crs')}</span>
                <Select
                  value={crs}
                  onChange={setCrs}
                  aria-label={t('dataExport.crs')}
                  popupMatchSelectWidth={false}
                  options={crses.map(({ id, title }) => ({ value: id, label: title }))}
                />
              </label>
              <label>
                <span>{t('dataExport.encoding')}</span>
                <Segmented
                  value={encoding}
                  onChange={setEncoding}
                  aria-label={t('dataExport.encoding')}
                  options={[
                    { value: 'utf-8' as const, label: 'UTF-8' },
                    { value: 'gbk' as const, label: 'GBK' },
                  ]}
                />
              </label>
            </div>
            <div className="export-lines" tabIndex={0} role="region" aria-label={t('dataExport.what')}>
              <table>
                <thead>
                  <tr>
                    <th>{t('dataExport.what')}</th>
                    <th className="number">{t('dataExport.count')}</th>
                    <th className="number">{t('dataExport.placed')}</th>
                    <th>{t('dataExport.saveAs')}</th>
                  </tr>
                </thead>
                {rows('units', t('dataExport.units'))}
                {rows('kinds', t('dataExport.kinds'))}
              </table>
            </div>
          </>
        )}
      </div>
      <aside className="export-side" aria-label={t('dataExport.side')}>
        <section>
          <h3>{t('dataExport.saved')}</h3>
          <p className="quiet">
            {info.capabilities.chooseFolder
              ? t('dataExport.whereDialog')
              : t('dataExport.whereFolder', { folder: info.dataFolder })}
          </p>
          <ul className="export-said" aria-live="polite">
            {said.map(({ text, isSaved, serial }) => (
              <li key={serial} className={isSaved ? '' : 'refused'}>
                {text}
              </li>
            ))}
          </ul>
          {busy && <p className="quiet">{t('dataExport.writing')}</p>}
        </section>
        <section>
          <h3>{t('dataExport.templates')}</h3>
          <p className="quiet">{t(lines.length === 0 ? 'dataExport.templatesFirst' : 'dataExport.templatesHint')}</p>
          <div className="export-templates">
            {LISTS.map((list) => (
              <Button key={list} disabled={busy} onClick={() => run(host['export.template']({ of: templateOf(list) }))}>
                {t(`dataExport.template.${list}`)}
              </Button>
            ))}
          </div>
        </section>
        <section>
          <h3>{t('dataExport.rules')}</h3>
          <ul className="quiet export-rules">
            <li>{t('dataExport.rule.day', { date: fullDate(on) })}</li>
            <li>{t('dataExport.rule.personal')}</li>
            <li>{t('dataExport.rule.lists')}</li>
          </ul>
        </section>
      </aside>
    </section>
  );
}
