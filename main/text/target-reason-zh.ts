/** What an import found in a ledger of targets, in words. */
import type { ImportProblem } from '../core/import/problem.ts';
import { outlineReasonText } from './outline-reason-zh.ts';

type Reason = Exclude<ImportProblem, never>;

export function targetReasonText(problem: Reason): string {
  switch (problem.reason) {
    case 'kind-unknown':
      return `没有“${problem.kind}”这个类别；请用 guatu kinds 查看，或先在设置里增加。`;
    case 'example-row':
      return '这是示例行，没有导入。';
    case 'quantity-missing':
      return `没有写任务量（${problem.measure}）；请填写大于零的数。`;
    case 'work-unknown':
      return `没有“${problem.text}”这种建设性质；可以写：${problem.expected.join('、')}。`;
    case 'stage-over':
      return `“${problem.stage}”完成 ${problem.reached}，超过了 ${problem.most}；后一道工序不能超过前一道，也不能超过任务量。`;
    case 'percent-over':
      return `进展“${problem.text}”不是 0 到 100 之间的百分数；请改正。`;
    case 'place-half':
      return '经度、纬度只写了一个；请补上另一个，或两个都空着。';
    case 'place-outside':
      return problem.swapped
        ? `（${problem.lng}, ${problem.lat}）不在本县，经度和纬度多半写反了；请对调。`
        : `（${problem.lng}, ${problem.lat}）不在本县；请核对，手机地图上抄来的坐标请加 --crs gcj02。`;
    case 'place-missing':
      return `有 ${problem.rows} 行没有写经纬度：照常统计，地图上看不到。`;
    case 'cleared-in-file':
      return `有 ${problem.rows} 行写了已销号：导入不代替销号，请导入后在挂图里办理。`;
    case 'problem-number':
      return `问题编号“${problem.text}”不对；请写作 2017-Q4-007。`;
    case 'problem-level':
      return `来源层级“${problem.text}”不对；请写中央、省、市或县。`;
    default:
      return outlineReasonText(problem);
  }
}
