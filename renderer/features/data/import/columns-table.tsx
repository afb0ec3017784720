/** The file's columns: title, what stands in it, what it is taken for and how that was found; each can be said otherwise. */
import { Select } from 'antd';
import { useMemo } from 'react';
import type { LayerChoice, LayerReport } from '../../../../shared/host/import-calls.ts';
import { listText } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

interface ColumnsTableProps {
  readonly layer: LayerReport;
  readonly choice: LayerChoice;
  readonly onChoose: (columns: (string | null)[]) => void;
}

export function ColumnsTable({ layer, choice, onChoose }: ColumnsTableProps) {
  const chosen = layer.columns.map(({ column }, i) => choice.columns?.[i] ?? (choice.columns ? null : column));
  const missing = layer.known.filter(({ column, needed }) => needed && !chosen.includes(column));
  const options = useMemo(
    () => [
      { value: '', label: t('dataImport.column.none') },
      ...layer.known.map(({ column, title, needed }) => ({
        value: column,
        label: needed ? t('dataImport.column.needed', { title }) : title,
      })),
    ],
    [layer.known],
  );
  const set = (at: number, column: string): void =>
    // A column of the county is filled by one column of the file: whoever had it gives it up.
    onChoose(chosen.map((held, i) => (i === at ? column || null : held === column ? null : held)));
  return (
    <section className="import-columns" aria-label={t('dataImport.columns')}>
      <h4>{t('dataImport.columns')}</h4>
      {missing.length > 0 && (
        <p className="wrong">
          {t('dataImport.column.missing', { titles: listText(missing.map(({ title }) => title)) })}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('dataImport.column.title')}</th>
            <th scope="col">{t('dataImport.column.samples')}</th>
            <th scope="col">{t('dataImport.column.standsFor')}</th>
            <th scope="col">{t('dataImport.column.by')}</th>
          </tr>
        </thead>
        <tbody>
          {layer.columns.map(({ title, samples, column, by }, i) => {
            const value = chosen[i] ?? null;
            const name = title === '' ? t('dataImport.column.untitled', { number: i + 1 }) : title;
            const how = value !== column ? 'chosen' : by;
            return (
              // Two columns may have the same title.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={i} className={value === null ? 'unused' : ''}>
                <th scope="row" title={name}>
                  {name}
                </th>
                <td title={samples.join(' / ')}>
                  {samples.map((sample, n) => (
                    // oxlint-disable-next-line react/no-array-index-key
                    <span key={n}>{sample}</span>
                  ))}
                </td>
                <td>
                  <Select
                    value={value ?? ''}
                    options={options}
                    showSearch={{ optionFilterProp: 'label' }}
                    popupMatchSelectWidth={false}
                    aria-label={t('dataImport.column.choose', { column: name })}
                    onChange={(next: string) => set(i, next)}
                  />
                </td>
                <td>{value !== null && how !== null && <span className="badge">{t(`dataImport.by.${how}`)}</span>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
