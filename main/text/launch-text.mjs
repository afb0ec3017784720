/** Words of the launcher, which runs before anything is built. */
export const launchText = {
  unknownFlag: (flag) => `不认识的参数“${flag}”；可用的参数：--data 文件夹、--port 端口、--no-open。`,
  unknownCommand: (name) => `不认识的命令“${name}”；运行 npx guatu --help 查看可用的命令。`,
  missingValue: (flag) => `参数 ${flag} 后面缺少内容，例如：${flag === '--port' ? '--port 4680' : '--data ./data'}。`,
  badPort: (value) => `端口“${value}”无效，请使用 1 到 65535 之间的整数。`,
  oldNode: (found) => `需要 Node.js 20.19 或更新版本，现在是 ${found}；请升级后重试。`,
  noPackages: '还没有安装依赖，请先运行 npm ci。',
  building: '正在构建界面和主程序（首次启动或源码有改动）…',
  built: (seconds) => `构建完成，用时 ${seconds} 秒。`,
  buildFailed: (log) => `构建失败，请先解决下面的错误再启动：\n${log}`,
  noBuild: '没有找到构建结果 out/，也没有构建工具；请先运行 npm ci（包括开发依赖）。',
  fetching: (seconds) =>
    `正在下载 Electron（最多等 ${seconds} 秒；国内可设置 ELECTRON_MIRROR=https://npmmirror.com/mirrors/electron/）…`,
  fetched: 'Electron 下载完成。',
  fetchedLater: 'Electron 已下载完成，下次启动时使用。',
  fetchProgress: (megabytes) => `已下载 ${megabytes} MB…`,
  chosenElectron: '已选择 Electron 窗口：程序文件和图形界面都可用。',
  electronFailed: (code) => `Electron 没有正常启动（代码 ${code}），改用浏览器窗口。`,
  help: `用法：
  npm start -- [--data 文件夹] [--port 端口] [--no-open]   打开作战图
  npx guatu 命令 …                                        命令行，见 npx guatu --help`,
};
