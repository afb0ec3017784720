/** What the command line says when something is refused or not understood: one whole sentence, with what to do. */
import { sheetZh } from './sheet-command-zh.ts';
import type { UsageFault } from '../cli/flags.ts';
import type { CommandRefusal } from '../cli/outcome.ts';
import { attachmentRefusalZh } from './attachment-zh.ts';
import { briefRefusalZh, templateFaultZh } from './brief-command-zh.ts';
import { exportRefusalZh } from './export-reason-zh.ts';
import { packageRefusalZh } from './package-reason-zh.ts';
import { importRefusalZh } from './import-refusal-zh.ts';
import { listenRefusalText, openRefusalText, readOnlyText } from './zh.ts';
import { scheduleRefusalText } from './schedule-zh.ts';
import { ruleText } from './rule-zh.ts';
import { exitRefusalText } from './standards-zh.ts';

export const usageText = `挂图命令行

  guatu                                   打开挂图（等同 npm start）
  guatu serve [--port N]                  只提供服务，不打开窗口
  guatu tally [--unit 编码] [--as-of 日期]  统计一个单位的进度
  guatu targets [--unit 编码] [--state open|underway|applied|verified|cleared|rejected|reopened|removed]
                [--light red|yellow|green|none] [--kind road|pool|cellar|plant|pump|pipe]
                                          列出目标
  guatu explain 单位或户 [--as-of 日期]    为什么还不能出列，至少还要做哪些
  guatu apply|verify|clear 编号 --by 姓名 [--note 说明]
                                          申请销号、核验、销号
  guatu reject|reopen|remove 编号 --by 姓名 --reason 原因
                                          退回、重新打开、剔除
  guatu evidence 编号 --by 姓名 [--item 佐证] [--number 编号] [--issued 日期] [--issuer 单位]
                 [--note 说明] [--file 文件]
                                          登记佐证
  以上各步可加 --role duty|zone|township|village|inspector 和 --unit 编码，说明以什么身份、为哪个单位办理
  guatu undo [--by 姓名]                   撤销本机最近一次操作；一次登记的多项一并撤销
  guatu verify                            不带编号：检查日志是否完整
  guatu snapshot --out 文件.png [--size 宽x高] [--unit 编码] [--theme paper|night]
                 [--measure progress|light|poverty|households] [--as-of 日期]
                                          保存地图图片
${sheetZh.usage}
  guatu new [--demo]                      新建空的数据文件夹，--demo 放入虚构的示范县
  guatu import 文件… [--as 类型|类别] [--crs 坐标系] [--sheet 工作表] [--dry-run] [--yes]
                                          导入本县数据，认出格式、表头、坐标系和类型；类型有 units outline targets
                                          progress households pairings visits sources tiles。没有写 --as 时要加 --yes
                 [--shift DX,DY,DZ[,RX,RY,RZ,尺度]]
                                          西安 80、北京 54 转为 CGCS2000 的三参数或七参数：米、角秒、百万分之一
                 [--decide 写法=编码]…     定下表里写的单位是哪一个；等号后留空则不导入这些行
                 [--on-missing keep|remove] [--sure] [--skip-faulty]
                                          文件里没有的目标保留或移除；移除超过一成时还要加 --sure
                 [--name 县名] [--code 县编码] [--campaign 名称] [--start 日期] [--deadline 日期] [--by 姓名]
                 [--source national|wall|card|register|result] [--on 日期]
                                          sources 是五份资料之一，用来核对五个吻合
  guatu kinds                             列出目标类别和各类数量
  guatu template 类别|units|households --out 文件.xlsx
                                          保存导入模板；类别的模板也可以存成 .csv
  guatu export --what ledger|layer --kind 类别|units [--level county|zone|township|village] [--unit 编码]
               --out 文件 [--format xlsx|csv|csv-gbk|geojson|shp|kml|gpkg] [--crs 坐标系] [--encoding gbk]
                                          导出台账或图层；单位用 --kind units

  guatu brief [--kind daily|weekly|end] [--as-of 日期] [--template 模板.docx] [--pictures] --out 文件.docx|文件.pdf
              [--issue --by 姓名]
                                          简报：日报、周报、总结；--issue 编上期号；--pictures 在 .docx 里放入地图和图表
  guatu print ledger [--unit 编码] [--kind 类别] [--as-of 日期] [--paper A4|A3] --out 文件.pdf
                                          打印台账

  guatu package save --out 文件.guatu [--archives] [--personal --why 用途 --passphrase-file 文件]
                                          全县存成一个文件并核对；个人信息按用途用口令封存
  guatu package verify 文件               逐项核对一个包，不写入任何内容
  guatu package open 文件.guatu [--passphrase-file 文件 | --without-personal] [--dry-run]
                                          打开全县数据包；原来的数据移到一边，不删除
  guatu package progress --unit 编码 --out 文件.guatu-progress [--all]
                                          签名的进度包，用 U 盘交换；--all 是全部重发
  guatu package receive 文件.guatu-progress [--accept] [--dry-run]
                                          接收进度包；首次收到的席位核对指纹后加 --accept
                                          以上都可加 --by 姓名 和 --role duty|township@编码

  guatu problems [--unit 编码] [--state 状态] [--level central|province|city|county]
                                          列出问题台账
  guatu rank [--level zone|township|village] [--unit 编码] [--round 轮次]
             [--measure progress|lead|clearance|score|problems]
                                          排名；--round 是第三方评估的轮次
  guatu suspicions [--unit 编码] [--rule stage-order|night-jump|last-day-jump|bulk-clearance
                   |same-photograph|outside-village|self-clearance|five-sources]
                                          列出可疑数据

  guatu lights --as-of 日期 [--unit 编码]   任何一天的灯；将来的日期照目前进度推算，并列出谁会转红
  guatu schedule [--campaign 行动] [--kind 类别] [--unit 编码] [--deadline 日期] [--from 日期]
                 [--lead 10%|工作日数] [--as-of 日期]
                                          倒排工期：剩余、日均需、预计完工、最晚开工

  guatu rounds [--round 序号|名称] [--unit 编码] [--as-of 日期]
                                          动态管理各轮：期初、流出、流入、期末，与申报对照
  guatu chain 编号 [--as-of 日期]           单位、目标或贫困户的指挥链和责任人

各命令都可加 --data 文件夹 和 --json。日期写作 2017-12-01。
退出码：0 完成，1 被拒绝，2 命令写法有误。`;

/** Said when a command makes a new data folder, so that a mistyped path is noticed. */
export const freshFolderText = (folder: string): string =>
  `“${folder}”是新的数据文件夹，已放入虚构的示范县；如果路径写错了，请删除它。`;

/** A folder that was asked for. */
export const newFolderText = (folder: string, isDemo: boolean): string =>
  isDemo
    ? `已在“${folder}”放入虚构的示范县。`
    : `已在“${folder}”新建空的数据文件夹；用 guatu import 导入本县的单位名单。`;

/** Arguments that do not fit. */
export function misuseText(fault: UsageFault): string {
  switch (fault.reason) {
    case 'unknown-command':
      return fault.command === ''
        ? '没有写命令；请运行 guatu help 查看可用的命令。'
        : `没有“${fault.command}”这个命令；请运行 guatu help 查看可用的命令。`;
    case 'unknown-flag':
      return `不认识参数“${fault.flag}”；请运行 guatu help 查看这个命令的参数。`;
    case 'flag-without-value':
      return `参数“${fault.flag}”后面缺少值；请补上后重试。`;
    case 'missing-word':
      return `命令缺少“${fault.word}”；请运行 guatu help 查看写法。`;
    case 'extra-word':
      return `多出“${fault.word}”；请去掉它，含空格的内容要加引号。`;
    case 'missing-flag':
      return `缺少参数“${fault.flag}”；请补上后重试。`;
    case 'bad-value':
      return `参数“${fault.flag}”的值“${fault.value}”不能用；可用的写法：${fault.expected}。`;
    case 'unknown-unit':
      return `没有编码为“${fault.unit}”的单位；请用 guatu tally --json 查看下级单位的编码。`;
    case 'unknown-target':
      return `没有编号为“${fault.target}”的目标；请用 guatu targets 查看编号。`;
    case 'unknown-kind':
      return `没有“${fault.kind}”这个类别；可用的类别：${fault.known.join('、')}。`;
    case 'unreadable-file':
      return `文件“${fault.path}”打不开；请检查路径和权限。`;
  }
}

/** Refusals by the rules or by the data folder. */
export function refusalText(refusal: CommandRefusal): string {
  switch (refusal.reason) {
    case 'not-a-folder':
    case 'no-permission':
    case 'not-guatu':
    case 'store-file-missing':
    case 'store-file-damaged':
    case 'newer-version':
    case 'nothing-there':
    case 'in-use':
    case 'seed':
      return openRefusalText(refusal);
    case 'disk':
      return 'path' in refusal
        ? openRefusalText(refusal)
        : `写入磁盘失败（${refusal.message}），没有保存；请检查磁盘空间后重试。`;
    case 'port-in-use':
    case 'port-refused':
      return listenRefusalText(refusal);
    case 'read-only':
      return `数据只能查看、不能修改（${readOnlyText(refusal.cause)}），没有保存。`;
    case 'stale':
      return `“${refusal.subject}”刚被别处修改，没有保存；请重新查看后再试。`;
    case 'unknown-subject':
      return `没有编号为“${refusal.subject}”的目标；请用 guatu targets 查看编号。`;
    case 'rule':
      return ruleText(refusal.refusal);
    case 'nothing':
      return '本机没有可以撤销的操作。';
    case 'gone-on':
      return `“${refusal.subject}”之后又有新的操作，不能直接撤销；请按现在的状态重新登记。`;
    case 'brief':
      return briefRefusalZh(refusal.refusal);
    case 'template':
      return templateFaultZh(refusal.fault);
    case 'export':
      return exportRefusalZh(refusal.refusal);
    case 'package':
      return packageRefusalZh(refusal.refusal);
    case 'attachment':
      return attachmentRefusalZh(refusal.refusal);
    case 'county-there':
      return `“${refusal.path}”里已有一个县；请用 --data 指定一个新的文件夹。`;
    case 'host-lost':
      return '与正在运行的挂图失去联系，不能确定是否保存；请用 guatu targets 核对后再试。';
    case 'other-county':
      return `这个数据文件夹里是“${refusal.county}”；请用 --data 指定一个新的文件夹。`;
    case 'import-problems':
    case 'import-decisions':
    case 'import-unknown':
    case 'import-names':
    case 'import-undecided':
    case 'import-sure':
    case 'import-commit':
    case 'upload':
      return importRefusalZh(refusal);
    case 'no-checklist':
    case 'no-standard':
      return exitRefusalText(refusal);
    case 'verify-failed':
      return `日志第 ${refusal.line} 条有问题（${FAULTS[refusal.problem] ?? refusal.problem}）；请从备份恢复，之前的记录不受影响。`;
    case 'schedule':
      return scheduleRefusalText(refusal.refusal);
    case 'unknown-action':
      return `没有名为“${refusal.action}”的行动；现有：${refusal.known.join('、') || '（无）'}。`;
    case 'no-browser':
      return '没有可用的浏览器，不能出图；请安装 Edge、Chrome 或 Chromium，或用环境变量 GUATU_BROWSER 指定。';
    case 'snapshot-failed':
      return `出图没有完成（${refusal.message}）；请重试，或减小 --size。`;
    case 'page-refused':
      return refusal.sentence;
    case 'unwritable':
      return `不能写入“${refusal.path}”（${refusal.message}）；请换一个位置。`;
  }
}

const FAULTS: Readonly<Record<string, string>> = {
  hash: '内容与校验值不符',
  gap: '前后不连续',
  form: '格式不对',
  unreadable: '无法读取',
};
