/**
 * Names as people misspell them, made from the 462 villages of the demonstration county by a seed. Homophones come from the
 * commonest 3,755 characters, look-alikes from a list of the tests' own, so that the matcher is not asked its own table back.
 */
import { pinyin } from 'pinyin-pro';
import type { Unit } from '../../../shared/domain/unit.ts';

/** Pairs from proof-readers' lists of confusions. */
const LOOK_ALIKE = [
  '坪坢',
  '坡坂',
  '岩崖',
  '沟钩',
  '冲种',
  '塘溏',
  '寨赛',
  '林材',
  '杨扬',
  '龙尨',
  '石右',
  '田由',
  '大太',
  '小少',
  '水永',
  '木术',
  '白百',
  '河何',
  '洞侗',
  '槽漕',
  '梨黎',
  '松忪',
  '茶荼',
  '沙纱',
  '干千',
  '井并',
  '牛午',
  '马乌',
  '屯吨',
  '铺捕',
  '屋握',
  '桥侨',
  '陈阵',
  '李季',
  '王玉',
  '张帐',
  '平乎',
  '地他',
  '长张',
  '高蒿',
  '南楠',
  '东冻',
  '兴头',
  '安按',
  '迎仰',
  '清请',
  '园圆',
  '路露',
  '望忘',
  '岚崗',
  '祥详',
  '云去',
  '锦绵',
  '绣锈',
  '丫个',
  '垭娅',
  '响晌',
  '坎砍',
  '梁粱',
  '箐菁',
  '羊洋',
  '岔忿',
  '基墓',
  '滥蓝',
] as const;

export const WAYS = [
  'homophone',
  'look-alike',
  'ending',
  'swap',
  'one-missing',
  'one-too-many',
  'one-other',
  'township-before',
] as const;
export type Way = (typeof WAYS)[number];

export interface Perturbed {
  readonly way: Way;
  readonly written: string;
  readonly village: Unit;
  readonly township: string;
}

/** Numbers 0–1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The 3,755 commonest characters: level 1 of GB 2312, rows 16–55. */
const common = new TextDecoder('gbk');
const COMMON = Array.from({ length: 40 * 94 }, (_, i) =>
  common.decode(Uint8Array.of(0xb0 + Math.floor(i / 94), 0xa1 + (i % 94))),
).filter((character) => /\p{Script=Han}/u.test(character));

const syllableOf = (character: string): string => pinyin(character, { toneType: 'none' });
const bySyllable = new Map<string, string[]>();
for (const character of COMMON) {
  const syllable = syllableOf(character);
  bySyllable.set(syllable, [...(bySyllable.get(syllable) ?? []), character]);
}

/** `count` misspelt names that are no village's own; `townships` by id. */
export function perturbedNames(
  villages: readonly Unit[],
  townships: ReadonlyMap<string, Unit>,
  count: number,
  seed: number,
): Perturbed[] {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const names = new Set(villages.map(({ name }) => name));
  const made: Perturbed[] = [];
  while (made.length < count) {
    const village = pick(villages);
    const township = townships.get(village.parent ?? '')?.name ?? '';
    const way = pick(WAYS);
    const ending = village.name.endsWith('社区') ? '社区' : '村';
    const letters = Array.from(village.name.slice(0, -ending.length));
    const place = Math.floor(random() * letters.length);
    const put = (...characters: string[]): string =>
      [...letters.slice(0, place), ...characters, ...letters.slice(place + 1)].join('') + ending;
    const own = letters[place] ?? '';
    const written = ((): string | null => {
      switch (way) {
        case 'homophone': {
          const others = (bySyllable.get(syllableOf(own)) ?? []).filter((other) => other !== own);
          return others.length > 0 ? put(pick(others)) : null;
        }
        case 'look-alike': {
          const pair = LOOK_ALIKE.find((it) => it.includes(own));
          return pair ? put(pair.replace(own, '')) : null;
        }
        case 'ending':
          return (
            letters.join('') +
            pick(ending === '村' ? ['社区', '居委会', '村村民委员会'] : ['村', '居民委员会', '村委会'])
          );
        case 'swap':
          return letters.length > 1 && place > 0
            ? [...letters.slice(0, place - 1), own, letters[place - 1], ...letters.slice(place + 1)].join('') + ending
            : null;
        case 'one-missing':
          return letters.length > 2 ? put() : null;
        case 'one-too-many':
          return put(own, pick(COMMON));
        case 'one-other':
          return letters.length > 1 ? put(pick(COMMON)) : null;
        case 'township-before':
          return township.slice(0, -1) + put(pick(bySyllable.get(syllableOf(own)) ?? [own]));
      }
    })();
    if (written !== null && !names.has(written)) made.push({ way, written, village, township });
  }
  return made;
}
