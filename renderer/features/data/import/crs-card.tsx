/** Where a layer's coordinates lie: what the file says, what was found, and the systems that a person may choose instead. */
import { Select } from 'antd';
import type { LayerReport } from '../../../../shared/host/import-calls.ts';
import { t } from '../../../text/t.ts';

interface CrsCardProps {
  readonly report: NonNullable<LayerReport['crs']>;
  /** What a person said. */
  readonly chosen: string | undefined;
  readonly onChoose: (crs: string) => void;
}

export function CrsCard({ report, chosen, onChoose }: CrsCardProps) {
  const value = chosen ?? report.crs;
  const isOpen = value === null;
  const isDoubtful = isOpen || (!report.sure && chosen === undefined);
  const options = report.choices.map(({ crs, title }) => ({ value: crs, label: title }));
  return (
    <section className={isDoubtful ? 'import-crs doubtful' : 'import-crs'} aria-label={t('dataImport.crs')}>
      <h4>{t('dataImport.crs')}</h4>
      <p>
        {report.stated === null ? t('dataImport.crs.unstated') : t('dataImport.crs.stated', { stated: report.stated })}
      </p>
      {report.finding !== undefined && <p className="finding">{report.finding}</p>}
      {isOpen && report.finding === undefined && <p className="finding">{t('dataImport.crs.ask')}</p>}
      <Select
        value={value}
        status={isDoubtful ? 'warning' : ''}
        placeholder={t('dataImport.crs.placeholder')}
        aria-label={t('dataImport.crs')}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={
          value !== null && !options.some((it) => it.value === value) ? [{ value, label: value }, ...options] : options
        }
        onChange={onChoose}
      />
      <small>
        {isOpen
          ? t('dataImport.crs.compare')
          : report.sure || chosen !== undefined
            ? t('dataImport.crs.sure')
            : t('dataImport.crs.unsure')}
      </small>
    </section>
  );
}
