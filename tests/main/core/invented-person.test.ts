import { describe, expect, it } from 'vitest';
import { accountCheckDigit, idCheckDigit, inventedPerson } from '../../../main/core/vault/invented-person.ts';

const households = Array.from({ length: 3000 }, (_, i) => `990101001001/${String(i + 1).padStart(4, '0')}`);

describe('made-up people', () => {
  it('are the same every time and mostly different from each other', () => {
    const made = households.map((household) => inventedPerson(household, 4));
    expect(households.map((household) => inventedPerson(household, 4))).toEqual(made);
    expect(new Set(made.map((person) => person.idNumber)).size).toBeGreaterThan(2900);
    expect(new Set(made.map((person) => person.name)).size).toBeGreaterThan(1500);
    expect(made[0]).toEqual(inventedPerson('990101001001/0001', 4));
  });

  it('can be nobody: no such county, wrong check digits, no such telephone', () => {
    for (const household of households) {
      const { name, idNumber, phone, bank, members } = inventedPerson(household, 3);
      expect(name).toMatch(/^[\u4e00-\u9fa5]{2,3}$/);
      expect(idNumber).toMatch(/^990101(19[3-9]\d)(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}[0-9X]$/);
      expect(idNumber[17]).not.toBe(idCheckDigit(idNumber.slice(0, 17)));
      expect(phone).toMatch(/^1110000\d{4}$/);
      expect(bank).toMatch(/^000000\d{13}$/);
      expect(bank[18]).not.toBe(accountCheckDigit(bank.slice(0, 18)));
      expect(members).toHaveLength(2);
    }
    expect(inventedPerson('x', 1).members).toEqual([]);
  });

  it('are held against the real rules: known right numbers pass them', () => {
    expect(idCheckDigit('11010519491231002')).toBe('X');
    expect(accountCheckDigit('7992739871')).toBe('3');
  });
});
