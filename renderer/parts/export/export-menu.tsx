/** The button 导出 of a list: what is shown goes into a file, in one of three forms, under the unit and the day looked at. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { TABLE_FORMATS, type TableFormat } from '../../../shared/host/export-calls.ts';
import { announce, useView } from '../../app/view-store.ts';
import { useCounty, useHost, useReader } from '../../db/county-store.tsx';
import { filedText } from '../../text/export-text.ts';
import { count, fullDate } from '../../text/format.ts';
import { refusalText } from '../../text/refusal-text.ts';
import { t } from '../../text/t.ts';
import { sendTable, type ShownTable } from './shown-table.ts';

interface ExportMenuProps<L> {
  /** Asked for when a file is wanted; null or without lines: nothing to export. */
  readonly table: () => ShownTable<L>;
  /** Lines shown now. */
  readonly lines: number;
  /** False where the list is of the whole county, whatever unit is looked at. */
  readonly byUnit?: boolean;
}

export function ExportMenu<L>({ table, lines, byUnit = true }: ExportMenuProps<L>) {
  const host = useHost();
  const { units, settings } = useCounty();
  const { on } = useReader();
  const chosen = useView((view) => view.unit);
  const [busy, setBusy] = useState(false);
  const unit = ((byUnit ? units.get(chosen) : undefined) ?? units.county)?.name ?? settings.name;
  const save = (format: TableFormat): void => {
    const shown = table();
    const title = t('export.tableOf', { unit, table: shown.title });
    const subtitle = t('export.subtitle', { unit, date: fullDate(on), count: count(lines) });
    setBusy(true);
    sendTable(host, shown, format, { name: t('export.fileName', { title, day: on }), title, subtitle })
      .then(
        (filed) => announce('ok' in filed || !filed.saved ? 'refused' : 'done', filedText(filed)),
        (error: unknown) => announce('refused', refusalText({ reason: 'failed', message: String(error) })),
      )
      .finally(() => setBusy(false));
  };
  return (
    <Dropdown
      trigger={['click']}
      disabled={busy || lines === 0}
      menu={{
        items: TABLE_FORMATS.map((format) => ({ key: format, label: t(`export.format.${format}`) })),
        onClick: ({ key }) => {
          const format = TABLE_FORMATS.find((it) => it === key);
          if (format) save(format);
        },
      }}
    >
      <Button size="small" className="no-print" icon={<DownloadOutlined aria-hidden />} loading={busy}>
        {t('export.button')}
      </Button>
    </Dropdown>
  );
}
