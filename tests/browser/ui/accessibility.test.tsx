/** What assistive tools find on each part of the page, and whether every text stands out enough, in both themes. */
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openData } from '../../../renderer/app/data-tab.ts';
import { FailedPage, StartingPage } from '../../../renderer/app/start-page.tsx';
import { openDrawer, openTarget, showDate, showTab, TABS } from '../../../renderer/app/view-store.ts';
import { type Step, EMPTY, setImporting, showStep } from '../../../renderer/features/data/import/import-store.ts';
import { THEMES } from '../../../renderer/map/paint.ts';
import { POOL, ROAD, VILLAGE_A1 } from '../../support/small-county.ts';
import { filePicker, ImportHost } from './import-host.ts';
import { closePage, openCounty, show } from './opened-county.tsx';

afterEach(async () => {
  setImporting(EMPTY);
  await closePage();
});

/** Rule and place of everything that axe objects to. */
async function objections(): Promise<string[]> {
  // Colours on their way from one state to another are judged by nobody's eye; a bar that moves on and on stays as it is.
  for (const animation of document.getAnimations()) {
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
  }
  const { violations } = await axe.run(document.body, {
    resultTypes: ['violations'],
    // The runner's frame is no page of ours.
    rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} ${node.target.join(' ')} ${node.any[0]?.message ?? node.html.slice(0, 120)}`),
  );
}

describe.each(THEMES)('%s', (theme) => {
  test('starting and failed pages', async () => {
    show(theme, <StartingPage progress={{ step: 'fold', share: 0.5 }} />);
    await expect.element(page.getByRole('progressbar')).toBeVisible();
    expect(await objections()).toEqual([]);
    await closePage();
    show(theme, <FailedPage fault={{ reason: 'host', command: 'npm start', detail: 'x' }} onRetry={() => undefined} />);
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(await objections()).toEqual([]);
  });

  test.each(TABS)('top bar, layers and the unit panel with %s', async (tab) => {
    await openCounty({ theme });
    showTab(tab);
    await expect.element(page.getByRole('tabpanel')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: '试验县', level: 2 })).toBeVisible();
    expect(await objections()).toEqual([]);
  });

  test.each([ROAD, POOL])('the panel of target %s', async (id) => {
    await openCounty({ theme });
    openTarget(id, VILLAGE_A1);
    await expect.element(page.getByRole('form', { name: '登记进度' })).toBeVisible();
    expect(await objections()).toEqual([]);
  });

  test.each(['who', 'keys', 'picture', 'unplaced'] as const)('the drawer %s and a past day', async (drawer) => {
    await openCounty({ theme });
    openDrawer(drawer);
    showDate('2017-06-01');
    await expect.element(page.getByText('地图和数字都是当日情况，不能改动')).toBeVisible();
    expect(await objections()).toEqual([]);
  });

  test.each([true, false])('the beginning of an import, in an empty county: %s', async (isEmpty) => {
    await openCounty({ theme, isEmpty });
    openData('import');
    await expect.element(page.getByText('把文件或文件夹拖到这里')).toBeVisible();
    expect(await objections()).toEqual([]);
  });

  test('every step of an import', async () => {
    await openCounty({ theme, host: (client, county) => new ImportHost(county).over(client) });
    openData('import');
    await expect.element(page.getByText('把文件或文件夹拖到这里')).toBeVisible();
    await userEvent.upload(
      filePicker(),
      ['乡镇界.zip', '组组通台账.xlsx'].map((name) => new File(['x'], name)),
    );
    await page.getByRole('button', { name: /Sheet1/ }).click();
    await expect.element(page.getByText('1 个名称待对应').first()).toBeVisible();
    const seen: Step[] = ['check', 'names', 'problems', 'write'];
    for (const step of seen) {
      showStep(step);
      await expect.element(page.getByRole('navigation', { name: '导入步骤' })).toBeVisible();
      const found = await objections();
      expect(found.map((objection) => `${step}: ${objection}`)).toEqual([]);
    }
  });
});
