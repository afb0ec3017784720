/**
 * An import desk that lives in the page: it takes pieces, knows three invented files, and plans by what it is told. What it
 * writes are real operations of the small county; what it was asked is kept for the tests.
 */
import type { HostClient } from '../../../renderer/host/host-client.ts';
import type { HostEvent, Input, Output } from '../../../shared/host/contract.ts';
import type { LayerReport, ProblemLine } from '../../../shared/host/import-calls.ts';
import type { PageCounty } from '../../support/page-county.ts';
import { foundingDrafts, VILLAGE_A1, VILLAGE_A2 } from '../../support/small-county.ts';

type Inspect = Output<'import.inspect'>;
type Plan = Output<'import.plan'>;
type Commit = Output<'import.commit'>;

const AREAS: LayerReport = {
  id: '0/0',
  file: '乡镇界.zip',
  layer: '乡镇界',
  format: 'Shapefile',
  form: 'features',
  count: 2,
  geometry: [{ type: 'Polygon', count: 2 }],
  as: 'outline',
  kind: null,
  headings: null,
  columns: [
    { title: 'XZMC', samples: ['甲镇', '乙镇'], column: 'name', by: 'content' },
    { title: 'OBJECTID', samples: ['1', '2'], column: null, by: null },
  ],
  known: [
    { column: 'name', title: '名称', needed: true },
    { column: 'code', title: '代码', needed: false },
  ],
  crs: {
    stated: 'CGCS2000_3_Degree_GK_CM_105E',
    crs: 'cgcs2000-gk3-cm105',
    sure: true,
    choices: [
      { crs: 'cgcs2000-gk3-cm105', title: 'CGCS2000 高斯 3 度带，中央经线 105°' },
      { crs: 'gcj02', title: 'GCJ-02（高德、腾讯）' },
    ],
  },
  problems: [],
};

const ROADS: LayerReport = {
  id: '1/0',
  file: '组组通台账.xlsx',
  layer: 'Sheet1',
  format: 'Excel 工作簿',
  form: 'table',
  count: 3,
  as: 'targets',
  kind: 'road',
  headings: { from: 2, to: 3 },
  columns: [
    { title: '项目名称', samples: ['甲一村至大坪组', '乙一村至河边组'], column: 'name', by: 'name' },
    { title: '所属村', samples: ['甲一村', '甲2村', '乙一村'], column: 'unit', by: 'name' },
    { title: '里程 公里', samples: ['2.0', '1.5', '0.8'], column: null, by: null },
  ],
  known: [
    { column: 'name', title: '名称', needed: true },
    { column: 'unit', title: '所属单位', needed: true },
    { column: 'quantity', title: '任务量', needed: true },
  ],
  crs: null,
  problems: [{ severity: 'note', layer: '1/0', row: 1, text: '第 1 行是标题，已跳过。' }],
};

const UNKNOWN: LayerReport = {
  id: '2/0',
  file: '水池坐标.csv',
  layer: '',
  format: 'CSV（GBK）',
  form: 'table',
  count: 2,
  as: null,
  kind: null,
  headings: { from: 1, to: 1 },
  columns: [
    { title: '名称', samples: ['水池一', '水池二'], column: 'name', by: 'name' },
    { title: '经度', samples: ['104.61', '104.62'], column: null, by: null },
  ],
  known: [{ column: 'name', title: '名称', needed: true }],
  crs: {
    stated: null,
    crs: null,
    sure: false,
    finding: '向东南偏约 430 米，像是 GCJ-02。',
    choices: [
      { crs: 'gcj02', title: 'GCJ-02（高德、腾讯）' },
      { crs: 'wgs84', title: 'WGS 84' },
    ],
  },
  problems: [],
};
const LAYERS: readonly LayerReport[] = [AREAS, ROADS, UNKNOWN];

const SUGGESTIONS = [
  { unit: VILLAGE_A2, name: '甲二村', within: '试验县 › 甲镇', score: 0.93 },
  { unit: VILLAGE_A1, name: '甲一村', within: '试验县 › 甲镇', score: 0.62 },
];

const square = (layer: string, name: string, x: number, faulty = false) => ({
  type: 'Feature',
  properties: { layer, name, faulty },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, 25],
        [x + 0.1, 25],
        [x + 0.1, 25.1],
        [x, 25.1],
        [x, 25],
      ],
    ],
  },
});

const PROBLEMS: readonly ProblemLine[] = [
  { severity: 'repaired', layer: '0/0', feature: 2, text: '乙镇的边界自相交，已拆开成两块，请在地图上核对。' },
  { severity: 'note', layer: '1/0', row: 5, column: '所属村', text: '“甲2村”按您的选择记为甲二村。' },
];

export class ImportHost {
  readonly #county: PageCounty;
  readonly #listeners = new Set<(event: HostEvent) => void>();
  readonly asked: { name: string; input: unknown }[] = [];
  /** Bytes that came, by file. */
  readonly bytes = new Map<string, number>();
  isGone = false;
  asksTwice = false;
  /** Set: the next plan waits for it, until it is cancelled. */
  hold: Promise<void> | null = null;
  #cancel: (() => void) | null = null;

  constructor(county: PageCounty) {
    this.#county = county;
  }

  of(name: string): unknown[] {
    return this.asked.filter((call) => call.name === name).map(({ input }) => input);
  }

  say(done: number, total: number): void {
    for (const listener of this.#listeners)
      listener({
        event: 'upload.progress',
        upload: 'upload-0001',
        phase: 'matching',
        name: '组组通台账.xlsx',
        done,
        total,
      });
  }

  over(client: HostClient): HostClient {
    const gone = { ok: false, refusal: { reason: 'upload-gone' } } as const;
    const note = (name: string, input: unknown): void => void this.asked.push({ name, input });
    return {
      ...client,
      listen: (onEvent, onLost) => {
        this.#listeners.add(onEvent);
        const stop = client.listen(onEvent, onLost);
        return () => {
          this.#listeners.delete(onEvent);
          stop();
        };
      },
      'upload.open': async (input) => {
        note('upload.open', input);
        return { ok: true, upload: 'upload-0001' };
      },
      'upload.put': async ({ name, base64 }) => {
        note('upload.put', { name });
        const bytes = (this.bytes.get(name) ?? 0) + atob(base64).length;
        this.bytes.set(name, bytes);
        return { ok: true, bytes };
      },
      'upload.cancel': async (input) => {
        note('upload.cancel', input);
        this.#cancel?.();
        return {};
      },
      'upload.close': async (input) => {
        note('upload.close', input);
        return {};
      },
      'import.inspect': async (input): Promise<Inspect> => {
        note('import.inspect', input);
        if (this.isGone) return gone;
        const said = new Map((input.choices ?? []).map((choice) => [choice.layer, choice]));
        const layers = LAYERS.filter(({ file }) => this.bytes.has(file)).map((layer) => {
          const choice = said.get(layer.id);
          if (!choice || choice.as === 'skip') return layer;
          const crs = layer.crs && { ...layer.crs, crs: choice.crs ?? layer.crs.crs };
          return { ...layer, as: choice.as, kind: choice.kind ?? null, crs };
        });
        return { ok: true, layers };
      },
      'import.plan': async (input): Promise<Plan> => {
        note('import.plan', input);
        if (this.isGone) return gone;
        if (this.hold) {
          const cancelled = new Promise<'cancelled'>((done) => {
            this.#cancel = () => done('cancelled');
          });
          const ended = await Promise.race([this.hold, cancelled]);
          this.#cancel = null;
          if (ended === 'cancelled') return { ok: false, refusal: { reason: 'cancelled' } };
        }
        return this.#plan(input);
      },
      'import.problems': async (input) => {
        note('import.problems', input);
        return { saved: true, name: input.name, folder: '/data/exports' };
      },
      'import.commit': async (input): Promise<Commit> => {
        note('import.commit', input);
        if (this.asksTwice && input.sure !== true) return { ok: false, refusal: { reason: 'not-sure' } };
        const answer = await client['journal.append']({ drafts: foundingDrafts() });
        if (!answer.ok) return answer;
        return { ok: true, operations: answer.records.length, position: this.#county.position };
      },
    };
  }

  #plan({ choices, decisions }: Input<'import.plan'>): Plan {
    const isIn = (id: string): boolean => choices.some(({ layer, as }) => layer === id && as !== 'skip');
    const isDecided = '甲2村' in (decisions ?? {});
    const layers = LAYERS.filter(({ id }) => isIn(id)).map((layer) => ({
      layer: layer.id,
      read: layer.count,
      taken: layer.id === ROADS.id && !isDecided ? layer.count - 1 : layer.count,
      errors: 0,
      waiting: 0,
      faulty: 0,
      leftOut: 0,
      leftOutErrors: 0,
      repaired: layer.id === AREAS.id ? 1 : 0,
      notes: layer.id === ROADS.id ? 1 : 0,
      unmatched:
        layer.id === ROADS.id && !isDecided ? [{ written: '甲2村', rows: 1, suggestions: [...SUGGESTIONS] }] : [],
      crs: layer.crs,
    }));
    const removed = choices.some(({ missing }) => missing === 'remove') ? 3 : 0;
    return {
      ok: true,
      plan: `plan-${this.asked.length}`,
      blocked: isIn(ROADS.id) && !isDecided,
      layers,
      changes: [
        { of: 'unit', title: '单位', added: 7, changed: 0, same: 0, missing: 3 - removed, removed },
        { of: 'road', title: '组组通公路', added: 3, changed: 0, same: 0, missing: 0, removed: 0 },
      ],
      asksTwice: removed > 0 && this.asksTwice,
      problems: PROBLEMS.filter(({ layer }) => isIn(layer)),
      problemCount: PROBLEMS.filter(({ layer }) => isIn(layer)).length,
      preview: {
        type: 'FeatureCollection',
        features: isIn(AREAS.id) ? [square(AREAS.id, '甲镇', 104.6), square(AREAS.id, '乙镇', 104.7, true)] : [],
      },
      unknownUnits: [],
      nothingNew: false,
    };
  }
}

/** Where files are chosen, beside the place where they are dropped. */
export function filePicker(): HTMLInputElement {
  const input = document.querySelector<HTMLInputElement>('.import-drop input[type="file"]:not([webkitdirectory])');
  if (!input) throw new Error('there is nowhere to put files');
  return input;
}
