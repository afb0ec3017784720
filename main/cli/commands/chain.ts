/** `guatu chain ID`: who answers for a unit, target or household on a day, from the county down. */
import { postsOfUnits } from '../../../shared/domain/entries/post.ts';
import { chainOn, ownerOn } from '../../../shared/domain/posts.ts';
import { type County, entriesOf, settingsOf, unitIndex } from '../../../shared/log/county.ts';
import { householdRow } from '../../../shared/log/household-fold.ts';
import { pairingsOf } from '../../../shared/log/pairings.ts';
import { chainText } from '../../text/people-zh.ts';
import { reading } from '../county-access.ts';
import type { Arguments, UsageFault } from '../flags.ts';
import { done, misused, type Outcome } from '../outcome.ts';

export const flags = { 'as-of': { type: 'string' } } as const;
export const words: readonly string[] = ['ID'];

export async function run(args: Arguments): Promise<Outcome> {
  const asOf = args.text('as-of');
  return reading(args, (county) => {
    const wanted = args.words[0] ?? '';
    const found = objectOf(county, wanted);
    if ('reason' in found) return misused(found);
    const on = asOf ?? settingsOf(county)?.today ?? county.on;
    const index = unitIndex(county);
    const postsOf = postsOfUnits(index, entriesOf(county, 'post'));
    const titles = settingsOf(county)?.postTitles;
    const chain = chainOn(index.pathOf(found.unit), postsOf, ({ level }) => titles?.[level] ?? [], on);
    const answers = found.owner === undefined ? null : ownerOn(found.owner, found.unit, postsOf, on);
    const value = {
      asOf: on,
      id: found.id,
      name: found.name,
      chain: chain.map(({ unit, held, vacant }) => ({
        unit: unit.id,
        name: unit.name,
        level: unit.level,
        posts: held.map(({ title, person, since }) => ({ title, person, since })),
        vacant,
      })),
      owner: answers && { person: answers.person ?? null, title: answers.post?.title ?? null },
    };
    return done(value, chainText(value));
  });
}

interface Found {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Who answers for it, as its ledger or list of pairings says; absent for units. */
  readonly owner?: string;
}

/** A unit by its code, or a target or household by its id, with or without the county's code before it. */
function objectOf(county: County, wanted: string): Found | UsageFault {
  const index = unitIndex(county);
  const ids = [wanted, `${index.county?.id ?? ''}/${wanted}`];
  for (const id of ids) {
    const unit = index.get(id);
    if (unit) return { id, name: unit.name, unit: id };
    const row = county.rows.get(id);
    if (row) return { id, name: row.name, unit: row.unit, owner: row.owner };
  }
  const place = householdRow(wanted);
  const block = place && county.blocks.get(place.village);
  if (!place || !block || place.row < 0 || place.row >= block.members.length)
    return { reason: 'unknown-target', target: wanted };
  const { cadres, paired } = pairingsOf([block], entriesOf(county, 'pairing'), []);
  const cadre = paired.find((each) => each.household === wanted)?.cadre;
  return { id: wanted, name: wanted, unit: place.village, owner: cadres.get(cadre ?? '')?.name ?? '' };
}
