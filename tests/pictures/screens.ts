/** The screens worth a picture: how to come to each from the county. */
import type { BattleMap } from '../e2e/driver/battle-map.ts';

export interface Screen {
  readonly name: string;
  show(window: BattleMap): Promise<void>;
}

/** Names of the way down to a village with much left to do, and of a road there: found by the one who takes pictures. */
export interface Places {
  readonly zone: string;
  readonly township: { readonly id: string; readonly name: string };
  readonly village: { readonly id: string; readonly name: string };
  readonly road: { readonly id: string; readonly name: string };
}

/** Goes to a mode by the rail, and to one of its tabs. */
const mode =
  (title: string, tab?: string) =>
  async ({ page }: BattleMap): Promise<void> => {
    await page.getByRole('navigation', { name: '工作模式' }).getByRole('button', { name: title }).click();
    await page.getByRole('main', { name: title }).waitFor();
    if (tab !== undefined) await page.getByRole('tab', { name: tab }).click();
    await page.waitForTimeout(1500);
  };

const numberOf = (id: string): string => id.split('/').at(-1) ?? id;

export const screensOf = ({ zone, township, village, road }: Places): Screen[] => [
  { name: 'county', show: async () => {} },
  { name: 'zone', show: (window) => window.openByRanking(zone) },
  { name: 'township', show: (window) => window.openBySearch(township.id, township.name) },
  {
    name: 'village',
    show: async (window) => {
      await window.openBySearch(village.id, village.name);
      await window.openTab('目标清单');
      await window.panel.getByRole('row').first().waitFor();
    },
  },
  { name: 'road', show: (window) => window.openBySearch(numberOf(road.id), road.name) },
  {
    name: 'chain',
    show: async (window) => {
      await window.openBySearch(village.id, village.name);
      await window.openTab('指挥链');
    },
  },
  {
    name: 'past-day',
    show: async (window) => {
      const day = Date.parse('2017-06-30T00:00:00Z') / 86_400_000;
      await window.page.getByRole('slider', { name: '查看日期' }).fill(String(day));
      await window.page.getByRole('status').filter({ hasText: '回看' }).waitFor();
    },
  },
  {
    name: 'lights',
    show: async (window) => {
      await window.page.locator('.measure-choice label', { hasText: '红黄绿灯' }).click();
    },
  },
  {
    name: 'search',
    show: async (window) => {
      await window.page.getByRole('combobox', { name: '搜索' }).fill(village.name.slice(0, 1));
      await window.page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'keys',
    show: async (window) => {
      await window.page.keyboard.press('?');
      await window.page.getByRole('region', { name: '按键一览' }).waitFor();
    },
  },
  { name: 'dashboard', show: mode('一览') },
  { name: 'ledger', show: mode('台账') },
  { name: 'schedule', show: mode('推进表') },
  { name: 'supervision', show: mode('督查') },
  { name: 'ranking', show: mode('排名') },
  { name: 'people', show: mode('帮扶') },
  { name: 'settings', show: mode('设置') },
  {
    name: 'picture',
    show: async (window) => {
      await window.page.keyboard.press('Control+s');
      await window.page.getByRole('region', { name: '存图' }).waitFor();
    },
  },
];
