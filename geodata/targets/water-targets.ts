/** Water works and pipes as ledger targets. */
import type { TargetSpec } from '../../shared/domain/batch.ts';
import type { County } from '../county.ts';
import { apportion } from '../lib/apportion.ts';
import { lineLength } from '../lib/line.ts';
import { item, range } from '../lib/list.ts';
import type { Random } from '../lib/random.ts';
import type { Chain } from '../units/chain.ts';
import { COUNTY_CODE } from '../units/codes.ts';
import type { WorkKind, WorkSite } from '../works/sites.ts';
import { ownerOf, type PlacedTarget, WHOLE_CAMPAIGN } from './road-targets.ts';

const CODES: Record<WorkKind, { readonly prefix: string; readonly digits: number; readonly word: string }> = {
  pool: { prefix: 'SC', digits: 4, word: '水池' },
  cellar: { prefix: 'SJ', digits: 4, word: '水窖' },
  plant: { prefix: 'SCH', digits: 2, word: '水处理厂' },
  pump: { prefix: 'BZ', digits: 3, word: '泵站' },
};

/** Kinds of work with their shares. */
const WORK_KINDS: readonly (readonly [string, number])[] = [
  ['新建', 0.52],
  ['修复', 0.24],
  ['改扩', 0.14],
  ['更换', 0.1],
];

function workKind(random: Random): string {
  let left = random.next();
  for (const [name, share] of WORK_KINDS) {
    left -= share;
    if (left < 0) return name;
  }
  return '新建';
}

/** Pools, cellars, plants and pumps, each numbered in the order of village codes. */
export function makeWorkTargets(county: County, chain: Chain): PlacedTarget[] {
  const { works, preset } = county;
  const random = county.random.fork('work targets');
  const served = serve(works, preset.works.served, random.fork('served'));
  const code = (number: number): string => chain.codes.village(item(works, number).village);
  const kinds: readonly WorkKind[] = ['pool', 'cellar', 'plant', 'pump'];
  return kinds.flatMap((kind) => {
    const { prefix, digits, word } = CODES[kind];
    const own = range(works.length).filter((number) => item(works, number).kind === kind);
    own.sort((a, b) => (code(a) < code(b) ? -1 : code(a) > code(b) ? 1 : a - b));
    const perPlace = new Map<string, number>();
    return own.map((number, place): PlacedTarget => {
      const work = item(works, number);
      const stream = random.fork(`${kind} ${number}`);
      const where = item(chain.villageName, work.village).replace(/(村|社区)$/, '') + (work.settlement?.name ?? '');
      const nth = (perPlace.get(where) ?? 0) + 1;
      perPlace.set(where, nth);
      const people = served.get(number);
      return {
        source: number,
        target: {
          id: `${COUNTY_CODE}/${prefix}${String(place + 1).padStart(digits, '0')}`,
          kind,
          name: nth > 1 ? `${where}${nth}号${word}` : `${where}${word}`,
          unit: chain.codes.village(work.village),
          quantity: 1,
          plan: WHOLE_CAMPAIGN,
          owner: ownerOf(chain, work.village, stream),
          work: workKind(stream),
          attrs: {
            ...(people === undefined ? {} : { served: people }),
            volume: volumeOf(kind, stream),
          },
        },
      };
    });
  });
}

/** People served, at pools and cellars, where water is drawn; plants and pumps only pass it on. */
function serve(works: readonly WorkSite[], total: number, random: Random): Map<number, number> {
  const ends = range(works.length).filter((number) => ['pool', 'cellar'].includes(item(works, number).kind));
  const parts = apportion(
    ends.map((number) => (item(works, number).kind === 'pool' ? 5 : 0.35) * random.between(0.5, 1.5)),
    total,
    2,
  );
  return new Map(ends.map((number, at) => [number, item(parts, at)]));
}

/** Cubic metres: content of pools and cellars, what plants and pumps pass in a day. */
function volumeOf(kind: WorkKind, random: Random): number {
  if (kind === 'pool') return random.pick([20, 30, 50, 50, 80, 100, 150, 200]);
  if (kind === 'cellar') return random.pick([20, 25, 25, 30]);
  return kind === 'plant' ? random.pick([800, 1000, 1500, 2000, 3000, 5000]) : random.pick([60, 100, 150, 240, 400]);
}

/** Pipes in the order of the villages that they serve. */
export function makePipeTargets(county: County, chain: Chain): PlacedTarget[] {
  const { pipes, works, preset } = county;
  const random = county.random.fork('pipe targets');
  const hundredths = apportion(
    pipes.map((pipe) => lineLength(pipe.line)),
    preset.works.pipeHundredthsKm,
    1,
  );
  const village = (number: number): number => item(works, item(pipes, number).pool).village;
  const code = (number: number): string => chain.codes.village(village(number));
  const order = range(pipes.length).sort((a, b) => (code(a) < code(b) ? -1 : code(a) > code(b) ? 1 : a - b));
  const perPlace = new Map<string, number>();
  return order.map((number, place): PlacedTarget => {
    const to = village(number);
    const stream = random.fork(`pipe ${number}`);
    const where =
      item(chain.villageName, to).replace(/(村|社区)$/, '') +
      (item(works, item(pipes, number).pool).settlement?.name ?? '');
    const nth = (perPlace.get(where) ?? 0) + 1;
    perPlace.set(where, nth);
    const quantity = item(hundredths, number) / 100;
    const target: TargetSpec = {
      id: `${COUNTY_CODE}/GW${String(place + 1).padStart(4, '0')}`,
      kind: 'pipe',
      name: `${where}${nth > 1 ? nth : ''}供水管`,
      unit: chain.codes.village(to),
      quantity,
      plan: WHOLE_CAMPAIGN,
      owner: ownerOf(chain, to, stream),
      work: workKind(stream),
      attrs: { diameter: stream.pick([50, 63, 75, 90, 110, 160]) },
    };
    return { source: number, target };
  });
}
