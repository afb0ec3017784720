/** Who answers for each unit, with the changes of 2017. The titles are the ones the campaign reports use. */
import type { Post, UnitLevel } from '../../shared/domain/unit.ts';
import type { Random } from '../lib/random.ts';
import { personName } from './person-names.ts';

export const POST_TITLES: Record<UnitLevel, string[]> = {
  county: ['指挥长', '副指挥长'],
  zone: ['指挥长', '副指挥长'],
  township: ['脱贫团团长', '政委'],
  village: ['攻坚队队长', '第一书记'],
};

/** Share of posts that change hands in the middle of 2017. */
const CHANGES = 0.08;

export function makePosts(level: UnitLevel, random: Random): Post[] {
  return POST_TITLES[level].flatMap((title) => {
    const since =
      level === 'village' ? `2016-0${3 + random.below(6)}-${day(random)}` : `2016-1${random.below(3)}-${day(random)}`;
    const first = { title, person: personName(random), since };
    if (level === 'county' || random.next() >= CHANGES) return [first];
    const change = `2017-0${6 + random.below(3)}-${day(random)}`;
    return [
      { ...first, until: change },
      { title, person: personName(random), since: change },
    ];
  });
}

function day(random: Random): string {
  return String(1 + random.below(28)).padStart(2, '0');
}

/** The person who holds a title on the last day. */
export function holderOf(posts: readonly Post[], title: string): string {
  return posts.find((post) => post.title === title && post.until === undefined)?.person ?? '';
}
