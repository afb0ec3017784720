/** The drawing tool over a small county with a map: what it offers to whom, what a hand on the map does, and what is sent. */
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { sitDown } from '../../../renderer/app/seat-store.ts';
import { openTarget, openUnit } from '../../../renderer/app/view-store.ts';
import {
  addAt,
  closeDrawing,
  finishShape,
  moveTo,
  useDrawing,
} from '../../../renderer/features/battle-map/drawing/drawing-store.ts';
import type { GeometryBatch } from '../../../shared/domain/batch.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import type { Input } from '../../../shared/host/contract.ts';
import { nextHash } from '../../../shared/log/chain.ts';
import { bodyOf } from '../../../shared/log/operation.ts';
import { COUNTY, POOL, ROAD, TOWN_A, TOWN_B, VILLAGE_A1 } from '../../support/small-county.ts';
import { closePage, openCounty } from './opened-county.tsx';

const square = (west: number, east: number): Position[][] => [
  [
    [west, 25],
    [east, 25],
    [east, 25.1],
    [west, 25.1],
    [west, 25],
  ],
];
const area = (fid: number, id: string, level: string, coordinates: Position[][]) => ({
  type: 'Feature' as const,
  geometry: { type: 'Polygon' as const, coordinates },
  properties: { fid, id, level },
});
const none = { type: 'FeatureCollection' as const, features: [] };
const LINE: Position[] = [
  [104.02, 25.02],
  [104.04, 25.02],
];
const GEOMETRY: GeometryBatch = {
  batch: 'geometry',
  version: 1,
  areas: {
    ...none,
    features: [
      area(0, COUNTY, 'county', square(104, 104.2)),
      area(1, TOWN_A, 'township', square(104, 104.1)),
      area(2, TOWN_B, 'township', square(104.1, 104.2)),
      area(3, VILLAGE_A1, 'village', square(104, 104.1)),
    ],
  },
  borders: none,
  labels: none,
  lines: {
    ...none,
    features: [
      {
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: LINE },
        properties: { fid: 0, id: ROAD, kind: 'road' },
      },
    ],
  },
  points: {
    ...none,
    features: [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [104.05, 25.05] },
        properties: { fid: 0, id: POOL, kind: 'pool' },
      },
    ],
  },
};
const SHA = 'd'.repeat(64);

let sent: Input<'geometry.put'>[] = [];

/** The small county with a map: one more record in its journal. */
async function openMap(): Promise<void> {
  sent = [];
  await openCounty({
    host: (client, county) => {
      const body = bodyOf({
        v: 1,
        k: 'import',
        device: 'seed',
        stream: COUNTY,
        seq: 1,
        clock: '1512000000000-0000',
        user: '试验',
        role: 'duty',
        base: [],
        subject: `batch:${SHA}`,
        payload: { batch: SHA, as: 'geometry', source: '试验', rows: 1 },
      });
      county.records.push({ h: nextHash('', body), body });
      return {
        ...client,
        batch: (sha) => (sha === SHA ? Promise.resolve(GEOMETRY) : client.batch(sha)),
        'geometry.put': async (input) => {
          sent.push(input);
          return { ok: true, records: [], position: county.position };
        },
      };
    },
  });
  // Keys are heard once the page stands.
  await expect.element(page.getByRole('button', { name: '绘制', exact: true })).toBeVisible();
}

const tool = () => page.getByRole('region', { name: '绘制' });
const button = (name: string | RegExp) => tool().getByRole('button', { name, exact: true });

afterEach(async () => {
  closeDrawing();
  sitDown('值班员甲', 'duty', '');
  await closePage();
});

test('a work is moved by keys alone: D, typed coordinates, save', async () => {
  await openMap();
  openTarget(POOL, VILLAGE_A1);
  await userEvent.keyboard('d');
  await button('移动“SC0001”').click();
  const place = tool().getByLabelText('坐标（经度, 纬度）');
  await expect.element(place).toHaveValue('104.050000, 25.050000');
  await expect.element(button('保存')).toBeDisabled();
  await place.fill('东经104');
  await expect.element(tool().getByText('请输入经度和纬度两个数，用逗号隔开。')).toBeVisible();
  await place.fill('104.06，25.07');
  await userEvent.keyboard('{Enter}');
  await button('保存').click();
  await expect
    .poll(() => sent)
    .toEqual([{ points: [{ target: POOL, at: [104.06, 25.07] }], user: '值班员甲', role: 'duty' }]);
  await expect.element(page.getByText('已保存“SC0001”的位置')).toBeVisible();
});

test('a road keeps its ledger’s length unless it is told otherwise; steps go back and forth', async () => {
  await openMap();
  openTarget(ROAD, VILLAGE_A1);
  await userEvent.keyboard('d');
  await button('改“ZZT0001”的线路').click();
  await expect.element(tool()).toHaveTextContent('图上长度2.02 公里');
  moveTo([104.04, 25.02], [104.06, 25.02]);
  await expect.element(tool()).toHaveTextContent('图上长度4.03 公里');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(tool()).toHaveTextContent('图上长度2.02 公里');
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await expect.element(tool().getByRole('radio', { name: '保留台账长度 2 公里' })).toBeChecked();
  await tool().getByText('台账长度改为 4.03 公里').click();
  await button('保存').click();
  await expect.poll(() => sent[0]?.lines).toMatchObject([{ target: ROAD, quantity: expect.closeTo(4.03, 2) }]);
});

test('a border takes its neighbours and the county along', async () => {
  await openMap();
  openUnit(TOWN_A);
  await userEvent.keyboard('d');
  await button('改“甲镇”的边界').click();
  moveTo([104.1, 25], [104.11, 25.01]);
  await button('保存').click();
  await expect.poll(() => sent[0]?.areas?.map(({ unit }) => unit)).toEqual([TOWN_A, TOWN_B, VILLAGE_A1]);
  expect(sent[0]?.areas?.every(({ polygons }) => JSON.stringify(polygons).includes('[104.11,25.01]'))).toBe(true);
});

test('a new road is made of its line and a form that knows its village and length', async () => {
  await openMap();
  await userEvent.keyboard('d');
  await button('开始画').click();
  addAt([104.01, 25.03]);
  addAt([104.03, 25.03]);
  finishShape();
  const form = tool().getByRole('form', { name: '新目标' });
  await expect.element(form.getByText('第一战区 › 甲镇 › 甲一村')).toBeVisible();
  await expect.element(form.getByRole('button', { name: '保存新目标' })).toBeDisabled();
  await form.getByLabelText('名称').fill('新路');
  await form.getByRole('button', { name: '保存新目标' }).click();
  await expect
    .poll(() => sent[0]?.created)
    .toMatchObject([
      {
        name: '新路',
        kind: 'road',
        unit: VILLAGE_A1,
        quantity: expect.closeTo(2.016, 2),
        plan: { start: '2017-03-01' },
      },
    ]);
  expect(sent[0]?.lines?.[0]?.target).toBe(sent[0]?.created?.[0]?.id);
});

test('what was drawn is not thrown away without a question, and escape closes the tool at last', async () => {
  await openMap();
  await userEvent.keyboard('d');
  await button('开始画').click();
  addAt([104.01, 25.03]);
  await userEvent.keyboard('{Escape}');
  await button('继续画').click();
  expect(useDrawing.getState().task).not.toBeNull();
  await userEvent.keyboard('{Escape}');
  await button('放弃').click();
  await userEvent.keyboard('{Escape}');
  await expect.element(tool()).not.toBeInTheDocument();
});

test('nobody but the county’s duty officer draws', async () => {
  await openMap();
  sitDown('李四', 'township', TOWN_A);
  await expect.element(page.getByRole('button', { name: '绘制', exact: true })).not.toBeInTheDocument();
  await userEvent.keyboard('d');
  await expect.element(tool()).not.toBeInTheDocument();
});
