/** The summits worth a name, with invented names. */
import type { Random } from '../lib/random.ts';
import { range } from '../lib/list.ts';
import type { Terrain } from '../relief/analysis.ts';

export interface Peak {
  readonly cell: number;
  readonly name: string;
  /** Metres. */
  readonly elevation: number;
}

const FIRST = [
  '大尖',
  '老鹰',
  '白岩',
  '黑石',
  '马鬃',
  '云盘',
  '锦屏',
  '轿子',
  '笔架',
  '雪斗',
  '天台',
  '石龙',
  '望乡',
  '牛角',
  '观音',
  '凉风',
  '大黑',
  '火焰',
  '二台',
  '三尖',
  '獐子',
  '青杠',
  '风吹',
  '月亮',
];
const SECOND = ['山', '坡', '梁子', '岩', '尖', '顶', '大山', '坡顶'];

/** Highest first, at least `spacing` cells apart. */
export function makePeaks(terrain: Terrain, most: number, spacing: number, random: Random): Peak[] {
  const { frame, height } = terrain.level;
  const cells = range(frame.size).filter(
    (cell) =>
      terrain.ridgeFar.get(cell) > 110 &&
      frame.margin(cell) > 4 &&
      [...frame.around(cell, 2)].every((near) => height.get(near) <= height.get(cell)),
  );
  cells.sort((a, b) => terrain.ridgeFar.get(b) - terrain.ridgeFar.get(a) || a - b);
  const taken: number[] = [];
  for (const cell of cells) {
    if (taken.length >= most) break;
    if (taken.every((other) => frame.distance(other, cell) > spacing)) taken.push(cell);
  }
  const names = random.shuffled(FIRST.flatMap((first) => SECOND.map((second) => first + second)));
  return taken.flatMap((cell, at) => {
    const name = names[at];
    return name === undefined ? [] : [{ cell, name, elevation: Math.round(height.get(cell)) }];
  });
}
