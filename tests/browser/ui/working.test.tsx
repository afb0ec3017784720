/** Working with the page: keys in the list, refusals, who sits here, what is empty, a host that is lost or will not write. */
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setFilter, showTab } from '../../../renderer/app/view-store.ts';
import { HostFault } from '../../../renderer/host/transport.ts';
import { POOL } from '../../support/small-county.ts';
import { closePage, type Opened, openCounty } from './opened-county.tsx';

afterEach(closePage);

const list = () => page.getByRole('grid', { name: '目标清单' });
const activeRow = (): string | undefined => {
  const grid = document.querySelector('[role="grid"]');
  return document.getElementById(grid?.getAttribute('aria-activedescendant') ?? '')?.innerText;
};
const tickBox = (name: string) => page.getByRole('button', { name: `销号：${name}` });
const cleared = () => document.querySelector('.top-clearance > b')?.textContent;

async function withList(...given: Parameters<typeof openCounty>): Promise<Opened> {
  const opened = await openCounty(...given);
  showTab('targets');
  await expect.element(list()).toBeVisible();
  return opened;
}

test('the list is worked by keys alone: down, up, enter, escape, space', async () => {
  const { county } = await withList();
  setFilter({ kind: 'pool' });
  await expect.poll(() => list().element().getAttribute('aria-rowcount')).toBe('2');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(list()).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  expect(activeRow()).toContain('SC0002');
  await userEvent.keyboard('{ArrowDown}{ArrowUp}');
  expect(activeRow()).toContain('SC0001');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: 'SC0001', level: 2 })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(list()).toBeVisible();
  await userEvent.keyboard('{ArrowDown}');
  const before = county.records.length;
  await userEvent.keyboard(' ');
  await expect.element(page.getByText(/已保存：SC000\d 销号/)).toBeVisible();
  expect(county.records).toHaveLength(before + 1);
  await expect.poll(cleared).toBe('1');
});

test('a road that is not finished is refused with what is left', async () => {
  const { county } = await withList();
  const before = county.records.length;
  page
    .getByRole('button', { name: /^ZZT0001：未开工，/ })
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect.element(page.getByText('路基还差 2 公里，另有 2 个阶段未完成，全部登记完成后才能销号。')).toBeVisible();
  expect(county.records).toHaveLength(before);
});

test('who has not said their name is asked once, and the step then goes on by itself', async () => {
  const { county } = await withList({ name: '' });
  const before = county.records.length;
  await tickBox('SC0001').click();
  await page.getByRole('textbox', { name: '姓名' }).fill('李主任');
  expect(county.records).toHaveLength(before);
  await page.getByRole('button', { name: '确定' }).click();
  await expect.element(page.getByText('已保存：SC0001 销号')).toBeVisible();
  const written = county.records.slice(before).map((record) => JSON.parse(record.body));
  expect(written).toMatchObject([{ k: 'clearance', subject: POOL, user: '李主任' }]);
});

test('who leaves without a name has done nothing, then or later', async () => {
  const { county } = await withList({ name: '' });
  const before = county.records.length;
  await tickBox('SC0001').click();
  await userEvent.keyboard('{Escape}');
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('form', { name: '谁在操作' })).not.toBeInTheDocument();
  await page.getByRole('button', { name: /未填姓名/ }).click();
  await page.getByRole('textbox', { name: '姓名' }).fill('李主任');
  await page.getByRole('button', { name: '确定' }).click();
  await tickBox('SC0002').click();
  await expect.element(page.getByText('已保存：SC0002 销号')).toBeVisible();
  expect(county.records).toHaveLength(before + 1);
});

test('a target is opened again only with a reason', async () => {
  const { county } = await withList();
  await tickBox('SC0001').click();
  await expect.element(page.getByText('已保存：SC0001 销号')).toBeVisible();
  setFilter({ scope: 'done' });
  await page.getByRole('button', { name: '已销号：SC0001，打开后可重新打开' }).click();
  await page.getByRole('button', { name: '重新打开' }).click();
  const submit = page.getByRole('button', { name: '重新打开' }).nth(1);
  await expect.element(submit).toBeDisabled();
  await page.getByRole('textbox', { name: '反弹原因（必填）' }).fill('池壁渗漏');
  await submit.click();
  await expect.element(page.getByText('已保存：SC0001 重新打开')).toBeVisible();
  expect(JSON.parse(county.records.at(-1)?.body ?? '')).toMatchObject({
    payload: { to: 'reopened', why: '池壁渗漏' },
  });
});

test('a filter that nothing fits says so and offers the way back; no geometry says how to get some', async () => {
  await withList();
  setFilter({ scope: 'done' });
  await expect.element(page.getByText('没有符合条件的目标')).toBeVisible();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect.element(tickBox('SC0001')).toBeVisible();
  await expect.element(page.getByText('还没有空间数据')).toBeVisible();
  await expect.element(page.getByText('无空间数据 7 个')).toBeVisible();
});

test('without an answer of the host a step is said not to be saved', async () => {
  const { county, loseHost } = await withList({
    host: (client) => ({
      ...client,
      'journal.append': () => Promise.reject(new HostFault('unreachable', 'gone')),
    }),
  });
  const before = county.records.length;
  loseHost(true);
  await expect.element(page.getByText(/与后台断开，正在重连/)).toBeVisible();
  await tickBox('SC0001').click();
  await expect.element(page.getByText(/^没有保存：后台没有应答/)).toBeVisible();
  expect(county.records).toHaveLength(before);
  expect(cleared()).toBe('0');
  loseHost(false);
  await expect.element(page.getByText(/与后台断开，正在重连/)).not.toBeInTheDocument();
});

test('a host that was started anew does not know the page, which then asks to be opened again', async () => {
  let isAnew = false;
  const { loseHost } = await withList({
    host: (client) => ({
      ...client,
      'host.info': (input) =>
        isAnew ? Promise.reject(new HostFault('refused', 'host.info: 401 token')) : client['host.info'](input),
    }),
  });
  isAnew = true;
  loseHost(true);
  await expect.element(page.getByText(/口令已失效.*请关闭本页，从程序重新打开/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: '撤销' })).toBeDisabled();
});

test('after a failed write the page is read-only and says what to do', async () => {
  await withList({
    host: (client) => ({
      ...client,
      'journal.append': async () => ({ ok: false, refusal: { reason: 'disk', message: 'ENOSPC' } }),
    }),
  });
  await tickBox('SC0001').click();
  await expect.element(page.getByText(/^只读：磁盘写入失败.*检查数据文件夹所在磁盘的剩余空间/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: '撤销' })).toBeDisabled();
});

test.each(['journal-damaged', 'batch-lost', 'disk', 'reader'])('a store that is %s says so in words', async (cause) => {
  await withList({
    host: (client) => ({
      ...client,
      'host.info': async (input) => ({ ...(await client['host.info'](input)), readOnly: cause }),
    }),
  });
  const banner = page.getByRole('alert');
  await expect.element(banner).toHaveTextContent(/^只读：.*请/);
  expect(banner.element().textContent).not.toContain(cause);
  page
    .getByRole('button', { name: /^SC0001：未开工，.*只读：/ })
    .element()
    .dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect.element(page.getByRole('status').filter({ hasText: /^只读：/ })).toBeVisible();
});
