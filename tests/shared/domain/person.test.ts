import { describe, expect, it } from 'vitest';
import { givesAway, personRightRefusal } from '../../../shared/domain/person.ts';

const PATH = ['990101001001', '990101001', '990101/Z1', '990101'];

describe('the right to see personal fields', () => {
  it('is the duty officer’s, and of those who work in the unit', () => {
    expect(personRightRefusal({ role: 'duty' }, PATH)).toBeNull();
    for (const unit of PATH) {
      expect(personRightRefusal({ role: 'village', unit }, PATH)).toBeNull();
      expect(personRightRefusal({ role: 'township', unit }, PATH)).toBeNull();
      expect(personRightRefusal({ role: 'zone', unit }, PATH)).toBeNull();
    }
  });

  it('ends at the unit’s border, also the duty officer’s', () => {
    for (const role of ['duty', 'zone', 'township', 'village'] as const) {
      expect(personRightRefusal({ role, unit: '990101002' }, PATH)).toEqual({ reason: 'outside', unit: '990101002' });
    }
    expect(personRightRefusal({ role: 'township' }, PATH)).toEqual({ reason: 'unit-needed', role: 'township' });
  });

  it('is nobody’s who only looks or inspects', () => {
    for (const role of ['inspector', 'viewer'] as const) {
      expect(personRightRefusal({ role, unit: '990101' }, PATH)).toEqual({ reason: 'role', role });
      expect(personRightRefusal({ role }, PATH)).toEqual({ reason: 'role', role });
    }
  });
});

describe('a reason', () => {
  const person = {
    name: '张三',
    idNumber: '520202199001011234',
    phone: '138 0000 8000',
    bank: '',
    members: ['李', '王兰'],
  };
  it('gives away what it quotes, with or without blanks', () => {
    for (const why of ['核对张三', '张 三', '电话13800008000', '证 520202 19900101 1234', '家属王兰来访']) {
      expect(givesAway(why, person)).toBe(true);
    }
    for (const why of ['入户核对', '核对户主李家', '']) expect(givesAway(why, person)).toBe(false);
  });
});
