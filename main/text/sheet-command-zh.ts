/** Words of `guatu sheet` and `guatu atlas`. */

interface PageFault {
  readonly reason?: string;
  readonly unit?: string;
  readonly template?: string;
  readonly name?: string;
  readonly version?: number;
  readonly known?: readonly string[];
}

/** A fault as the page throws it: JSON within the message of an error. */
export function sheetFaultText(message: string): string {
  const json = /\{.*\}/s.exec(message)?.[0];
  let fault: PageFault = {};
  try {
    fault = json ? (JSON.parse(json) as PageFault) : {};
  } catch {
    return unknownFault(message);
  }
  switch (fault.reason) {
    case 'no-geometry':
      return '还没有空间数据，画不出地图；请先导入边界';
    case 'no-place':
      return `“${fault.unit ?? ''}”还没有边界或位置，画不出地图；请先导入它的边界`;
    case 'unknown-unit':
      return `没有“${fault.unit ?? ''}”这个单位`;
    case 'unknown-template':
      return `没有“${fault.template ?? ''}”这个模板；可用的模板：\n  ${(fault.known ?? []).join('\n  ')}`;
    case 'template-newer':
      return `模板“${fault.name ?? ''}”由较新版本的挂图保存（格式 ${fault.version ?? ''}），这个版本打不开；请升级挂图`;
    case 'template-unreadable':
      return `模板“${fault.name ?? ''}”的内容不完整，打不开`;
    case 'no-canvas':
      return '内存不够，画不出这么大的图；请降低 --dpi';
    case 'no-pages':
      return '没有符合条件的单位，没有可出的图';
    case 'no-font':
      return '字体文件缺失，生成不了 PDF；请重新安装挂图';
    default:
      return unknownFault(message);
  }
}

const unknownFault = (message: string): string => `出图没有完成（${message}）；请重试`;

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

export const sheetZh = {
  made: (out: string, bytes: number): string => `已出图 ${out}（${megabytes(bytes)}）`,
  atlasMade: (out: string, sheets: number, skipped: number): string =>
    skipped > 0
      ? `已出图集 ${out}：共 ${sheets} 张，其中 ${skipped} 张没有变化，沿用原图`
      : `已出图集 ${out}：共 ${sheets} 张`,
  progress: (done: number, of: number, name: string): string => `第 ${done} 张，共 ${of} 张：${name}`,
  without: (names: readonly string[]): string =>
    `${names.length} 个单位没有边界，没有出图：${names.slice(0, 10).join('、')}`,
  usage: `  guatu sheet --out 文件.png|.pdf [--template 模板] [--unit 编码] [--as-of 日期] [--dpi 150|200|300]
              [--maker 制图单位] [--approval 审图号] [--secrecy 密级] [--number 图号]      出一张图
  guatu atlas --by war-zone|township|village --out 文件.pdf|文件夹 [--template 模板] [--within 编码]
              [--light red] [--filter 文字] [--sort order|name|behind|progress] [--as-of 日期] [--dpi 200]
              图集：PDF 带书签和目录；文件夹里是 PNG，已有而没有变化的跳过`,
} as const;
