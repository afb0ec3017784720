/** What placing a map layer found, in words. */
import type { Position } from '../../shared/domain/unit.ts';
import type { ImportProblem } from '../core/import/problem.ts';
import { contradictionText, crsFindingText } from './crs-finding-zh.ts';
import { crsShort, crsTitle, distanceText } from './crs-zh.ts';

const at = ([lon, lat]: Position): string => `${lon.toFixed(5)}, ${lat.toFixed(5)}`;
const places = (positions: readonly Position[]): string =>
  positions.length > 3
    ? `${positions.slice(0, 3).map(at).join('；')} 等 ${positions.length} 处`
    : positions.map(at).join('；');

/** Null for what others word. */
export function placeReasonText(problem: ImportProblem): string | null {
  switch (problem.reason) {
    case 'crs-needs-shift':
      return `文件的坐标系是“${crsTitle(problem.crs)}”，与现行坐标系相差约百米，各县不同；请向自然资源部门要三参数或七参数并填上，或请他们转换为 CGCS2000。`;
    case 'crs-assessed':
      return crsFindingText(problem);
    case 'crs-doubtful':
      return `按“${crsShort(problem.used)}”读取时，${contradictionText(problem.why)}`;
    case 'feature-swapped':
      return '经度和纬度（或纵横坐标）写反了，已对调。';
    case 'coordinate-in-degrees':
      return `第 ${problem.ring.polygon} 部分第 ${problem.point} 点（${at(problem.at)}）是经纬度，而所选坐标系以米为单位；请改选坐标系。`;
    case 'coordinate-of-other-zone':
      return problem.zone === null
        ? `第 ${problem.ring.polygon} 部分第 ${problem.point} 点（${at(problem.at)}）前面没有带号，而所选坐标系带带号；请改选不带带号的坐标系。`
        : `第 ${problem.ring.polygon} 部分第 ${problem.point} 点（${at(problem.at)}）的带号是 ${problem.zone}，与所选坐标系不符；请改选坐标系。`;
    case 'feature-outside':
      return `整个图形在本县之外，最远 ${distanceText(problem.metres)}；请核对坐标系和图形。`;
    case 'feature-reaches-out':
      return `图形伸出本县边界约 ${distanceText(problem.metres)}；如果不该如此，请核对。`;
    case 'feature-repeated':
      return `与第 ${problem.first} 个图形完全相同，没有重复导入。`;
    case 'same-place':
      return `与第 ${problem.first} 个图形画得完全一样，但属性不同；请核对。`;
    case 'line-repeated-points':
      return `第 ${problem.part} 段有 ${problem.points} 个重复的点，已去掉。`;
    case 'line-spurs':
      return `第 ${problem.part} 段有来回重叠的毛刺（${places(problem.at)}），已去掉。`;
    case 'line-loops':
      return `第 ${problem.part} 段有绕成小圈的地方（${places(problem.at)}），已去掉。`;
    case 'line-crosses-itself':
      return `第 ${problem.part} 段自相交（${places(problem.at)}），按原样保留；如果不是立交或回头弯，请改正。`;
    case 'line-without-length':
      return `第 ${problem.part} 段没有长度；请检查导出是否完整。`;
    case 'parts-joined':
      return `由首尾相接的 ${problem.parts} 段组成，已连成一条线。`;
    case 'parts-apart':
      return `第 ${problem.part} 段与最近的第 ${problem.other} 段相距 ${distanceText(problem.metres)}，连不成一条线；请在制图软件中接上，或拆成两个图形。`;
    case 'parts-branch':
      return `第 ${problem.parts.join('、')} 段在一处（${at(problem.at)}）分岔，连不成一条线；请拆成几个图形。`;
    case 'geometry-unfit':
      return problem.needed === 'line'
        ? `“${problem.kind}”是线状任务，而图形是“${problem.found}”；请导出线图层，或改选任务类别。`
        : `“${problem.kind}”是点状任务，而图形是“${problem.found}”；请导出点图层，或改选任务类别。`;
    case 'geometry-ignored':
      return `“${problem.kind}”不画在图上，只导入了属性，没有导入图形。`;
    case 'geometry-missing':
      return '没有图形，无从更新位置；请补画，或删掉这一行。';
    case 'place-from-area':
      return '画的是面，已取面的中心作为位置。';
    case 'points-several':
      return `一个图形里有 ${problem.points} 个点，不知道哪个是它的位置；请拆成几个图形。`;
    case 'unit-assumed':
      return problem.percent >= 100
        ? `没有写责任单位，按位置归到“${problem.unit}”。`
        : `没有写责任单位，有 ${problem.percent}% 在“${problem.unit}”，已归到那里。`;
    case 'length-differs':
      return `画出来长 ${problem.drawn} ${problem.measure}，台账是 ${problem.stated} ${problem.measure}，相差超过一成；按台账计算，桩号按比例对应。`;
    case 'quantity-drawn':
      return `没有写任务量，已按画出来的长度计为 ${problem.drawn} ${problem.measure}。`;
    case 'target-unknown':
      return `本县的“${problem.kind}”里没有“${problem.name}”；请核对编号或名称，或先导入台账。`;
    case 'target-twice':
      return `与第 ${problem.first} 个图形是同一个任务（${problem.name}）；请删掉其中一个，或合成一个图形。`;
    case 'geometry-only':
      return `图层没有台账的列，只更新了 ${problem.features} 个任务的位置。`;
    default:
      return null;
  }
}
