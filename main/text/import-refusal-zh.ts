/** Why an import of the command line was refused, in one sentence that says what to do. */
import type { CommandRefusal } from '../cli/outcome.ts';
import type { PlanReport } from '../../shared/host/import-calls.ts';
import type { UploadRefusal } from '../../shared/host/upload-calls.ts';

type ImportRefusal = Extract<
  CommandRefusal,
  {
    reason:
      | 'import-problems'
      | 'import-decisions'
      | 'import-unknown'
      | 'import-names'
      | 'import-undecided'
      | 'import-sure'
      | 'import-commit'
      | 'upload';
  }
>;

const NOT_SURE = '会移除一成以上的现有目标或单位，没有导入任何内容；核对以上内容后加上 --sure 再导入。';

function uploadRefusalZh(refusal: UploadRefusal): string {
  switch (refusal.reason) {
    case 'upload-gone':
      return '要导入的文件已不在挂图里，没有导入任何内容；请重新运行。';
    case 'upload-too-large':
      return `文件超过 ${refusal.limit / 1024 / 1024} MB 的上限，没有导入任何内容；请分几次导入。`;
    case 'upload-busy':
      return '这些文件正在处理；请等它结束后再试。';
    case 'read-only':
      return `数据只能查看、不能修改（${refusal.cause}），没有保存。`;
    case 'cancelled':
      return '已取消，没有导入任何内容。';
    case 'worker':
      return refusal.why === 'memory'
        ? '读取文件时内存不够，没有导入任何内容；请分成几个文件导入。'
        : refusal.why === 'time'
          ? '读取文件用时太长，没有导入任何内容；请分成几个文件导入。'
          : '读取文件时出错停止，没有导入任何内容；请用原来的软件重新导出这个文件后再试。';
  }
}

function commitRefusalZh(refusal: Extract<ImportRefusal, { reason: 'import-commit' }>['refusal']): string {
  switch (refusal.reason) {
    case 'plan-stale':
      return '核对以后数据又有变化，没有导入任何内容；请重新运行。';
    case 'plan-blocked':
      return '还有没有解决的错误，没有导入任何内容；请按上面的提示改好后重新导入。';
    case 'not-sure':
      return NOT_SURE;
    case 'role':
      return '只有县指挥部值班员可以导入数据。';
    case 'vault':
      return `个人信息不能写入保密库（${refusal.fault}），没有导入任何内容；请检查数据文件夹里的 vault。`;
  }
}

function unknownUnitZh({ near, unit, written }: PlanReport['unknownUnits'][number]): string {
  const codes = near.map((each) => `${each.unit}（${each.name}）`).join('、');
  return codes === ''
    ? `“${written}”写的是 ${unit}，而县里还没有单位`
    : `“${written}”写的是 ${unit}，相近的编码有 ${codes}`;
}

export function importRefusalZh(refusal: ImportRefusal): string {
  switch (refusal.reason) {
    case 'import-problems':
      return refusal.rest > 0
        ? `文件里有 ${refusal.count} 处错误，没有导入任何内容；请按上面的提示改好后重新导入，或加上 --skip-faulty 只导入其余的 ${refusal.rest} 条。`
        : `文件里有 ${refusal.count} 处错误，没有导入任何内容；请按上面的提示改好后重新导入。`;
    case 'import-decisions':
      return `--decide 写的编码不是本县的单位，没有导入任何内容：${refusal.unknown.map(unknownUnitZh).join('；')}。请改正后重新导入。`;
    case 'import-unknown':
      return '看不出这些文件是什么数据，没有导入任何内容；请用 --as 写明类型。';
    case 'import-names':
      return `有 ${refusal.names.length} 个写法不是本县的单位（${refusal.names.slice(0, 5).join('、')}），没有导入任何内容；请用 --decide 写法=编码 定下后重新导入。`;
    case 'import-undecided':
      return '文件的类型是自动认出的，没有导入任何内容；核对以上内容后加上 --yes 再导入，或用 --as 写明类型。';
    case 'import-sure':
      return NOT_SURE;
    case 'import-commit':
      return commitRefusalZh(refusal.refusal);
    case 'upload':
      return uploadRefusalZh(refusal.refusal);
  }
}
