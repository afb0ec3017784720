/** The same in English. */
import type { settingsZh } from './settings-zh.ts';

export const settingsEn: Readonly<Record<keyof typeof settingsZh, string>> = {
  'mode.settings': 'Settings',

  'sector.road': 'Roads',
  'sector.water': 'Water',
  'sector.grid': 'Grid',
  'sector.network': 'Network',
  'sector.environment': 'Village environment',
  'sector.housing': 'Housing',
  'sector.relocation': 'Relocation',
  'sector.clinic': 'Clinics',
  'sector.hall': 'Halls',
  'sector.school': 'Schools',
  'sector.industry': 'Industry',
  'sector.fund': 'Funds',
  'sector.household': 'Household measures',
  'sector.problem': 'Rectification',
  'sector.figure': 'Figures',

  'map.pack.flows': 'Relocation flows',
  'map.flows.people': 'People who move',
  'map.stage.todo': 'Not started',
  'map.line.todo': 'Line not finished',
  'map.line.done': 'Line finished',
  'layers.countOf': '{done} of {total} cleared',
  'layers.unfoldGroup': 'Unfold {name}',
  'layers.foldGroup': 'Fold {name}',
  'layers.noObjects': 'No places',
};
