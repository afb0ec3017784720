/** Invented people: a surname and a given name drawn apart, so that nobody in particular is meant. */
import type { Random } from '../lib/random.ts';

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹易黎常武乔贺赖龚文安',
];
const MIDDLE = [...'德世国文明志永光兴朝家正玉华建春秀天仕开绍启应继云泽良承元景廷维树学昌'];
const LAST = [
  ...'林松江涛勇军平刚明亮辉波斌超鹏宇峰岚燕梅芳霞丽娟静敏慧萍珍琴云贵福荣祥安宁顺和龙虎山海川泉生成才学礼义忠',
];

/** One or two characters after the surname; never the same character twice. */
export function personName(random: Random): string {
  const surname = random.pick(SURNAMES);
  const last = random.pick(LAST);
  if (random.next() < 0.22) return surname + last;
  const middle = random.pick(MIDDLE);
  return middle === last ? surname + last : surname + middle + last;
}
