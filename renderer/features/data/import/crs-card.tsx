/** Where a layer's coordinates lie: what the file says, what was found, and the systems that a person may choose instead. */
import { Select } from 'antd';
import type { LayerReport } from '../../../../shared/host/import-calls.ts';
import { t } from '../../../text/t.ts';
import { isOldDatum } from './import-question.ts';
import { type Shift, ShiftFields } from './shift-fields.tsx';

interface CrsCardProps {
  readonly report: NonNullable<LayerReport['crs']>;
  /** What a person said. */
  readonly chosen: string | undefined;
  readonly shift: Shift | undefined;
  readonly onChoose: (crs: string) => void;
  readonly onShift: (shift: Shift) => void;
}

export function CrsCard({ report, chosen, shift, onChoose, onShift }: CrsCardProps) {
  const value = chosen ?? report.crs;
  const isOpen = value === null;
  const isOld = value !== null && isOldDatum(value);
  const isDoubtful = isOpen || (isOld && shift === undefined) || (!report.sure && chosen === undefined);
  const options = report.choices.map(({ crs, title }) => ({ value: crs, label: title }));
  return (
    <section className={isDoubtful ? 'import-crs doubtful' : 'import-crs'} aria-label={t('dataImport.crs')}>
      <h4>{t('dataImport.crs')}</h4>
      {report.stated !== null && <p>{t('dataImport.crs.stated', { stated: report.stated })}</p>}
      {report.stated === null && report.finding === undefined && <p>{t('dataImport.crs.unstated')}</p>}
      {report.finding !== undefined && <p className={chosen === undefined ? 'finding' : 'quiet'}>{report.finding}</p>}
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
      {isOld && <ShiftFields key={value} shift={shift} onChange={onShift} />}
      <small>
        {t(
          `dataImport.crs.${isOpen ? 'compare' : chosen !== undefined ? 'chosen' : !report.sure ? 'unsure' : report.stated === null ? 'found' : 'sure'}`,
        )}
      </small>
    </section>
  );
}
