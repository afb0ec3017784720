/** Which section of 数据 is shown; survives a switch of mode. */
import { create } from 'zustand';

export const DATA_TABS = ['import', 'export', 'packages', 'units'] as const;
export type DataTab = (typeof DATA_TABS)[number];

const useStore = create<{ tab: DataTab }>(() => ({ tab: 'import' }));

export const useDataTab = (): DataTab => useStore(({ tab }) => tab);
export const showDataTab = (tab: DataTab): void => useStore.setState({ tab });
