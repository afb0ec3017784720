/** Wording of the mode 数据, and of another county in place of the one that is open. */
export const dataZh = {
  'mode.data': '数据',
  'data.tab.import': '导入',
  'data.tab.export': '导出',
  'data.tab.packages': '数据包',
  'data.tab.units': '建县',
  'data.replace.nothing': '建立本县…',
  'data.replace.another': '另建一个县…',
  'data.replace.nothingTitle': '从空白开始建立本县',
  'data.replace.nothingHint': '挂图会换成一个空白的县，页面随即重新打开，从导入开始：先边界或名单，再台账。',
  'data.replace.nothingSure': '放好现有数据，从空白开始',
  'data.replace.demo': '打开演示县…',
  'data.replace.demoTitle': '换成演示县',
  'data.replace.demoHint': '挂图会换成自带的演示县，页面随即重新打开。演示县的地名和数字都是虚构的。',
  'data.replace.demoSure': '放好现有数据，打开演示县',
  'data.replace.demoKept':
    '现在的“{county}”不会删除：它会原样移到 {folder} 里的 replaced 文件夹。演示县以后可以在 设置 › 关于 里再打开。',
  'data.replace.ownKept':
    '现在的“{county}”和它的全部登记不会删除：它们会原样移到 {folder} 里的 replaced 文件夹，但挂图不再打开它。换县之前，请先到 数据 › 数据包 存一份。',
  'data.replace.type': '请输入“{county}”，确认要换掉它',
  'data.replace.kept': '原来的数据已放到 {folder}',
  'data.replace.busy': '现在不能换：有命令或别的操作正在使用数据。请等它结束再试。',
  'data.replace.disk': '没有换成，数据原样未动：{message}。请检查磁盘剩余空间和文件夹权限后再试。',
  'data.replace.role': '只有全县的值班员可以换县。',
} as const;
