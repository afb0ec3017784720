/** What an import found in an outline's coordinates, in words. */
import type { Position } from '../../shared/domain/unit.ts';
import type { AreaFault, Mend, RingName } from '../../shared/geo/mend-area.ts';
import type { ImportProblem } from '../core/import/problem.ts';
import { crsShort } from './crs-zh.ts';
import { mapFileReasonText } from './map-file-reason-zh.ts';

const at = ([lon, lat]: Position): string => `${lon.toFixed(5)}, ${lat.toFixed(5)}`;
/** The first few places; a ring may cross itself hundreds of times. */
const places = (positions: readonly Position[]): string =>
  positions.length > 3
    ? `${positions.slice(0, 3).map(at).join('；')} 等 ${positions.length} 处`
    : positions.map(at).join('；');
const ring = (name: RingName): string => `第 ${name.polygon} 块第 ${name.ring} 环`;

function mendText(mend: Exclude<Mend, { mend: 'rewound' }>): string {
  switch (mend.mend) {
    case 'closed':
      return `${ring(mend.ring)}没有闭合，已闭合。`;
    case 'repeated':
      return `${ring(mend.ring)}有 ${mend.points} 个重复的点，已去掉。`;
    case 'spur':
      return `${ring(mend.ring)}有来回重叠的毛刺（${places(mend.at)}），已去掉。`;
    case 'crossing':
      return `${ring(mend.ring)}与${ring(mend.other)}相交（${places(mend.at)}），已理顺，面积变化不到 1%。`;
    case 'dropped':
      return `${ring(mend.ring)}没有面积，已去掉。`;
  }
}

function faultText(fault: AreaFault): string {
  switch (fault.fault) {
    case 'no-area':
      return '图形没有面积；请检查导出是否完整。';
    case 'hole-outside':
      return `${ring(fault.ring)}是洞，却不在外圈之内；请在制图软件中改正。`;
    case 'polygon-inside':
      return `${ring(fault.ring)}落在${ring(fault.other)}之内；请在制图软件中改正。`;
    case 'crossing':
      return `${ring(fault.ring)}自相交（${places(fault.at)}），理顺会使面积改变 ${fault.changePercent.toFixed(1)}%；请在制图软件中改正。`;
  }
}

export function outlineReasonText(problem: ImportProblem): string {
  switch (problem.reason) {
    case 'not-json':
      return `第 ${problem.line} 行不是 JSON；请检查文件是否完整。`;
    case 'not-geojson':
      return '不是 GeoJSON 文件；请从制图软件另存为 GeoJSON。';
    case 'no-features':
      return '文件里没有图形；请检查导出是否完整。';
    case 'no-area-in-feature':
      return `图形是“${problem.found}”，不是面；请导出面图层。`;
    case 'feature-unnamed':
      return '图形没有名称也没有编码，无法对应到单位；请补上 name 或 adcode 属性。';
    case 'feature-twice':
      return `与第 ${problem.first} 个图形是同一个单位（${problem.unit}）；请删掉其中一个。`;
    case 'feature-of-other-county':
      return `编码“${problem.code}”属于别的县，没有导入。`;
    case 'feature-none-of-county':
      return `文件里没有“${problem.county}”的图形；请检查文件。`;
    case 'compressed-broken':
      return `${ring(problem.ring)}的压缩坐标无法解开；请重新下载文件。`;
    case 'compressed':
      return '坐标是压缩格式，已解开。';
    case 'crs-missing':
      return problem.likely === undefined
        ? '文件没有说明坐标系；请选定坐标系（命令行用 --crs，如 --crs gcj02、--crs EPSG:4523）。'
        : `文件没有可靠地说明坐标系，看上去像“${crsShort(problem.likely)}”；请选定坐标系（命令行用 --crs ${problem.likely}）。`;
    case 'crs-from-file':
      return problem.isChecked
        ? `按文件写明的坐标系“${problem.named}”读取，与本县已有的位置相合。`
        : `按文件写明的坐标系“${problem.named}”读取；没有能比对的位置，偏几百米也看不出来。`;
    case 'crs-unsupported':
      return `不认识坐标系“${problem.named}”；请选定坐标系，或先转换为 CGCS2000 经纬度。`;
    case 'coordinate-not-a-number':
      return `${ring(problem.ring)}第 ${problem.point} 点的坐标不是数字；请改正。`;
    case 'coordinate-swapped':
      return `${ring(problem.ring)}第 ${problem.point} 点（${at(problem.at)}）的经度和纬度写反了；请对调后重新导出。`;
    case 'coordinate-in-metres':
      return `${ring(problem.ring)}第 ${problem.point} 点（${at(problem.at)}）是以米为单位的投影坐标；请转换为经纬度。`;
    case 'coordinate-outside-china':
      return `${ring(problem.ring)}第 ${problem.point} 点（${at(problem.at)}）不在中国范围内；请核对坐标。`;
    case 'outside-county':
      return `“${problem.unit}”的图形不在本县范围内；请核对坐标系和文件。`;
    case 'ring-mended':
      return mendText(problem);
    case 'ring-faulty':
      return faultText(problem);
    case 'shifted':
      return `${problem.vertices} 个点已由 ${crsShort(problem.crs)} 纠正，平均移动 ${problem.meanMetres.toFixed(0)} 米。`;
    default:
      return mapFileReasonText(problem) ?? '文件里有这个版本还说不清的问题；请升级挂图后重试。';
  }
}
