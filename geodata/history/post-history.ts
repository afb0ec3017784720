/** Posts that changed hands in autumn, posts that stand empty, and roll-calls of the war zones. */
import { dayNumber, dayOfNumber } from '../../shared/domain/day.ts';
import type { Post, Unit } from '../../shared/domain/unit.ts';
import type { Random } from '../lib/random.ts';
import { personName } from '../units/person-names.ts';
import { type HistoryEvent, instantOf } from './event.ts';
import type { Field } from './work-story.ts';

const FROM = dayNumber('2017-09-04');
const TO = dayNumber('2017-11-24');
/** Share of villages and townships where a post changes hands; the last few find no successor. */
const CHANGES = 0.06;
const VACANCIES = 3;
const ROLL_CALLS = [dayNumber('2017-11-06'), dayNumber('2017-11-27')];

export function postHistory(units: readonly Unit[], field: Field, random: Random): HistoryEvent[] {
  const held = units.filter(
    (unit) => (unit.level === 'village' || unit.level === 'township') && unit.posts.some(({ until }) => !until),
  );
  const changing = random.shuffled(held).slice(0, Math.max(VACANCIES + 1, Math.round(held.length * CHANGES)));
  return [
    ...changing.flatMap((unit, place) =>
      handOver(unit, place >= changing.length - VACANCIES, field, random.fork(unit.id)),
    ),
    ...units.filter((unit) => unit.level === 'zone').flatMap((zone) => rollCalls(zone, units, random.fork(zone.id))),
  ];
}

/** The stated post ends on the day on which the next one begins: the duty is never without anybody. */
function handOver(unit: Unit, isVacant: boolean, { calendar, officials }: Field, random: Random): HistoryEvent[] {
  const post = random.pick(unit.posts.filter(({ until }) => !until));
  const day = calendar.pick(FROM, TO, random);
  const { title, person, since } = post;
  const on = dayOfNumber(day);
  if (since >= on) return [];
  const at = instantOf(day, 9 + 7 * random.next());
  const write = (id: string, minutes: number, set: Record<string, string>): HistoryEvent => ({
    at: at + minutes * 60_000,
    subject: `post:${unit.id}|${id}`,
    unit: unit.id,
    k: 'edit',
    by: officials.duty,
    payload: { set: { unit: unit.id, title, ...set } },
  });
  const ended = write('p1', 0, { person, since, until: on });
  return isVacant ? [ended] : [ended, write('p2', 1, { person: personName(random), since: on })];
}

function rollCalls(zone: Unit, units: readonly Unit[], random: Random): HistoryEvent[] {
  const townships = units.filter((unit) => unit.level === 'township' && unit.parent === zone.id);
  return ROLL_CALLS.map((day, place): HistoryEvent => {
    const called = townships.flatMap((township) =>
      township.posts
        .filter((post) => isHeld(post, dayOfNumber(day)))
        .map(({ title, person }) => {
          const draw = random.next();
          const presence = draw < 0.9 ? 'present' : draw < 0.96 ? 'leave' : 'absent';
          const why = presence === 'leave' ? '因公外出已请假' : '未到岗，已提醒';
          return { unit: township.id, title, person, presence, ...(presence === 'present' ? {} : { why }) };
        }),
    );
    const [holder] = zone.posts;
    return {
      at: instantOf(day, 8.1 + 0.05 * place),
      subject: `rollcall:${zone.id}|${dayOfNumber(day)}`,
      unit: zone.id,
      k: 'edit',
      by: { user: holder?.person ?? '县值班室', role: holder ? `zone@${zone.id}` : 'duty' },
      payload: { set: { called } },
    };
  });
}

const isHeld = (post: Post, on: string): boolean => post.since <= on && (post.until === undefined || on < post.until);
