/**
 * How official documents look in Word. Source: GB/T 9704-2012: A4, margins 37/35/28/26 mm, body 3号仿宋 on lines of 28 pt, title
 * 2号小标宋, first level 黑体, second 楷体, page number 4号宋体, red heading over a red rule. Fonts are named as offices have them;
 * where one is missing Word takes its own of the same class.
 */
export const FONTS = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  second: '楷体_GB2312',
  foot: '宋体',
} as const;
export type FontName = keyof typeof FONTS;

/** Half points: 初号-like masthead 52 pt, 2号 22 pt, 3号 16 pt, 4号 14 pt, 小四 12 pt, 小五 9 pt. */
export const SIZES = { masthead: 104, title: 44, body: 32, foot: 28, caption: 24, table: 21 } as const;

/** Twentieths of a point. */
const TWIPS_PER_MM = 1440 / 25.4;
export const twips = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MM);

export const MARGINS = { top: 37, bottom: 35, left: 28, right: 26 } as const;
/** A4 less its margins, mm. */
export const BODY_WIDTH = 210 - MARGINS.left - MARGINS.right;
export const LINE_TWIPS = 28 * 20;
export const RED = 'D7000F';
