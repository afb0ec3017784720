import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskBank, maskIdNumber, maskName, maskPerson, maskPhone } from '../../../shared/domain/masking.ts';

/** Anything that people type into a field, odd characters and long ones included. */
const typed = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.stringMatching(/^[0-9X -]{0,24}$/),
  fc.stringMatching(/^[\u4e00-\u9fa5·]{0,8}$/),
);
const isOnlyStars = (text: string): boolean => /^[*\s]*$/.test(text);

describe('masks', () => {
  it('are those of the rule', () => {
    expect(maskName('张三丰')).toBe('张*');
    expect(maskIdNumber('520202199001011234')).toBe('5202**********1234');
    expect(maskPhone('13812348000')).toBe('138****8000');
    expect(maskBank('6217000000000001234')).toBe('****1234');
  });

  it('hide short and odd values wholly', () => {
    expect([maskName(''), maskName('张'), maskName('*'), maskName(' 张三 ')]).toEqual(['', '*', '*', '张*']);
    expect([maskIdNumber('5202'), maskIdNumber('52021234'), maskPhone('8000'), maskPhone('1388000')]).toEqual(
      Array.from({ length: 4 }, () => '****'),
    );
    expect([maskBank('1234'), maskBank('12345'), maskBank('')]).toEqual(['****', '****', '']);
    expect(maskName('𠮷田')).toBe('𠮷*');
  });

  it('never contain the raw value, whatever it is', () => {
    fc.assert(
      fc.property(typed, (value) => {
        const raw = value.trim();
        fc.pre(raw !== '' && !isOnlyStars(raw) && !raw.includes('*'));
        for (const mask of [maskName, maskIdNumber, maskPhone, maskBank]) expect(mask(value)).not.toContain(raw);
      }),
      { numRuns: 3000 },
    );
  });

  it('never show more than the ends, with at least four characters hidden between', () => {
    fc.assert(
      fc.property(typed, (value) => {
        const length = [...value.trim()].length;
        const shown = (mask: string): number => [...mask].filter((character) => character !== '*').length;
        fc.pre(!value.includes('*'));
        expect(shown(maskIdNumber(value))).toBeLessThanOrEqual(Math.max(0, Math.min(8, length - 4)));
        expect(shown(maskPhone(value))).toBeLessThanOrEqual(Math.max(0, Math.min(7, length - 4)));
        expect(shown(maskBank(value))).toBeLessThanOrEqual(Math.max(0, Math.min(4, length - 4)));
        expect(shown(maskName(value))).toBeLessThanOrEqual(length > 1 ? 1 : 0);
      }),
      { numRuns: 3000 },
    );
  });

  it('of names of three and more say nothing about their length; accounts neither', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u9fa5]{2,9}$/), (name) => {
        expect(maskName(name)).toBe(`${name[0] ?? ''}*`);
      }),
    );
    expect(maskBank('1'.repeat(12))).toBe(maskBank('1'.repeat(30)));
  });

  it('cover every field of a person', () => {
    const person = {
      name: '李四维',
      idNumber: '520202198001019999',
      phone: '13900001111',
      bank: '1'.repeat(19),
      members: ['李小明', '王兰'],
    };
    const masked = JSON.stringify(maskPerson(person));
    for (const raw of [person.name, person.idNumber, person.phone, person.bank, ...person.members]) {
      expect(masked).not.toContain(raw);
    }
    expect(Object.keys(maskPerson(person))).toEqual(Object.keys(person));
  });
});
