/** Marks of exit standards and the versions they hold fast. A refusal changes nothing. */
import { beforeEach, describe, expect, it } from 'vitest';
import { markId } from '../../../shared/domain/entries/mark.ts';
import type { Json } from '../../../shared/domain/entries/entry.ts';
import type { Standard } from '../../../shared/domain/standard.ts';
import { DEFAULT_STANDARDS } from '../../../shared/domain/standards/default-standards.ts';
import { ExitStandings } from '../../../shared/domain/standards/exit-standing.ts';
import { exitSources } from '../../../shared/geo/exit-sources.ts';
import { entriesOf, settingsOf, unitIndex } from '../../../shared/log/county.ts';
import { digestOf } from '../../../shared/log/digest.ts';
import { COUNTY, foundCounty, OTHER_VILLAGE, Seat, settings, VILLAGE } from './world.ts';

const villageStandard = DEFAULT_STANDARDS.find(({ level }) => level === 'village') as Standard;
const SCHOOLING = `mark:${markId(VILLAGE, villageStandard, 'schooling')}`;
const RATE = `mark:${markId(VILLAGE, villageStandard, 'poverty-rate')}`;

let seat: Seat;
beforeEach(() => {
  seat = new Seat('d1');
  foundCounty(seat);
  seat.write(seat.draft('settings', COUNTY, { settings: settings({ standards: [...DEFAULT_STANDARDS] }) }));
});

/** The problem for which it was refused, null when it was written. */
function mark(subject: string, set: Record<string, Json>, role = 'duty'): string | null {
  const before = digestOf(seat.county);
  const full = { on: '2017-11-30', by: '李文学', ...set };
  const written = seat.write({ ...seat.draft('edit', subject, { set: full }), role });
  if (written.ok) return null;
  expect(digestOf(seat.county)).toBe(before);
  const { error } = written;
  if (error.reason !== 'rule') return error.reason;
  return error.refusal.reason === 'entry' ? error.refusal.problem : error.refusal.reason;
}

const standingOf = (subject: string) => {
  const { county } = seat;
  const known = settingsOf(county);
  const sources = exitSources({
    standards: known?.standards ?? [],
    kinds: known?.kinds ?? [],
    units: unitIndex(county),
    on: '2017-12-01',
    rows: county.rows.values(),
    rowOf: (id) => county.rows.get(id),
    households: (village) => county.blocks.get(village),
    marks: entriesOf(county, 'mark'),
    geometry: null,
    placed: [],
  });
  const standing = new ExitStandings(sources).of(subject);
  if (!standing.ok) throw new Error(standing.error.reason);
  return standing.value;
};
const verdictOn = (item: string): string =>
  standingOf(VILLAGE).results.find((result) => result.item.id === item)?.verdict ?? 'no such item';

describe('a mark', () => {
  it('settles an item by hand, and no longer once it is withdrawn', () => {
    expect(verdictOn('schooling')).toBe('unknown');
    expect(mark(SCHOOLING, { verdict: 'pass', evidence: '学籍核对' })).toBeNull();
    expect(verdictOn('schooling')).toBe('pass');
    expect(mark(SCHOOLING, { withdrawn: true })).toBeNull();
    expect(verdictOn('schooling')).toBe('unknown');
  });

  it('needs a reason when it fails or does not apply', () => {
    expect(mark(SCHOOLING, { verdict: 'na' })).toBe('needs-why');
    expect(mark(SCHOOLING, { verdict: 'fail', why: ' ' })).toBe('needs-why');
    expect(mark(SCHOOLING, { verdict: 'na', why: '无学龄儿童' })).toBeNull();
    expect(mark(SCHOOLING, { verdict: null })).toBe('says-nothing');
  });

  it('stands above the data only with a reason of its own', () => {
    expect(mark(RATE, { verdict: 'pass' })).toBe('computed');
    expect(mark(RATE, { verdict: 'pass', override: '省级复核通过' })).toBeNull();
    expect(standingOf(VILLAGE).results[0]).toMatchObject({ verdict: 'pass', mark: { override: '省级复核通过' } });
  });

  it('keeps a stated figure beside the computed one, where there is one', () => {
    expect(mark(SCHOOLING, { stated: 98 })).toBe('stated-by-hand');
    expect(mark(RATE, { stated: 1.8 })).toBeNull();
    expect(standingOf(VILLAGE).results[0]?.mark).toMatchObject({ stated: 1.8 });
  });

  it.each([
    ['unknown-owner', `mark:990101999999|village-exit@1|schooling`],
    ['unknown-standard', `mark:${VILLAGE}|village-exit@7|schooling`],
    ['wrong-level', `mark:${VILLAGE}|township-exit@1|income`],
    ['unknown-item', `mark:${VILLAGE}|village-exit@1|no-such`],
    ['bad-name', `mark:${VILLAGE}|village-exit@1`],
  ])('is refused: %s', (problem, subject) => {
    expect(mark(subject, { verdict: 'pass' })).toBe(problem);
  });

  it('is not made for a day to come or one that does not exist', () => {
    expect(mark(SCHOOLING, { verdict: 'pass', on: '2099-01-01' })).toBe('in-the-future');
    expect(mark(SCHOOLING, { verdict: 'pass', on: '2017-02-30' })).toBe('bad-day');
  });

  it('is no business of a viewer, nor of another village', () => {
    expect(mark(SCHOOLING, { verdict: 'pass' }, 'viewer')).toBe('role-write');
    expect(mark(SCHOOLING, { verdict: 'pass' }, `village@${OTHER_VILLAGE}`)).toBe('scope');
    expect(mark(SCHOOLING, { verdict: 'pass' }, `village@${VILLAGE}`)).toBeNull();
  });
});

describe('a standard', () => {
  const save = (standards: Standard[]) => {
    const written = seat.write(seat.draft('settings', COUNTY, { settings: settings({ standards }) }));
    return written.ok || written.error.reason !== 'rule' ? null : written.error.refusal;
  };
  const others = DEFAULT_STANDARDS.filter((one) => one !== villageStandard);
  const changed = { ...villageStandard, items: villageStandard.items.slice(0, 8) };

  it('changes freely until somebody has marked by it', () => {
    expect(save([...others, changed])).toBeNull();
  });

  it('is answered by a new version once it has marks', () => {
    mark(SCHOOLING, { verdict: 'pass' });
    const inUse = { reason: 'standard-in-use', standard: villageStandard.name, version: 1 };
    expect(save([...others, changed])).toEqual(inUse);
    expect(save(others)).toEqual(inUse);
    expect(save([...DEFAULT_STANDARDS, { ...changed, version: 2, from: '2018-01-01' }])).toBeNull();
    expect(standingOf(VILLAGE)).toMatchObject({ standard: { version: 1 } });
  });

  it('stands once per version', () => {
    const twice = [...DEFAULT_STANDARDS, villageStandard];
    expect(save(twice)).toMatchObject({
      reason: 'settings',
      issues: [{ path: 'standards.3.id', message: 'id-twice' }],
    });
  });
});
