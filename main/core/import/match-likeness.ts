/**
 * How alike two characters of place names are: said the same, nearly the same, or drawn nearly the same. Every reading of a
 * character counts, because names are read as people on the spot say them (六枝 is lu zhi).
 */
import { pinyin } from 'pinyin-pro';

/** Characters that are taken for one another in handwriting, on scans and in input by shape. */
const LOOK_ALIKE: readonly string[] = [
  '己已巳',
  '未末',
  '土士',
  '日曰目',
  '千干于',
  '人入八',
  '大太犬天夫',
  '刀力',
  '田由甲申',
  '石右',
  '王玉主',
  '木本术',
  '午牛',
  '乌鸟',
  '白百自',
  '水永氷',
  '小少',
  '井开并',
  '庄压',
  '坝坦',
  '坪垭',
  '坡披陂',
  '岩若',
  '岔岱',
  '洼哇',
  '沟构购',
  '河何',
  '沙汝',
  '洞硐桐',
  '箐菁青',
  '营菅宫',
  '寨塞赛',
  '屯电',
  '堡保',
  '塘糖搪',
  '场汤杨扬',
  '冲沖仲',
  '岭玲铃岑',
  '屋尾',
  '凹凸',
  '坳拗',
  '垭哑',
  '漆膝',
  '滥监槛',
  '槽糟漕',
  '蓬莲篷',
  '荷菏',
  '苗描',
  '鱼渔',
  '龙尤',
  '凤风',
  '马鸟',
  '羊半',
  '鸡鸥',
  '狗拘',
  '兴共',
  '明朋',
  '民良',
  '安女',
  '宁守',
  '和知',
  '平乎',
  '丰羊',
  '合会',
  '永求',
  '双汉',
  '联职',
  '团困因',
  '红江',
  '杉彬',
  '松淞',
  '柏拍',
  '梨犁',
  '桃挑',
  '杏否',
  '林材',
  '竹行',
  '长氏',
  '陇拢垅',
  '亭享',
  '桥挢',
  '街衔',
  '路珞',
  '雨两',
  '雪雷',
  '晴睛',
  '岫袖',
];

const looks = new Map<string, Set<number>>();
LOOK_ALIKE.forEach((group, i) => {
  for (const character of group) looks.set(character, (looks.get(character) ?? new Set()).add(i));
});

/** What people in the south do not tell apart when they speak. */
const blurred = (syllable: string): string =>
  syllable
    .replace(/^(z|c|s)h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/^h(?=u)/, 'f')
    .replace(/(?<=[aei])ng$/, 'n')
    .replace(/^fu(?=[ae])/, 'f');

const heard = new Map<string, { readonly exact: readonly string[]; readonly near: readonly string[] }>();
function soundsOf(character: string): { readonly exact: readonly string[]; readonly near: readonly string[] } {
  const known = heard.get(character);
  if (known) return known;
  const exact = pinyin(character, { toneType: 'none', type: 'array', multiple: true, nonZh: 'removed', v: true });
  const sounds = { exact, near: exact.map(blurred) };
  heard.set(character, sounds);
  return sounds;
}

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((it) => b.includes(it));

/** Cost of writing one character for the other: 0 the same, 1 nothing to do with each other. */
export function characterCost(a: string, b: string): number {
  if (a === b) return 0;
  const one = soundsOf(a);
  const two = soundsOf(b);
  if (meet(one.exact, two.exact)) return 0.2;
  const groups = looks.get(b);
  if (groups && [...(looks.get(a) ?? [])].some((group) => groups.has(group))) return 0.25;
  return meet(one.near, two.near) ? 0.4 : 1;
}

/** A character too much or too few. */
const GAP_COST = 0.7;
/** Two neighbours in the wrong order. */
const SWAP_COST = 0.35;

/**
 * Likeness of two names, 0–1, 1 for the same text: one less the cheapest way to write one for the other, in shares of the
 * longer name. Optimal string alignment: a character is changed once at most.
 */
export function likeness(one: string, two: string): number {
  const a = [...one];
  const b = [...two];
  if (a.length === 0 || b.length === 0) return 0;
  const rows: number[][] = [b.map((_, j) => (j + 1) * GAP_COST)];
  rows[0]?.unshift(0);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i * GAP_COST];
    for (let j = 1; j <= b.length; j += 1) {
      const [x, y] = [a[i - 1] ?? '', b[j - 1] ?? ''];
      let best = Math.min(
        (rows[i - 1]?.[j - 1] ?? Infinity) + characterCost(x, y),
        (rows[i - 1]?.[j] ?? Infinity) + GAP_COST,
        (row[j - 1] ?? Infinity) + GAP_COST,
      );
      if (i > 1 && j > 1 && x !== y && x === b[j - 2] && y === a[i - 2])
        best = Math.min(best, (rows[i - 2]?.[j - 2] ?? Infinity) + SWAP_COST);
      row.push(best);
    }
    rows.push(row);
  }
  const cost = rows.at(-1)?.at(-1) ?? Infinity;
  return Math.max(0, 1 - cost / Math.max(2, a.length, b.length));
}
