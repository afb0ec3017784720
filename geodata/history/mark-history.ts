/** Items of the exit standards that a person has entered: for a good half of the poor villages and for every township. */
import { dayNumber, dayOfNumber } from '../../shared/domain/day.ts';
import { markId } from '../../shared/domain/entries/mark.ts';
import { DEFAULT_STANDARDS } from '../../shared/domain/standards/default-standards.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import type { Random } from '../lib/random.ts';
import { type HistoryEvent, instantOf } from './event.ts';
import type { Field } from './work-story.ts';

const FROM = dayNumber('2017-10-16');
const TO = dayNumber('2017-11-28');
/** Share of the poor villages that have been looked at. */
const LOOKED_AT = 0.6;

/** What shows that an item is met, and what is said where it is not. */
const SAID: Readonly<Record<string, { readonly evidence: string; readonly why: string }>> = {
  broadcast: { evidence: '广电部门入户登记表', why: '两个村民组未通广播电视' },
  network: { evidence: '运营商开通证明', why: '宽带只通到村委会' },
  schooling: { evidence: '教育部门控辍保学台账', why: '一名适龄儿童未返校' },
  income: { evidence: '统计部门收入调查', why: '增幅低于全省平均' },
  help: { evidence: '帮扶措施台账', why: '部分户措施未覆盖' },
  clinic: { evidence: '卫计部门达标批复', why: '业务用房未达标' },
};

export function markHistory(units: readonly Unit[], field: Field, random: Random): HistoryEvent[] {
  const poor = units.filter((unit) => unit.level === 'village' && (unit.poor ?? 0) > 0);
  const looked = random.shuffled(poor).slice(0, Math.round(poor.length * LOOKED_AT));
  const townships = units.filter((unit) => unit.level === 'township');
  return [...looked, ...townships].flatMap((unit) => marksOf(unit, field, random.fork(unit.id)));
}

function marksOf(unit: Unit, { calendar, officials }: Field, random: Random): HistoryEvent[] {
  const standard = DEFAULT_STANDARDS.find(({ level }) => level === unit.level);
  const day = calendar.pick(FROM, TO, random);
  const by = unit.level === 'township' ? officials.zone(unit.id, random) : officials.cadre(unit.id, random);
  const hand = (standard?.items ?? []).filter(({ rule }) => rule.by === 'hand');
  return hand.flatMap(({ id }, place): HistoryEvent[] => {
    // Now and then an item has been left for another day.
    if (!standard || random.next() < 0.08) return [];
    const isMet = random.next() < 0.93;
    const said = SAID[id];
    const words = isMet ? { evidence: said?.evidence ?? '现场查看' } : { why: said?.why ?? '现场查看未达标' };
    return [
      {
        at: instantOf(day, 9.5) + Math.round((place * 4 + random.next()) * 60_000),
        subject: `mark:${markId(unit.id, standard, id)}`,
        unit: unit.id,
        k: 'edit',
        by,
        payload: {
          set: { verdict: isMet ? 'pass' : 'fail', ...words, on: dayOfNumber(day), by: by.user },
        },
      },
    ];
  });
}
