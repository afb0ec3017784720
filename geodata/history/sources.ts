/** Five sources 五个吻合 about some households of one township, with a dozen cells in which they do not agree. */
import type { HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import { type Cell, SOURCES } from '../../shared/domain/plausibility/five-sources.ts';
import type { SourcesBatch } from '../../shared/domain/sources-batch.ts';
import type { Day } from '../../shared/domain/unit.ts';
import { householdId } from '../../shared/log/household-fold.ts';
import { item } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';

const FIELDS = ['家庭人口', '致贫原因', '人均纯收入', '住房等级', '帮扶措施数'];
const HOUSEHOLDS = 40;
const DIFFERENCES = 12;
const GRADES = ['无', 'C级', 'D级'];

export const SOURCE_NAMES: Readonly<Record<SourcesBatch['source'], string>> = {
  national: '国扶系统导出',
  wall: '上墙信息',
  card: '连心卡',
  register: '登记卡',
  result: '帮扶成效表',
};

export function sourcesBatches(households: HouseholdsBatch, on: Day, random: Random): SourcesBatch[] {
  const block = households.villages.reduce((best, village) =>
    village.members.length > best.members.length ? village : best,
  );
  const rows = Array.from({ length: Math.min(HOUSEHOLDS, block.members.length) }, (_, row) => ({
    household: householdId(block.village, row),
    values: [
      item(block.members, row),
      households.causes?.[block.cause?.[row] ?? -1] ?? '',
      block.income?.[row] ?? 0,
      GRADES[block.grade?.[row] ?? 0] ?? '无',
      bitCount(block.measures?.[row] ?? 0),
    ] as Cell[],
  }));
  const tables = SOURCES.map((source) => ({
    source,
    rows: rows.map((row) => ({ ...row, values: [...row.values] })),
  }));
  for (let k = 0; k < DIFFERENCES; k += 1) {
    const row = random.pick(random.pick(tables).rows);
    const field = random.below(FIELDS.length);
    const cell = row.values[field];
    if (typeof cell === 'number') row.values[field] = cell + (field === 2 ? 300 : 1);
    else row.values[field] = field === 1 ? '缺资金' : '';
  }
  return tables.map(({ source, rows: own }) => ({
    batch: 'sources',
    version: 1,
    source,
    on,
    fields: [...FIELDS],
    rows: own,
  }));
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left > 0; left >>>= 1) count += left & 1;
  return count;
}
