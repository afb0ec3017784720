/** What was found out about the units of an import, in words; null for everything that is no such thing. */
import type { ImportProblem } from '../core/import/problem.ts';

type Topology = Extract<ImportProblem, { reason: 'topology' }>;

function topologyText({ finding, names, hectares, at }: Topology): string {
  const place = `${at[0].toFixed(4)}，${at[1].toFixed(4)}`;
  const who = names.join('、');
  const size = hectares < 0.1 ? '不到 0.1 公顷' : `${hectares.toFixed(1)} 公顷`;
  switch (finding) {
    case 'gap':
      return `${who}之间有空隙（${size}，在 ${place}）；请核对边界。`;
    case 'overlap':
      return `${who}有重叠（${size}，在 ${place}）；请核对边界。`;
    case 'outside-parent':
      return `${who}超出了上级的范围（${size}，在 ${place}）；请核对边界或上级。`;
  }
}

export function matchReasonText(problem: ImportProblem): string | null {
  switch (problem.reason) {
    case 'row-left-out':
      return `按先前的决定，“${problem.name}”没有导入。`;
    case 'county-code-missing':
      return '不知道本县的六位区划代码；请在“建立本县”处填写，或在文件里加上代码列。';
    case 'county-name-missing':
      return '不知道本县的名称；请在“建立本县”处填写。';
    case 'codes-made':
      return `有 ${problem.units} 个单位没有区划代码，先用临时编码；以后导入带代码的名单，会按名称补上正式代码。`;
    case 'codes-found':
      return `有 ${problem.units} 个单位按名称补上了正式代码，原来的临时编码仍可使用。`;
    case 'codes-used-up':
      return `“${problem.parent}”下面的单位太多，临时编码不够用；请导入带代码的名单。`;
    case 'code-of-other':
      return `代码“${problem.code}”已属于“${problem.name}”；请核对。`;
    case 'carried-down':
      return `有 ${problem.rows} 行的乡镇一格是空的，按上面一行的乡镇计。`;
    case 'township-missing':
      return '这个村前面没有写乡镇；请补上。';
    case 'township-untold':
      return `看不出“${problem.name}”属于哪个乡镇；请补上乡镇一列，或先导入乡镇的边界。`;
    case 'townships-by-place':
      return `有 ${problem.units} 个村按所在位置归到乡镇。`;
    case 'level-untold':
      return `看不出“${problem.name}”是乡镇还是村；请补上级别一列，或在名称里写明“镇”“村”。`;
    case 'unit-repeated':
      return `“${problem.name}”与第 ${problem.first} 个重复；请删掉其中一个。`;
    case 'point-several':
      return '一个单位有几个点，只用了第一个。';
    case 'cells-drawn':
      return `有 ${problem.units} 个村只有一个点，范围是按最近的点划分的示意，不是村界。`;
    case 'cell-missing':
      return problem.why === 'outside'
        ? `“${problem.name}”的点不在它的乡镇范围里，没有画范围。`
        : `“${problem.name}”与另一个村在同一个点，没有画范围。`;
    case 'topology':
      return topologyText(problem);
    case 'topology-more':
      return `另有 ${problem.findings} 处边界问题，可在“建县”一页查看。`;
    default:
      return null;
  }
}
