import { describe, expect, it } from 'vitest';
import { atlasFileName, atlasUnits, type UnitStanding } from '../../../renderer/app/picture/atlas-order.ts';
import type { Unit } from '../../../shared/domain/unit.ts';
import { UnitIndex } from '../../../shared/domain/unit-index.ts';

const unit = (id: string, level: Unit['level'], parent: string | null, name: string): Unit =>
  ({ id, level, parent, name }) as Unit;
const units = new UnitIndex([
  unit('99', 'county', null, '示范县'),
  unit('99/Z2', 'zone', '99', '第二战区'),
  unit('99/Z1', 'zone', '99', '第一战区'),
  unit('9903', 'township', '99/Z1', '乙乡'),
  unit('9901', 'township', '99/Z2', '甲乡'),
  unit('9902', 'township', '99/Z1', '丙镇'),
]);
const standing: Record<string, UnitStanding> = {
  '9901': { light: 'red', percent: 40, plannedPercent: 90 },
  '9902': { light: 'green', percent: 90, plannedPercent: 80 },
};
const ids = (ask: Omit<Parameters<typeof atlasUnits>[2], 'by'>): string[] =>
  atlasUnits(units, (id) => standing[id], { by: 'township', ...ask }).map(({ id }) => id);

describe('an atlas', () => {
  it('follows the command chain, a name, or how things stand; what has no figure comes last', () => {
    expect(ids({ sort: 'order' })).toEqual(['9902', '9903', '9901']);
    expect(ids({ sort: 'behind' })).toEqual(['9901', '9902', '9903']);
    expect(ids({ sort: 'progress' })).toEqual(['9902', '9901', '9903']);
    expect(atlasUnits(units, () => undefined, { by: 'war-zone', sort: 'order' }).map(({ id }) => id)).toEqual([
      '99/Z1',
      '99/Z2',
    ]);
  });

  it('leaves out what is not asked for', () => {
    expect(ids({ sort: 'order', within: '99/Z1' })).toEqual(['9902', '9903']);
    expect(ids({ sort: 'order', lights: ['red'] })).toEqual(['9901']);
    expect(ids({ sort: 'order', lights: ['none'] })).toEqual(['9903']);
    expect(ids({ sort: 'order', words: '镇' })).toEqual(['9902']);
    expect(ids({ sort: 'order', words: '9901' })).toEqual(['9901']);
  });

  it('numbers its files so that a folder sorts as it does, without what a system forbids', () => {
    expect(atlasFileName(3, 27, '甲/乡:1')).toBe('03-甲_乡_1');
    expect(atlasFileName(3, 462, '甲乡')).toBe('003-甲乡');
  });
});
