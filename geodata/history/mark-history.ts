/**
 * What people have entered for items of the exit standards: for a good half of the poor villages, for every township and for
 * the first households of one village.
 */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import type { HouseholdsBatch } from '../../shared/domain/household-batch.ts';
import { dayNumber, dayOfNumber } from '../../shared/domain/day.ts';
import type { Json } from '../../shared/domain/entries/entry.ts';
import { markId } from '../../shared/domain/entries/mark.ts';
import type { Standard, StandardLevel } from '../../shared/domain/standard.ts';
import { DEFAULT_STANDARDS } from '../../shared/domain/standards/default-standards.ts';
import type { Unit } from '../../shared/domain/unit.ts';
import { householdId } from '../../shared/log/household-fold.ts';
import type { Random } from '../lib/random.ts';
import { type HistoryEvent, instantOf } from './event.ts';
import type { Official } from './officials.ts';
import type { Field } from './work-story.ts';

const FROM = dayNumber('2017-10-16');
const TO = dayNumber('2017-11-28');
/** Share of the poor villages that have been looked at. */
const LOOKED_AT = 0.6;
/** Share of them for which a document states a poverty rate of its own. */
const STATED = 0.05;
const MARKED_HOUSEHOLDS = 20;

/** What shows that an item is met, and what is said where it is not. */
const SAID: Readonly<Record<string, { readonly evidence: string; readonly why: string }>> = {
  broadcast: { evidence: '广电部门入户登记表', why: '两个村民组未通广播电视' },
  network: { evidence: '运营商开通证明', why: '宽带只通到村委会' },
  schooling: { evidence: '教育部门控辍保学台账', why: '一名适龄儿童未返校' },
  income: { evidence: '统计部门收入调查', why: '增幅低于全省平均' },
  help: { evidence: '帮扶措施台账', why: '部分措施未覆盖' },
  clinic: { evidence: '卫计部门达标批复', why: '业务用房未达标' },
  health: { evidence: '医保参保名册', why: '一人未参保' },
  pension: { evidence: '养老保险缴费凭证', why: '一人未缴费' },
};

export interface MarkGround {
  readonly units: readonly Unit[];
  readonly targets: readonly TargetSpec[];
  readonly households: HouseholdsBatch;
}

const standardFor = (level: StandardLevel): Standard | undefined =>
  DEFAULT_STANDARDS.find((standard) => standard.level === level);

/** Whoever marks the items of one unit or household on one day. */
interface Marker {
  readonly owner: string;
  readonly unit: string;
  readonly standard: Standard;
  readonly day: number;
  readonly by: Official;
  readonly random: Random;
}

export function markHistory({ units, targets, households }: MarkGround, field: Field, random: Random): HistoryEvent[] {
  const poor = units.filter((unit) => unit.level === 'village' && (unit.poor ?? 0) > 0);
  const looked = random.shuffled(poor).slice(0, Math.round(poor.length * LOOKED_AT));
  const powered = new Set(targets.filter((target) => target.kind === 'grid').map((target) => target.unit));
  const markerOf = (level: StandardLevel, owner: string, unit: string): Marker[] => {
    const standard = standardFor(level);
    const own = random.fork(owner);
    const day = field.calendar.pick(FROM, TO, own);
    const by = level === 'township' ? field.officials.zone(unit, own) : field.officials.cadre(unit, own);
    return standard ? [{ owner, unit, standard, day, by, random: own }] : [];
  };
  const villages = looked.flatMap(({ id }) => markerOf('village', id, id));
  const townships = units.filter(({ level }) => level === 'township').flatMap(({ id }) => markerOf('township', id, id));
  const block = households.villages.find(({ village }) => village === looked[0]?.id);
  const homes = (block?.members ?? [])
    .slice(0, MARKED_HOUSEHOLDS)
    .flatMap((_, row) => markerOf('household', householdId(block?.village ?? '', row), block?.village ?? ''));
  return [
    ...[...villages, ...townships, ...homes].flatMap(byHand),
    ...villages.flatMap((marker) => beside(marker, powered.has(marker.unit))),
  ];
}

/** Every item that no data can tell; now and then one has been left for another day. */
function byHand(marker: Marker): HistoryEvent[] {
  const { standard, random } = marker;
  const hand = standard.items.filter(({ rule }) => rule.by === 'hand');
  return hand.flatMap(({ id }, place) => {
    if (random.next() < 0.08) return [];
    const isMet = random.next() < 0.93;
    const said = SAID[id];
    const words = isMet ? { evidence: said?.evidence ?? '现场查看' } : { why: said?.why ?? '现场查看未达标' };
    return [mark(marker, id, place, { verdict: isMet ? 'pass' : 'fail', ...words })];
  });
}

/** Computed items with something beside them: power where no project is in the ledger, a rate that a report states. */
function beside(marker: Marker, hasGrid: boolean): HistoryEvent[] {
  const power = mark(marker, 'power', 6, {
    verdict: 'pass',
    evidence: '供电所通电证明',
    override: '本村早已通动力电，台账无新建项目',
  });
  const isStated = marker.random.next() < STATED;
  const stated = mark(marker, 'poverty-rate', 7, { stated: 1.8, evidence: '村级总结材料' });
  return [...(hasGrid ? [] : [power]), ...(isStated ? [stated] : [])];
}

function mark(
  { owner, unit, standard, day, by, random }: Marker,
  item: string,
  place: number,
  said: Readonly<Record<string, Json>>,
): HistoryEvent {
  return {
    at: instantOf(day, 9.5) + Math.round((place * 4 + random.next()) * 60_000),
    subject: `mark:${markId(owner, standard, item)}`,
    unit,
    k: 'edit',
    by,
    payload: { set: { ...said, on: dayOfNumber(day), by: by.user } },
  };
}
