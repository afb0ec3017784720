/** What every view of invented geography must say. */
export const MARK = '合成示意数据，非真实测绘成果';
