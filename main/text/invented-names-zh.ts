/** Characters that names of made-up people are put together from: common ones, chosen by nobody in particular. */
export const INVENTED_SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
export const INVENTED_GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅国建成志海云山林春生文斌贵发财福安康宁德义仁礼智信忠孝诚光辉荣昌盛兴旺顺利吉祥和美善学进思源清泉松柏竹菊莲秋冬晨晓阳星月雪雨风雷田禾穗';
