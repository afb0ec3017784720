/** What an export comes to, for people to read in a terminal: what was written, or why not. */
import type { ExportRefusal } from '../../shared/host/export-calls.ts';

export function exportRefusalZh(refusal: ExportRefusal): string {
  switch (refusal.reason) {
    case 'table-gone':
      return '这次导出已经中断；请重新导出。';
    case 'too-many-lines':
      return `一张表最多 ${refusal.limit} 行；请先筛选，再分几次导出。`;
    case 'unknown-kind':
      return `没有“${refusal.kind}”这个类别；请用 guatu kinds 查看类别。`;
    case 'unknown-unit':
      return `没有编码为“${refusal.unit}”的单位。`;
    case 'unknown-crs':
      return `不认识坐标系“${refusal.crs}”；可写 wgs84、cgcs2000、cgcs2000-gk3-35、EPSG:4523 等。`;
    case 'crs-not-written':
      return `不按“${refusal.crs}”导出坐标；请改用 wgs84、cgcs2000 或 CGCS2000 的高斯投影带。`;
    case 'nothing-there':
      return '这里没有可以上图的内容；请先导入位置，或改为导出台账。';
    case 'crs-fixed':
      return `${refusal.format === 'kml' ? 'KML' : 'GeoJSON'} 只能用经纬度；请改用 shp 或 gpkg，或去掉 --crs。`;
  }
}

export function exportedText(value: {
  readonly out: string;
  readonly count: number;
  readonly beyondGbk?: readonly string[] | undefined;
  readonly unplaced?: number | undefined;
  readonly shortened?: number | undefined;
}): string {
  const { out, count, beyondGbk, unplaced, shortened } = value;
  return [
    `已导出 ${count} 条到 ${out}。`,
    ...(unplaced ? [`其中 ${unplaced} 条没有位置，只有属性。`] : []),
    ...(beyondGbk && beyondGbk.length > 0
      ? [`GBK 没有这些字：${beyondGbk.join(' ')}；文件按 GB18030 写成，旧软件可能显示不出。`]
      : []),
    ...(shortened ? [`有 ${shortened} 处文字超过 254 字节，已截短；需要全文请导出 gpkg 或 geojson。`] : []),
  ].join('\n');
}
