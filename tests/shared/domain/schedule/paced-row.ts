/** Targets with just what a forecast needs. */
import type { PacedRow } from '../../../../shared/domain/schedule/target-pace.ts';

export const pacedRow = (row: Partial<PacedRow> & Pick<PacedRow, 'id'>): PacedRow => ({
  kind: 'road',
  unit: '990101001001',
  name: row.id,
  quantity: 10,
  plan: { start: '2017-03-01', deadline: '2017-12-31' },
  state: 'underway',
  percent: 50,
  ...row,
});
