/** Invented names of townships, villages and hamlets in the manner of the Yunnan–Guizhou highland. */
import type { Random } from '../lib/random.ts';

/** From the county seat outwards. */
export const STREETS: readonly string[] = ['云岫街道', '澄霁街道', '枫汀街道', '望岚街道'];
export const TOWNS: readonly string[] = [
  '碧梧镇', '鸣雀坝镇', '石砚坎镇', '墨石坪镇', '柏影铺镇', '银鞍山镇', '大蕨箐镇', '龙鳞河镇', '雪岩脚镇', '新晴场镇', '三叠水镇', '杉月林镇',
  '古营台镇', '珠箐镇', '花朝坝镇', '雀舌洞镇', '落霞关镇',
];
export const ETHNIC_TOWNSHIPS: readonly string[] = [
  '月弦坪彝族乡', '锦翎岭彝族乡', '沙棠苗族彝族乡', '芦笙坝布依族乡', '梨雪箐白族彝族乡', '坪岚回族乡',
];

const VILLAGE_FIRST: readonly string[] = [
  '大', '小', '上', '下', '老', '新', '中', '前', '后', '高', '长', '平', '双', '三', '石', '白', '黑', '红', '青', '沙', '水', '龙', '马', '牛',
  '羊', '杨', '李', '张', '陈', '罗', '杉', '松', '竹', '梨', '核桃', '花椒', '茶', '麻', '云', '雨', '火', '冷', '响', '滥', '干', '岔', '洞',
  '岩', '营', '官', '窑', '磨', '柳', '桃', '蕨', '漆', '枫', '棕', '箐',
];
const VILLAGE_SECOND: readonly string[] = [
  '坪', '箐', '冲', '寨', '屯', '铺', '田', '坝', '垭口', '岩脚', '塘', '坡', '井', '湾', '沟', '林', '营', '关', '坎', '窝', '地', '石', '水',
  '山', '梁子', '洞', '桥', '场', '河', '槽', '丫', '屋基', '海子', '龙潭', '厂', '嘴',
];
const COMMUNITY_FIRST: readonly string[] = ['朝阳', '清风', '梧桐', '凤鸣', '东门', '西门', '南屏', '北关', '书院', '钟鼓', '锦绣', '翠湖', '文昌', '桂花', '杏林', '兴隆', '安居', '和顺', '永宁', '迎春', '青石', '望岚', '枫林', '祥云', '金穗'];
const COMMUNITY_SECOND: readonly string[] = ['', '巷', '路', '桥', '园', '坊'];
const HAMLET_FIRST: readonly string[] = ['上', '下', '大', '小', '老', '新', '中', '对门', '湾子', '坡脚', '岩上', '河边', '箐头', '沟边', '田坝', '丫口', '梁子', '半坡', '水井', '石头', '大树', '竹林', '麻窝', '背后'];
const HAMLET_SECOND: readonly string[] = ['寨', '院子', '坪子', '地', '坎', '沟', '冲', '坡', '屋基', '湾', '塘', '包包', '岩', '田'];

/** Every pairing of two lists, in a fair order, without doubled characters. */
function pairings(first: readonly string[], second: readonly string[], random: Random): string[] {
  const all = first.flatMap((head) => second.filter((tail) => !tail.includes(head)).map((tail) => head + tail));
  return random.shuffled(all);
}

/** An endless supply of village names, each once. */
export function villageNames(random: Random): { village(): string; community(): string } {
  const villages = pairings(VILLAGE_FIRST, VILLAGE_SECOND, random.fork('villages'));
  const communities = pairings(COMMUNITY_FIRST, COMMUNITY_SECOND, random.fork('communities'));
  const take = (names: string[], ending: string): string => {
    const name = names.pop();
    if (name === undefined) throw new Error('out of names');
    return name + ending;
  };
  return { village: () => take(villages, '村'), community: () => take(communities, '社区') };
}

/** Names of the hamlets of one village, each once. */
export function hamletNames(count: number, random: Random): string[] {
  return pairings(HAMLET_FIRST, HAMLET_SECOND, random).slice(0, count);
}
