/** Invented river names in the manner of the region, largest river first. */
export const RIVER_NAMES: readonly string[] = [
  '岚溪江', '墨石河', '鸣雀河', '梧岭河', '雪岩河', '蕨箐河', '银鞍河', '澄霁溪', '月弦河', '柏影河', '沙棠河', '响泉溪',
  '芦笙河', '枫汀河', '古营河', '花朝河', '珠箐小河', '冷杉河', '双燕河', '石砚溪', '晴川小河', '落霞河', '青蓑河', '云鲤河',
];
