/** Problems of lists of households, pairings and visits, in words. */
import type { ImportProblem } from '../core/import/problem.ts';

/** Null for reasons of other lists. */
export function householdReasonText(problem: ImportProblem): string | null {
  switch (problem.reason) {
    case 'household-number-needed':
      return `“${problem.village}”已经有农户，表里没有可认的户编号（如 ${problem.village}/0001），分不清是哪一户；请先导出农户名单，在其中修改后再导入。`;
    case 'household-number-malformed':
      return `户编号“${problem.text}”不能用；应写作 12 位村编码、斜线和 4 位序号，例如 990101001201/0001。`;
    case 'household-of-other-village':
      return `户编号“${problem.number}”不属于这一行写的村（${problem.village}）；请核对。`;
    case 'household-twice':
      return `户编号“${problem.number}”与第 ${problem.first} 行重复；请删掉其中一行。`;
    case 'household-gap':
      return `户编号“${problem.number}”跳号了；这个村下一户应是“${problem.next}”。`;
    case 'household-unknown':
      return `没有编号为“${problem.number}”的农户；请先导入农户名单，或改正编号。`;
    case 'village-expected':
      return `“${problem.name}”不是村或社区；农户要归到村一级。`;
    case 'households-too-many':
      return `村“${problem.village}”超过 ${problem.most} 户的上限；请核对村名是否写错。`;
    case 'people-missing':
      return '没有填写人数；请补上家庭人口数。';
    case 'people-out-of-range':
      return `人数“${problem.text}”不能用；应是 1 到 ${problem.most} 的整数。`;
    case 'grade-unknown':
      return `危房等级“${problem.text}”不认识；请写“无”“C级”或“D级”。`;
    case 'measures-too-many':
      return `帮扶措施超过 ${problem.most} 种不同的写法；请统一写法后再导入。`;
    case 'personal-too-long':
      return `内容超过 ${problem.most} 个字；请核对是否填错了列。`;
    case 'households-numbered':
      return `${problem.rows} 户没有户编号，已按表内顺序编号；以后更新请使用导出的名单，以户编号认户。`;
    case 'households-placeless':
      return `${problem.rows} 户没有经纬度，地图上归到所在的村。`;
    case 'households-kept':
      return `${problem.rows} 户不在表内，保持原有内容。`;
    case 'households-sealed':
      return `${problem.rows} 户的姓名、证件等个人信息将加密存放，平时只显示遮盖后的内容。`;
    case 'cadre-missing':
      return '没有填写帮扶干部；请补上。';
    case 'cadre-third':
      return `户“${problem.number}”有三名以上帮扶干部；一户最多两名，请删去多余的行。`;
    case 'households-unpaired':
      return `这些村另有 ${problem.rows} 户不在表内，按没有结对计。`;
    case 'pairings-since':
      return `表内没有结对日期，按 ${problem.day} 计。`;
    default:
      return null;
  }
}
