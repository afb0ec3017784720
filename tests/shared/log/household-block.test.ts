import { describe, expect, it } from 'vitest';
import type { EntryRow, Json } from '../../../shared/domain/entries/entry.ts';
import { createCounty } from '../../../shared/log/county.ts';
import type { HouseholdBlock } from '../../../shared/log/household-fold.ts';
import { pairingsOf } from '../../../shared/log/pairings.ts';
import { type BatchName, COUNTY, foundCounty, OTHER_VILLAGE, Seat, VILLAGE } from './world.ts';

/** A county that these batches were brought into, one after the other. */
function countyWith(...names: readonly BatchName[]): Seat {
  const seat = new Seat('d0');
  foundCounty(seat);
  for (const name of names) seat.bring(name);
  return seat;
}
const blockOf = (seat: Seat, village = VILLAGE): HouseholdBlock => {
  const block = seat.county.blocks.get(village);
  if (!block) throw new Error('no block');
  return block;
};

describe('a block of households', () => {
  it('adds the households of a round behind the list and keeps their words in one dictionary', () => {
    const { members, statuses, facts } = blockOf(countyWith('relisted', 'removals', 'additions'));
    // The list has four rows, the round says rows 3 and 4: the list's own row 3 stands.
    expect([...members]).toEqual([3, 2, 5, 6, 4]);
    expect([...statuses]).toEqual([0, 3, 0, 0, 0]);
    expect([...facts.cause].map((place) => facts.causes[place] ?? '')).toEqual(['缺水', '因病', '', '缺水', '缺水']);
    expect(facts.causes).toEqual(['缺水', '因病']);
    expect([...facts.income]).toEqual([2900, 3100, -1, 2400, -1]);
    expect([...facts.grade]).toEqual([0, 1, 2, 0, -1]);
    expect([...facts.measures]).toEqual([0, 1, 1, 0, 0]);
  });

  it('a row that two rounds claim stays the earlier one’s and is to be decided', () => {
    const seat = countyWith('additions', 'other additions');
    expect([...blockOf(seat).members]).toEqual([3, 1, 5, 2, 4, 1]);
    expect(blockOf(seat).disputed).toEqual([4]);
    const taken = [...seat.county.imports.values()].find((entry) => entry.source === 'additions.json');
    seat.say('revoke', `batch:${taken?.batch}`, { operations: [taken?.id ?? ''] });
    // Row 3 has nobody any more: it keeps its place and counts for nothing.
    expect([...blockOf(seat).members]).toEqual([3, 1, 5, 0, 7, 1]);
    expect([...blockOf(seat).statuses]).toEqual([0, 0, 0, 3, 0, 0]);
    expect(blockOf(seat).disputed).toEqual([]);
  });

  it('moves households as the round says', () => {
    const seat = countyWith('lifted', 'additions');
    expect([...blockOf(seat, OTHER_VILLAGE).statuses]).toEqual([0]);
  });

  it('the newest list of pairings counts, and of visits the latest day', () => {
    const seat = countyWith('pairings', 'later visits', 'visits');
    const { facts } = blockOf(seat);
    expect([...facts.cadre].map((place) => facts.cadres[place]?.name)).toEqual(['李梅', '李梅', undefined]);
    expect([...facts.second].map((place) => facts.cadres[place]?.name)).toEqual(['马强', undefined, '李梅']);
    expect([...facts.lastVisit]).toEqual([17_490, 17_495, 17_480]);
    seat.bring('repaired');
    const later = blockOf(seat).facts;
    expect([...later.cadre].map((place) => later.cadres[place]?.name)).toEqual(['王芳', undefined, '王芳']);
    expect(later.pairedSince).toBeGreaterThan(facts.pairedSince);
  });
});

describe('pairings', () => {
  const entry = (collection: string, id: string, fields: Record<string, Json>): EntryRow => ({
    subject: `${collection}:${id}`,
    collection,
    id,
    fields,
    disputed: [],
    notes: [],
  });

  it('are the lists with what was written down since', () => {
    const seat = countyWith('removals', 'pairings', 'visits');
    const blocks = [...seat.county.blocks.values()];
    const household = `${VILLAGE}/0003`;
    const own = entry('pairing', `${household}|pair`, { cadre: 'c9', name: '王芳', since: '2017-11-20' });
    const visits = [
      entry('visit', `${household}|2017-11-25`, { person: '王芳' }),
      entry('visit', `${household}|2017-11-22`, { person: '王芳' }),
      entry('visit', `${VILLAGE}/0001|2017-01-01`, { person: '李梅' }),
    ];
    const found = pairingsOf(blocks, [own], visits);
    expect(found.paired).toEqual([
      { household: `${VILLAGE}/0001`, cadre: 'c2', since: '2017-04-01', lastVisit: '2017-11-20' },
      { household, cadre: 'c9', since: '2017-11-20', lastVisit: '2017-11-25' },
    ]);
    // Row 2 was removed and needs nobody.
    expect(found.alone).toEqual([`${OTHER_VILLAGE}/0001`]);
    expect(found.loads).toEqual(['c1', 'c2', 'c2', 'c9']);
    expect([...found.cadres.keys()]).toEqual(['c2', 'c1', 'c9']);
    const withdrawn = { ...own, fields: { ...own.fields, withdrawn: true } };
    expect(pairingsOf(blocks, [withdrawn], []).paired).toHaveLength(1);
  });

  it('of nothing are nothing', () => {
    expect(pairingsOf(createCounty(COUNTY).blocks.values(), [], [])).toEqual({
      cadres: new Map(),
      paired: [],
      loads: [],
      alone: [],
    });
  });
});
