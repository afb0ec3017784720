/** Words of the main process and the command line: one whole sentence that says what is wrong and what to do. */
import type { OpenRefusal } from '../core/open-county.ts';
import type { ListenRefusal } from '../http/server.ts';

/** Why a data folder could not be opened, and what helps. */
export function openRefusalText(refusal: OpenRefusal): string {
  switch (refusal.reason) {
    case 'not-a-folder':
      return `数据位置“${refusal.path}”不是文件夹，请用 --data 指定一个文件夹。`;
    case 'no-permission':
      return `没有权限读写“${refusal.path}”，请修改权限，或用 --data 指定另一个文件夹。`;
    case 'not-guatu':
      return `文件夹“${refusal.path}”里有别的文件，不是挂图的数据文件夹；请用 --data 指定空文件夹或已有的数据文件夹。`;
    case 'store-file-missing':
      return `数据文件夹“${refusal.path}”缺少 store.json，可能没有复制完整；请重新复制，或从备份恢复。`;
    case 'store-file-damaged':
      return `“${refusal.path}”已损坏，无法读取；请从备份恢复这个文件，日志不会被改动。`;
    case 'newer-version':
      return `“${refusal.path}”由更新版本的挂图写成（格式 ${refusal.found}，本程序支持到 ${refusal.supported}）；请升级挂图后再打开。`;
    case 'nothing-there':
      return `“${refusal.path}”里还没有数据；请检查 --data，或先运行 npm start 建立。`;
    case 'in-use':
      return refusal.pid === null
        ? `数据文件夹“${refusal.path}”正被另一个程序使用；请先关闭它。若确认没有程序在用，请删除“${refusal.lockFile}”后重试。`
        : `数据文件夹“${refusal.path}”正被进程 ${refusal.pid} 使用；请先关闭它。若确认它已不是挂图，请删除“${refusal.lockFile}”后重试。`;
    case 'seed':
      return `无法在“${refusal.path}”建立示范县数据（${refusal.message}）；请确认磁盘有空间、程序自带的 geodata/pack/demo 完整，然后重新启动。`;
    case 'disk':
      return `读写“${refusal.path}”出错（${refusal.message}）；请检查磁盘后重试。`;
  }
}

export function listenRefusalText(refusal: ListenRefusal): string {
  return refusal.reason === 'port-in-use'
    ? `端口 ${refusal.port} 已被占用；请用 --port 换一个端口，或去掉 --port 自动选择。`
    : `无法使用端口 ${refusal.port}（${refusal.message}）；请用 --port 换一个大于 1024 的端口。`;
}

/** Why the browser shell was chosen instead of Electron. */
export type WhyBrowser = 'no-display' | 'no-electron' | 'asked-not-to-open' | 'asked';

const WHY: Readonly<Record<WhyBrowser, string>> = {
  'no-display': '这台机器没有图形界面',
  'no-electron': 'Electron 没有安装且暂时无法下载',
  'asked-not-to-open': '使用了 --no-open',
  asked: '按要求启动服务',
};

export const servingText = {
  /** `browser` is the name of the one that shows the window. */
  chosenBrowser: (why: WhyBrowser, browser: string): string => `已选择浏览器窗口（${browser}）：${WHY[why]}。`,
  chosenServing: (why: WhyBrowser): string => `已选择只提供服务、不打开窗口：${WHY[why]}。`,
  noBrowser:
    '没有找到可用的浏览器（Edge、Chrome、Chromium、360、奇安信等），请安装一个，或把下面的地址复制到浏览器打开。',
  address: (url: string): string => `地址：${url}`,
  data: (folder: string): string => `数据：${folder}`,
  readOnly: (cause: string): string => `注意：数据只能查看、不能修改（${cause}）。`,
  tornTail: (file: string): string => `日志末尾有一段没有写完的内容，已移到“${file}”保存，之前的记录完好。`,
  archive: (detail: string): string => `底图文件不可用（${detail}），其余图层照常显示。`,
  alreadyRunning: '挂图已经在这份数据上运行，已请它把窗口显示到前面。',
  browserFailed: (browser: string, message: string): string =>
    `无法启动${browser}（${message}），请把上面的地址复制到浏览器打开。`,
  stopHint: '按 Ctrl+C 结束。',
  stopped: '已结束，数据已保存。',
} as const;

/** Causes of a read-only store, in words. */
export function readOnlyText(cause: string): string {
  switch (cause) {
    case 'journal-damaged':
      return '日志文件损坏，请从备份恢复';
    case 'batch-lost':
      return '有一批导入数据缺失或损坏，请从备份恢复';
    case 'disk':
      return '写入磁盘失败，请检查磁盘空间后重新启动';
    case 'reader':
      return '以只读方式打开';
    case 'replacing':
      return '正在换成另一个县';
    default:
      return cause;
  }
}
