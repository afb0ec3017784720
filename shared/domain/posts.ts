/**
 * Posts in the four-level chain 四级联动, each with the days on which somebody held it, and the chain of any object on a day.
 * Source: PRODUCT "command chain": 指挥部 → 战区 → 乡镇 → 村 → 户责任人, dated posts, duty stays when the post changes (两个不离岗).
 *
 * `until` is the day of the hand-over: from that day on the next holder answers, so `[since, until)`.
 */
import { fail, ok, type Result } from './result.ts';
import type { Day, Post, Unit } from './unit.ts';

/** A post with the unit that it belongs to; `id` names its entry, and is absent where the units batch stated it. */
export interface UnitPost extends Post {
  readonly unit: string;
  readonly id?: string;
}

export const isHeldOn = (post: Post, on: Day): boolean =>
  post.since <= on && (post.until === undefined || on < post.until);

/** Posts held on the day: titles in the order in which the unit lists them, the longest held first. */
export function heldOn<P extends Post>(posts: readonly P[], on: Day): P[] {
  const titles = [...new Set(posts.map((post) => post.title))];
  return posts
    .filter((post) => isHeldOn(post, on))
    .sort((a, b) => titles.indexOf(a.title) - titles.indexOf(b.title) || (a.since < b.since ? -1 : 1));
}

/** A post held before the day and no longer held on it. */
export const formerOn = <P extends Post>(posts: readonly P[], on: Day): P[] =>
  posts.filter((post) => post.until !== undefined && post.until <= on).sort((a, b) => (a.since < b.since ? 1 : -1));

const END_OF_TIME = '9999-12-31';
const endOf = (post: Post): Day => post.until ?? END_OF_TIME;

/**
 * A post of the same title at the same unit whose days `post` would share; undefined when there is none. Posts with the
 * same entry id are the same post.
 */
export const overlapping = (posts: Iterable<UnitPost>, post: UnitPost): UnitPost | undefined =>
  [...posts].find(
    (other) =>
      other.unit === post.unit &&
      other.title === post.title &&
      (other.id === undefined || other.id !== post.id) &&
      other.since < endOf(post) &&
      post.since < endOf(other),
  );

export type HandOverRefusal =
  | { readonly reason: 'already-ended'; readonly until: Day }
  | { readonly reason: 'before-it-began'; readonly since: Day }
  | { readonly reason: 'same-person'; readonly person: string };

/** Ends a post and begins the next one on the same day, so that the duty is never without anybody. */
export function handOver(
  post: UnitPost,
  to: { person: string; on: Day },
): Result<{ ended: UnitPost; begun: UnitPost }, HandOverRefusal> {
  if (post.until !== undefined) return fail({ reason: 'already-ended', until: post.until });
  if (to.on <= post.since) return fail({ reason: 'before-it-began', since: post.since });
  if (to.person === post.person) return fail({ reason: 'same-person', person: post.person });
  const { unit, title } = post;
  return ok({ ended: { ...post, until: to.on }, begun: { unit, title, person: to.person, since: to.on } });
}

/** Titles that nobody holds on the day: those that the level demands and those that the unit has had. */
export function vacanciesOn(posts: readonly Post[], demanded: readonly string[], on: Day): string[] {
  const titles = new Set([...demanded, ...posts.filter((post) => post.since <= on).map((post) => post.title)]);
  const held = new Set(heldOn(posts, on).map((post) => post.title));
  return [...titles].filter((title) => !held.has(title));
}

/** One step of the chain: a unit with who answers for it on the day and what is vacant. */
export interface ChainLink<P extends Post = UnitPost> {
  readonly unit: Unit;
  readonly held: readonly P[];
  readonly former: readonly P[];
  readonly vacant: readonly string[];
}

/** The chain from the county down to the last unit of `path`, on a day. */
export function chainOn(
  path: readonly Unit[],
  postsOf: (unit: string) => readonly UnitPost[],
  demanded: (unit: Unit) => readonly string[],
  on: Day,
): ChainLink[] {
  return path.map((unit) => {
    const posts = postsOf(unit.id);
    return {
      unit,
      held: heldOn(posts, on),
      former: formerOn(posts, on),
      vacant: vacanciesOn(posts, demanded(unit), on),
    };
  });
}

/** Marks an owner that is a post instead of a person: `@攻坚队队长`, or `@脱贫团团长@990101005` for another unit's. */
const BY_POST = '@';

/**
 * Who answers on the day where an owner is written as a post, so that the duty stays when the person changes. `person` is
 * undefined when the post is vacant.
 */
export function ownerOn(
  owner: string,
  unit: string,
  postsOf: (unit: string) => readonly UnitPost[],
  on: Day,
): { person: string | undefined; post?: { title: string; unit: string } } {
  if (!owner.startsWith(BY_POST)) return { person: owner === '' ? undefined : owner };
  const [title = '', at = unit] = owner.slice(BY_POST.length).split(BY_POST);
  const holder = heldOn(postsOf(at), on).find((post) => post.title === title);
  return { person: holder?.person, post: { title, unit: at } };
}
