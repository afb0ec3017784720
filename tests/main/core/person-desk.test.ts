import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPersonDesk, type PersonDesk } from '../../../main/core/vault/person-desk.ts';
import { Vault } from '../../../main/core/vault/vault.ts';
import type { Person } from '../../../shared/domain/person.ts';
import type { AppendResult } from '../../../shared/host/answers.ts';
import type { County } from '../../../shared/log/county.ts';
import { type Draft, payloadSchemas } from '../../../shared/log/operation.ts';
import { runSmallCounty, type RunningCounty } from '../../support/running-county.ts';
import {
  COUNTY,
  smallSettings,
  TOWN_A,
  TOWN_B,
  VILLAGE_A1,
  VILLAGE_A2,
  VILLAGE_B1,
} from '../../support/small-county.ts';
import { temporaryFolder } from '../fixtures/small-county.ts';

const HOUSEHOLD = `${VILLAGE_A1}/0002`;
const KNOWN: Person = {
  name: '赵无名',
  idNumber: '99010119600101001X',
  phone: '11100001234',
  bank: '0000001234567890123',
  members: ['赵小无', '钱某某'],
};
const ask = { household: HOUSEHOLD, user: '王五', role: 'duty', why: '入户核对' };

const folder = temporaryFolder();
let running: RunningCounty;
let county: County;
beforeAll(async () => {
  running = await runSmallCounty();
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

let vaults = 0;
let vault: Vault;
let drafts: Draft[];
let answer: AppendResult;
let readOnly: string | null;
let desk: PersonDesk;
beforeEach(async () => {
  ({ county } = running.host);
  drafts = [];
  answer = { ok: true, records: [], position: { count: 1, last: '' } };
  readOnly = null;
  vault = new Vault(join(folder.path, `v${(vaults += 1)}`));
  await vault.putVillage(VILLAGE_A1, new Map([[1, KNOWN]]));
  desk = openPersonDesk({
    vault: () => vault,
    county: () => county,
    readOnly: () => readOnly,
    append: (draft) => {
      drafts.push(draft);
      return Promise.resolve(answer);
    },
  });
});

/** A county whose people are made up. */
const invent = (): void => {
  const mark = { clock: '1', id: 'a/b/1', value: { ...smallSettings, mark: '虚构' } };
  county = { ...county, settings: [...county.settings, mark] };
};

describe('masked rows', () => {
  it('are of those who were filled in, and never raw', async () => {
    const answered = await desk['person.masked']({ village: VILLAGE_A1 });
    expect(answered).toEqual({
      ok: true,
      rows: [
        {
          household: HOUSEHOLD,
          row: 1,
          invented: false,
          name: '赵*',
          idNumber: '9901**********001X',
          phone: '111****1234',
          bank: '****0123',
          members: ['赵*', '钱*'],
        },
      ],
    });
    expect(await desk['person.masked']({ village: VILLAGE_A1, rows: [0, 2, 99] })).toEqual({ ok: true, rows: [] });
    expect(drafts).toEqual([]);
  });

  it('are of everybody where people are made up, and say so', async () => {
    invent();
    const answered = await desk['person.masked']({ village: VILLAGE_B1 });
    if (!answered.ok) throw new Error(answered.refusal.reason);
    expect(answered.rows.map(({ row, invented, members }) => [row, invented, members.length])).toEqual([
      [0, true, 1],
      [1, true, 5],
    ]);
    expect(await desk['person.masked']({ village: VILLAGE_A2 })).toEqual({
      ok: false,
      refusal: { reason: 'unknown-village', village: VILLAGE_A2 },
    });
  });
});

describe('a raw field', () => {
  it('is shown after one operation that names it and the reason', async () => {
    const shown = await desk['person.reveal']({ ...ask, fields: ['phone', 'name', 'phone'] });
    expect(shown).toEqual({ ok: true, invented: false, fields: { name: KNOWN.name, phone: KNOWN.phone } });
    expect(drafts).toEqual([
      {
        k: 'reveal',
        stream: TOWN_A,
        user: '王五',
        role: 'duty',
        base: [],
        subject: HOUSEHOLD,
        payload: { fields: ['name', 'phone'], why: '入户核对' },
      },
    ]);
    expect(payloadSchemas.reveal.safeParse(drafts[0]?.payload).success).toBe(true);
  });

  const refusals: readonly (readonly [string, Partial<typeof ask>, Record<string, string>])[] = [
    ['nobody who asks', { user: '  ' }, { reason: 'nobody' }],
    ['no reason', { why: ' ' }, { reason: 'no-reason-given' }],
    ['a reason that quotes the name', { why: '核对赵无名家' }, { reason: 'reason-gives-away' }],
    ['a reason that quotes the telephone', { why: '打电话 111 0000 1234' }, { reason: 'reason-gives-away' }],
    ['a viewer', { role: 'viewer' }, { reason: 'role', role: 'viewer' }],
    ['an inspector', { role: `inspector@${COUNTY}` }, { reason: 'role', role: 'inspector' }],
    ['no role at all', { role: 'root' }, { reason: 'role', role: 'root' }],
    ['a role for no unit', { role: 'township' }, { reason: 'unit-needed', role: 'township' }],
    ['another township', { role: `township@${TOWN_B}` }, { reason: 'outside', unit: TOWN_B }],
    ['another village', { role: `village@${VILLAGE_A2}` }, { reason: 'outside', unit: VILLAGE_A2 }],
    ['a household that is none', { household: `${VILLAGE_A1}/0099` }, { reason: 'unknown-household' }],
    ['something that is no household', { household: '../key' }, { reason: 'unknown-household' }],
    ['a household nobody filled in', { household: `${VILLAGE_A1}/0001` }, { reason: 'no-record' }],
  ];
  it.each(refusals)('is not shown, and nothing is written, for %s', async (_what, change, refusal) => {
    const shown = await desk['person.reveal']({ ...ask, ...change, fields: ['name'] });
    expect(shown).toMatchObject({ ok: false, refusal });
    expect(drafts).toEqual([]);
    expect(JSON.stringify(shown)).not.toContain('赵无名');
  });

  it.each([`township@${TOWN_A}`, `village@${VILLAGE_A1}`, `zone@${COUNTY}/Z1`, `duty@${COUNTY}`])(
    'is shown to %s',
    async (role) => {
      expect(await desk['person.reveal']({ ...ask, role, fields: ['name'] })).toMatchObject({ ok: true });
      expect(drafts).toMatchObject([{ role }]);
    },
  );

  it('is not shown when the log does not take the operation', async () => {
    answer = { ok: false, refusal: { reason: 'disk', message: 'full' } };
    const disk = await desk['person.reveal']({ ...ask, fields: ['name'] });
    expect(disk).toEqual({ ok: false, refusal: { reason: 'disk', message: 'full' } });
    answer = { ok: false, refusal: { reason: 'unknown-subject', subject: HOUSEHOLD } };
    const rule = await desk['person.reveal']({ ...ask, fields: ['name'] });
    expect(rule).toEqual({ ok: false, refusal: { reason: 'not-logged', cause: 'unknown-subject' } });
    readOnly = 'disk';
    const frozen = await desk['person.reveal']({ ...ask, fields: ['name'] });
    expect(frozen).toEqual({ ok: false, refusal: { reason: 'read-only', cause: 'disk' } });
    expect(drafts).toHaveLength(2);
  });

  it('of made-up people is shown under the same rules', async () => {
    invent();
    const shown = await desk['person.reveal']({ ...ask, household: `${VILLAGE_B1}/0001`, fields: ['idNumber'] });
    expect(shown).toMatchObject({ ok: true, invented: true, fields: { idNumber: expect.stringMatching(/^990101/) } });
    expect(drafts).toHaveLength(1);
  });
});

describe('a correction', () => {
  it('is kept, and the log names fields and no values', async () => {
    const phone = '11100009999';
    const edited = await desk['person.edit']({ ...ask, set: { phone, bank: '' } });
    expect(edited).toMatchObject({ ok: true, person: { phone: '111****9999', bank: '', name: '赵*' } });
    expect(await vault.read(VILLAGE_A1)).toEqual({ ok: true, value: new Map([[1, { ...KNOWN, phone, bank: '' }]]) });
    expect(drafts.map(({ k, payload }) => [k, payload])).toEqual([
      ['reveal', { fields: ['phone', 'bank'], why: '入户核对', corrected: true }],
    ]);
    expect(JSON.stringify(drafts)).not.toContain(phone);
  });

  it('fills in a household that nobody had', async () => {
    const household = `${VILLAGE_A1}/0003`;
    expect(await desk['person.edit']({ ...ask, household, set: { name: '孙某人' } })).toMatchObject({ ok: true });
    const read = await vault.read(VILLAGE_A1);
    expect(read.ok && [...read.value].map(([row, { name }]) => [row, name])).toEqual([
      [1, '赵无名'],
      [2, '孙某人'],
    ]);
  });

  it('is refused like a look, and with a reason that quotes the new value', async () => {
    const set = { name: '周某某' };
    const edit = desk['person.edit'];
    expect(await edit({ ...ask, set, role: 'viewer' })).toMatchObject({ refusal: { reason: 'role' } });
    expect(await edit({ ...ask, set, why: '' })).toMatchObject({ refusal: { reason: 'no-reason-given' } });
    expect(await edit({ ...ask, set, why: '改为周某某' })).toMatchObject({ refusal: { reason: 'reason-gives-away' } });
    expect(drafts).toEqual([]);
    answer = { ok: false, refusal: { reason: 'read-only', cause: 'disk' } };
    expect(await edit({ ...ask, set })).toMatchObject({ refusal: { reason: 'read-only' } });
    expect(await vault.read(VILLAGE_A1)).toEqual({ ok: true, value: new Map([[1, KNOWN]]) });
  });
});
