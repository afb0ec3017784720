/** A small held county and short ways to import text, for the tests of the import. */
import { decodeText } from '../../../main/core/import/decode-text.ts';
import { csvLayer } from '../../../main/core/import/formats/csv.ts';
import { geojsonLayer, parseJson } from '../../../main/core/import/formats/geojson.ts';
import type { Layer } from '../../../main/core/import/layer.ts';
import { planLayer } from '../../../main/core/import/plan-layer.ts';
import {
  emptySummary,
  type HeldCounty,
  type ImportInput,
  type ImportPlan,
  type NewCounty,
} from '../../../main/core/import/plan.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { ImportProblem } from '../../../main/core/import/problem.ts';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import type { Unit } from '../../../shared/domain/unit.ts';

export const NEW_COUNTY: NewCounty = { campaign: '作战图', start: '2017-03-01', deadline: '2017-12-31' };

const unit = (id: string, level: Unit['level'], name: string, parent: string | null): Unit => ({
  id,
  level,
  name,
  parent,
  posts: [],
});

export const HELD: HeldCounty = {
  settings: {
    county: '520281',
    name: '盘州市',
    campaign: '作战图',
    start: '2017-03-01',
    deadline: '2017-12-31',
    thresholds: { yellow: 10, red: 30 },
    kinds: [...DEFAULT_KINDS],
  },
  units: [
    unit('520281', 'county', '盘州市', null),
    unit('520281001', 'township', '亦资街道', '520281'),
    unit('520281002', 'township', '翰林街道', '520281'),
    unit('520281001003', 'village', '白岩社区居民委员会', '520281001'),
    unit('520281001004', 'village', '东河社区居民委员会', '520281001'),
    unit('520281002009', 'village', '思源社区居民委员会', '520281002'),
    unit('520281001009', 'village', '思源村村民委员会', '520281001'),
  ],
  geometry: null,
};

/** Bytes of a text in GBK, through the decoder turned round; every character has to be in GBK. */
export function gbkBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else {
      const pair = gbkPairs().get(character);
      if (pair === undefined) throw new Error(`not in GBK: ${character}`);
      bytes.push(pair >> 8, pair & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

let pairs: Map<string, number> | null = null;
function gbkPairs(): Map<string, number> {
  if (pairs) return pairs;
  pairs = new Map();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.from([high, low]));
      if (low !== 0x7f && [...character].length === 1 && !pairs.has(character)) pairs.set(character, high * 256 + low);
    }
  }
  return pairs;
}

export const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Both encodings that a county's files come in. */
export const ENCODINGS: readonly (readonly [string, (text: string) => Uint8Array])[] = [
  ['UTF-8', utf8Bytes],
  ['GBK', gbkBytes],
];

/** The file as a layer: outlines are GeoJSON, everything else is a table. */
function layerOf(as: ImportInput['as'], bytes: Uint8Array): Result<Layer, ImportProblem> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  // Units come as maps too; no table begins with a brace.
  if (as !== 'outline' && !text.value.startsWith('{')) return ok(csvLayer('file', text.value));
  const json = parseJson(text.value);
  return json.ok ? geojsonLayer('file', json.value) : json;
}

export function planOf(
  as: ImportInput['as'],
  bytes: Uint8Array | string,
  rest: Partial<Pick<ImportInput, 'crs' | 'county' | 'decisions' | 'kind' | 'layout' | 'newCounty'>> = {},
): ImportPlan {
  const layer = layerOf(as, typeof bytes === 'string' ? utf8Bytes(bytes) : bytes);
  if (!layer.ok) return { batches: [], problems: [layer.error], summary: emptySummary() };
  return planLayer({ as, layer: layer.value, county: null, newCounty: NEW_COUNTY, ...rest });
}

export const unitsOf = (plan: ImportPlan): readonly Unit[] =>
  plan.batches.flatMap((batch) => (batch.batch === 'units' ? batch.units : []));
export const targetsOf = (plan: ImportPlan) =>
  plan.batches.flatMap((batch) => (batch.batch === 'targets' ? batch.targets : []));
export const geometryOf = (plan: ImportPlan) => plan.batches.find((batch) => batch.batch === 'geometry') ?? null;
export const errorsOf = (plan: ImportPlan): readonly ImportProblem[] =>
  plan.problems.filter((problem) => problem.severity === 'error');
