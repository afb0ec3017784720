/** Four inspections of the four kinds 四位一体督查: 12 groups, 91 people; the last one looks again at cleared problems 回头看. */
import { dayNumber } from '../../shared/domain/day.ts';
import { recheckField } from '../../shared/domain/entries/inspection.ts';
import type { InspectionGroup, InspectionKind, Recheck } from '../../shared/domain/inspection.ts';
import type { Day, Unit } from '../../shared/domain/unit.ts';
import { item } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import { personName } from '../units/person-names.ts';
import { type HistoryEvent, instantOf, Story } from './event.ts';
import type { Official } from './officials.ts';
import type { Field } from './work-story.ts';
import type { ProblemStory } from './problem-history.ts';

interface Inspected {
  readonly key: string;
  readonly kind: InspectionKind;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  /** People in each group. */
  readonly sizes: readonly number[];
}

/** Three groups each: 23 + 22 + 23 + 23 = 91 people. */
const INSPECTIONS: readonly Inspected[] = [
  { key: 'DC-1', kind: 'office', name: '县督查室春季督查', from: '2017-04-10', to: '2017-04-21', sizes: [8, 8, 7] },
  {
    key: 'DC-2',
    kind: 'discipline',
    name: '扶贫领域监督执纪检查',
    from: '2017-06-12',
    to: '2017-06-23',
    sizes: [7, 7, 8],
  },
  { key: 'DC-3', kind: 'sector', name: '行业部门秋季联合督查', from: '2017-09-11', to: '2017-09-22', sizes: [8, 7, 8] },
  {
    key: 'DC-4',
    kind: 'special',
    name: '扶贫专项督查暨回头看',
    from: '2017-11-13',
    to: '2017-11-24',
    sizes: [8, 8, 7],
  },
];

export interface InspectionPlan {
  /** Id of its entry. */
  readonly id: string;
  readonly kind: InspectionKind;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly groups: readonly InspectionGroup[];
  /** Townships visited. */
  readonly units: ReadonlySet<string>;
}

export function planInspections(county: string, units: readonly Unit[], random: Random): InspectionPlan[] {
  const townships = units.filter((unit) => unit.level === 'township').map((unit) => unit.id);
  const known = new Set<string>();
  const newcomer = (): string => {
    for (;;) {
      const name = personName(random);
      if (known.has(name)) continue;
      known.add(name);
      return name;
    }
  };
  return INSPECTIONS.map(({ key, kind, name, from, to, sizes }) => {
    const shuffled = random.shuffled(townships);
    const visited = shuffled.slice(0, Math.max(sizes.length, Math.round(townships.length * 0.7)));
    const groups = sizes.map((size, at): InspectionGroup => {
      const people = Array.from({ length: size }, newcomer);
      return {
        name: `第${item(['一', '二', '三'], at)}组`,
        leader: item(people, 0),
        people,
        units: visited.filter((_, k) => k % sizes.length === at).sort(),
      };
    });
    return { id: `${county}|${key}`, kind, name, from, to, groups, units: new Set(visited) };
  });
}

/** The entries; the last inspection's with what it found when it looked again. */
export function inspectionHistory(
  county: string,
  plans: readonly InspectionPlan[],
  problems: readonly ProblemStory[],
  field: Field,
  random: Random,
): HistoryEvent[] {
  const inspector: Official = { user: '县督查一组', role: 'inspector' };
  const registered = plans.map(({ id, kind, name, from, to, groups }, at): HistoryEvent => ({
    at: instantOf(dayNumber(from), 8.2 + at * 0.01),
    subject: `inspection:${id}`,
    unit: county,
    k: 'edit',
    by: field.officials.duty,
    payload: { set: { kind, name, from, to, groups: groups.map((group) => ({ ...group })) } },
  }));
  const last = plans.at(-1);
  if (!last) return registered;
  const again = problems.filter(({ events }) => clearedBefore(events, instantOf(dayNumber(last.from), 0)));
  const looked = random.shuffled(again).slice(0, Math.max(3, Math.round(problems.length * 0.1)));
  return [
    ...registered,
    ...looked.flatMap(({ spec }, place): HistoryEvent[] => {
      const own = random.fork(spec.id);
      const day = dayNumber(last.from) + 1 + own.below(dayNumber(last.to) - dayNumber(last.from) - 1);
      const result: Recheck['result'] = place < 2 ? 'relapsed' : place === 2 ? 'unclear' : 'holds';
      const note =
        result === 'relapsed' ? '现场查看已反弹' : result === 'unclear' ? '责任人外出，待复核' : '现场查看属实';
      const on = new Date(day * 86_400_000).toISOString().slice(0, 10);
      const at = instantOf(day, 9 + own.next() * 6);
      const found: HistoryEvent = {
        at,
        subject: `inspection:${last.id}`,
        unit: county,
        k: 'edit',
        by: inspector,
        payload: { set: { [recheckField(spec.id)]: { result, on, by: inspector.user, note } } },
      };
      if (result !== 'relapsed') return [found];
      const story = new Story(spec.id, spec.unit, own.fork('times'));
      story.add(day + 1, 'clearance', inspector, { to: 'reopened', why: '回头看发现问题反弹' });
      return [found, ...story.events];
    }),
  ];
}

/** Whether the last thing that happened was a clearance before `before`. */
function clearedBefore(events: readonly HistoryEvent[], before: number): boolean {
  const last = events.at(-1);
  return last !== undefined && last.at < before && 'to' in last.payload && last.payload.to === 'cleared';
}
