/** English of the mode 数据: the same keys. */
import type { dataZh } from './data-zh.ts';

export const dataEn: Readonly<Record<keyof typeof dataZh, string>> = {
  'mode.data': 'Data',
  'data.tab.import': 'Import',
  'data.tab.export': 'Export',
  'data.tab.packages': 'Packages',
  'data.tab.units': 'Units',
  'data.replace.nothing': 'Found your county…',
  'data.replace.another': 'Found another county…',
  'data.replace.nothingTitle': 'Begin your county from nothing',
  'data.replace.nothingHint':
    'The application changes to an empty county and opens anew at the import: boundaries or a list first, then ledgers.',
  'data.replace.nothingSure': 'Put the present data aside and begin',
  'data.replace.demo': 'Open the demonstration…',
  'data.replace.demoTitle': 'Change to the demonstration county',
  'data.replace.demoHint':
    'The application changes to its demonstration county and opens anew. Its names and figures are invented.',
  'data.replace.demoSure': 'Put the present data aside and open the demonstration',
  'data.replace.demoKept':
    '“{county}” is not deleted: it is moved as it is to the folder replaced in {folder}. The demonstration can be opened again in Settings › About.',
  'data.replace.ownKept':
    '“{county}” and everything recorded in it is not deleted: it is moved as it is to the folder replaced in {folder}, but it will not be open any more. Save a package in Data › Packages first.',
  'data.replace.type': 'Type “{county}” to confirm that it is to be replaced',
  'data.replace.kept': 'The former data lies in {folder}',
  'data.replace.busy': 'Not now: a command or another step is using the data. Wait until it has ended and try again.',
  'data.replace.disk':
    'Not replaced, the data is as it was: {message}. Check free space and rights of the folder, then try again.',
  'data.replace.role': 'Only the duty officer of the whole county may change the county.',
};
