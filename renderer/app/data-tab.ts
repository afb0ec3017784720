/** Which section of 数据 is shown; survives a switch of mode. Other modes lead to a section from here. */
import { create } from 'zustand';
import { showMode } from './view-store.ts';

export const DATA_TABS = ['import', 'export', 'packages', 'units'] as const;
export type DataTab = (typeof DATA_TABS)[number];

const useStore = create<{ tab: DataTab }>(() => ({ tab: 'import' }));

export const useDataTab = (): DataTab => useStore(({ tab }) => tab);
export const showDataTab = (tab: DataTab): void => useStore.setState({ tab });

/** Opens the mode at that section. */
export function openData(tab: DataTab): void {
  showDataTab(tab);
  showMode('data');
}
