/**
 * A township's progress carried to the county's seat: the fingerprint is compared, what is new is taken, what both said
 * differently is decided, and a package that was changed on the way is refused.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TallyAnswer, TargetsAnswer, VerifyAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { newFolder, tinyCounty } from './driver/data-folders.ts';
import { eventually } from './driver/eventually.ts';
import { ask } from './driver/guatu.ts';
import { PackagesPage, type Parcel } from './driver/packages-page.ts';
import { Seat } from './driver/seat.ts';

const PATIENCE_MS = 60_000;
/** Both seats say who answers for it. */
const CELLAR = '水窖';
/** Only the township says something about it. */
const POOL = '水池';

let county: Seat;
let town: Seat;
let window: BattleMap;
let page: PackagesPage;
let parcel: Parcel;
let fingerprint: string;

const digest = async (seat: Seat): Promise<string> => (await ask<VerifyAnswer>(seat.data, 'verify')).digest;
const ownerOf = async (seat: Seat): Promise<string | undefined> => {
  const { targets } = await ask<TargetsAnswer>(seat.data, 'targets', '--unit', '520299001201');
  return targets.find(({ name }) => name === CELLAR)?.owner;
};

/** The village's own list of targets, from the county down. */
async function openVillage(at: BattleMap): Promise<void> {
  await at.openByRanking('东镇');
  await at.openByRanking('上村');
  await at.listTargets('全部');
}

beforeAll(async () => {
  const first = tinyCounty();
  await first.found();
  // The township's computer gets the county as a file, as every new seat does.
  const second = newFolder();
  const whole = join(second.inside, 'whole.guatu');
  await ask(first.path, 'package', 'save', '--out', whole, '--by', '张主任');
  await ask(second.path, 'package', 'open', whole, '--by', '张主任');
  town = await Seat.start(second);
  county = await Seat.start(first);
});
afterAll(async () => {
  await town.close();
  await county.close();
});

describe('progress of a township', () => {
  it('is written at its own seat and put into a package with the seat’s fingerprint', async () => {
    const there = await town.window();
    await there.sitDown('龙镇长', '乡镇干部', '东镇');
    await openVillage(there);
    await there.openTarget(CELLAR);
    await there.reportPercent(100);
    await there.changeFact('责任人', '周组长');
    await there.openByBreadcrumb('上村');
    await there.listTargets('全部');
    await there.openTarget(POOL);
    await there.stepButton('申请销号').click();
    await there.expectState('已申请');
    const packages = new PackagesPage(there.page);
    await packages.open();
    const made = await packages.makeProgress();
    fingerprint = made.fingerprint;
    parcel = { name: made.file, bytes: readFileSync(join(town.data, 'exports', made.file)) };
    expect(parcel.name).toMatch(/\.guatu-progress$/);
    expect(fingerprint).toMatch(/\S{4,}/);
    town.watch.expectQuiet();
  });

  it('is shown at the county’s seat before anything is taken, and is taken when the fingerprint has been compared', async () => {
    window = await county.window();
    await window.sitDown('张主任');
    await openVillage(window);
    await window.openTarget(CELLAR);
    await window.changeFact('责任人', '吴组长');
    const before = await ask<TallyAnswer>(county.data, 'tally');
    const untouched = await digest(county);

    page = new PackagesPage(window.page);
    await page.open();
    await page.nothingToDecide.waitFor();
    await page.lookInto(parcel);
    await page.found.getByText('来自“东镇 · 龙镇长”（东镇）').waitFor();
    await page.found.getByText('第一次收到这个席位的包').waitFor();
    await page.found.getByText(`指纹 ${fingerprint}`).waitFor();
    await page.found.getByText('可接收 3 条，0 条已有').waitFor();
    expect(await page.receiveButton.isDisabled()).toBe(true);
    expect(await digest(county)).toBe(untouched);

    await page.acceptSeat();
    await page.receive();
    await page.expectSaid('已接收 3 条。');
    const after = await ask<TallyAnswer>(county.data, 'tally');
    const done = ({ kinds }: TallyAnswer): number =>
      kinds.flatMap((kind) => kind.done).reduce((n, it) => n + it.done, 0);
    expect(done(after) - done(before)).toBe(5);
    expect(after.summary.percent).toBe(75);
    expect(await page.exchanges()).toEqual([['接收', '东镇 · 龙镇长', '3']]);
    county.watch.expectQuiet();
  });

  it('and what both said differently is listed with both names, and decided once', async () => {
    const { shown, values } = await page.stated(CELLAR);
    expect(values.toSorted()).toEqual(['吴组长', '周组长'].toSorted());
    expect(shown).toBe(await ownerOf(county));
    await page.decide(CELLAR, '周组长');
    await page.nothingToDecide.waitFor();
    await eventually(() => ownerOf(county), '周组长', PATIENCE_MS);
    await page.leave();
    await window.openByBreadcrumb('上村');
    await window.listTargets('全部');
    await window.openTarget(POOL);
    await window.expectState('已申请');
    county.watch.expectQuiet();
  });

  it('brings nothing a second time', async () => {
    const before = await digest(county);
    await page.open();
    await page.lookInto(parcel);
    await page.found.getByText('已认可的席位').waitFor();
    await page.found.getByText('没有新的登记，3 条都已有').waitFor();
    expect(await page.receiveButton.isDisabled()).toBe(true);
    await page.putAway();
    expect(await digest(county)).toBe(before);
    county.watch.expectQuiet();
  });

  it('is refused in one sentence when a single bit was changed on the way', async () => {
    const before = await digest(county);
    const bytes = Uint8Array.from(parcel.bytes);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await page.hand({ name: parcel.name, bytes });
    await page.fault.filter({ hasText: '签名不符：这个包在制作以后被改动过，什么都没有接收' }).waitFor();
    expect(await page.found.count()).toBe(0);
    expect(await digest(county)).toBe(before);
    county.watch.expectQuiet();
  });

  it('comes back with the county’s decision, and both seats amount to the same', async () => {
    const back = join(county.folder.inside, 'back.guatu-progress');
    await ask(county.data, 'package', 'progress', '--unit', '520299', '--all', '--by', '张主任', '--out', back);
    await ask(town.data, 'package', 'receive', back, '--by', '龙镇长', '--role', 'township@520299001');
    expect(await ownerOf(town)).toBe('周组长');
    expect(await digest(town)).toBe(await digest(county));
  });
});
