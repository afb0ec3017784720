/** What was said to be saved survives kill -9 of host and browser; while the host is gone the page says so and refuses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zhCn } from '../../renderer/text/zh-cn.ts';
import type { TallyAnswer, TargetAnswer, TargetsAnswer, VerifyAnswer } from './driver/answers.ts';
import type { BattleMap } from './driver/battle-map.ts';
import { HOST_GONE } from './driver/console-watch.ts';
import { DEMO_ORIGINAL, demoCounty } from './driver/data-folders.ts';
import { ask } from './driver/guatu.ts';
import { HostProcess } from './driver/host-process.ts';
import { makeReady } from './driver/ready.ts';
import { Seat } from './driver/seat.ts';

const ROUNDS = 3;
let seat: Seat;
let window: BattleMap;
let works: TargetAnswer[];
let cellar: TargetAnswer | undefined;

/** The browser may not have written the name down yet when it was killed: whoever sits here says it again. */
async function openWindow(): Promise<void> {
  window = await seat.window();
  await window.sitDown('张主任');
}

beforeAll(async () => {
  const { targets } = await ask<TargetsAnswer>(DEMO_ORIGINAL, 'targets', '--state', 'open', '--kind', 'pool');
  works = targets.slice(0, ROUNDS + 1);
  const cellars = await ask<TargetsAnswer>(DEMO_ORIGINAL, 'targets', '--state', 'open', '--kind', 'cellar');
  [cellar] = cellars.targets;
  const folder = demoCounty();
  await makeReady(
    folder.path,
    [...works, ...cellars.targets.slice(0, 1)].map(({ id }) => id),
  );
  seat = await Seat.start(folder);
  await openWindow();
});
afterAll(() => seat.close());

async function tickOffOpenTarget({ id, name }: TargetAnswer): Promise<void> {
  await window.openBySearch(id.split('/')[1] ?? '', name);
  await window.clearButton.click();
}

const statesOf = async (wanted: readonly TargetAnswer[]): Promise<string[]> => {
  const { targets } = await ask<TargetsAnswer>(seat.data, 'targets', '--kind', 'pool');
  return wanted.map(({ id }) => targets.find((target) => target.id === id)?.state ?? 'gone');
};

describe('a power cut', () => {
  it(`between acknowledgement and reload loses nothing, ${ROUNDS} times`, async () => {
    for (const [round, target] of works.slice(0, ROUNDS).entries()) {
      await window.dismissNotice();
      await tickOffOpenTarget(target);
      await window.expectSaid(`已保存：${target.name} 销号`);
      await seat.cutPower();
      await openWindow();
      await window.openBySearch(target.id.split('/')[1] ?? '', target.name);
      await window.expectState('已销号');
      expect(await statesOf(works.slice(0, round + 1))).toEqual(Array.from({ length: round + 1 }, () => 'cleared'));
      const { summary } = await ask<TallyAnswer>(seat.data, 'tally');
      expect(await window.countyCleared()).toEqual({ cleared: summary.cleared, total: summary.total });
    }
    expect(await ask<VerifyAnswer>(seat.data, 'verify')).toMatchObject({ ok: true });
  });

  it('of the page alone loses nothing of what the host had', async () => {
    const [target] = works.slice(ROUNDS);
    if (!target) throw new Error('no target left');
    await tickOffOpenTarget(target);
    await window.expectSaid(`已保存：${target.name} 销号`);
    await seat.browser.kill();
    expect(await statesOf([target])).toEqual(['cleared']);
    await seat.cutPower();
    await openWindow();
    seat.watch.expectQuiet(HOST_GONE);
  });
});

describe('a host that is gone', () => {
  it('is said on the page at once, and a tick-off is refused and not shown as saved', async () => {
    const target = cellar;
    if (!target) throw new Error('no open cellar');
    await window.openBySearch(target.id.split('/')[1] ?? '', target.name);
    const before = await window.stateOfTarget();
    await seat.host.kill();
    await window.page.getByRole('alert').filter({ hasText: '与后台断开' }).waitFor({ timeout: 20_000 });
    await window.clearButton.click();
    await window.expectSaid(zhCn['refuse.unreachable']);
    expect(await window.stateOfTarget()).toBe(before);
    await window.page.reload().catch(() => undefined);
  });

  it('comes back under a new address: the old one says what to do, the new one has everything', async () => {
    const old = seat.host.origin;
    seat.host = await HostProcess.start(seat.data, '--port', new URL(old).port);
    const left = await seat.browser.context.newPage();
    await left.goto(`${old}/#token=old`);
    await left.getByRole('alert').filter({ hasText: '这个网页地址已失效' }).waitFor();
    expect(await left.getByRole('alert').innerText()).toContain('请使用启动时给出的新地址');
    window = await seat.window();
    const { summary } = await ask<TallyAnswer>(seat.data, 'tally');
    expect(await window.countyCleared()).toEqual({ cleared: summary.cleared, total: summary.total });
    seat.watch.expectQuiet(HOST_GONE);
  });
});
