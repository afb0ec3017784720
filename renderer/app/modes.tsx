/** The modes of the application, in the order of the rail. A mode's page fills what the frame leaves; selection survives a switch. */
import {
  AuditOutlined,
  CompassOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  FileTextOutlined,
  OrderedListOutlined,
  PrinterOutlined,
  ScheduleOutlined,
  SettingOutlined,
  TableOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { BattleMapPage } from '../features/battle-map/battle-map-page.tsx';
import { BriefPage } from '../features/brief/brief-page.tsx';
import { DashboardPage } from '../features/dashboard/dashboard-page.tsx';
import { DataPage } from '../features/data/data-page.tsx';
import { LedgerPage } from '../features/ledger/ledger-page.tsx';
import { PeoplePage } from '../features/people/people-page.tsx';
import { SchedulePage } from '../features/schedule/schedule-page.tsx';
import { RankingPage } from '../features/ranking/ranking-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { SheetsPage } from '../features/sheets/sheets-page.tsx';
import { SupervisionPage } from '../features/supervision/supervision-page.tsx';
import type { HostClient } from '../host/host-client.ts';
import type { TextKey } from '../text/zh-cn.ts';
import type { Actions } from './use-actions.ts';

export interface ModePageProps {
  readonly host: HostClient;
  readonly actions: Actions;
  /** What floats over every page: who sits here, the list of keys, the line that says what just happened. */
  readonly children: ReactNode;
}

interface Mode {
  readonly id: string;
  readonly title: Extract<TextKey, `mode.${string}`>;
  readonly icon: ReactNode;
  readonly page: (props: ModePageProps) => ReactNode;
  /** Ctrl+P prints what the page shows; elsewhere it opens 出图. */
  readonly prints?: true;
}

const BATTLE_MAP: Mode = {
  id: 'battle-map',
  title: 'mode.battle-map',
  icon: <CompassOutlined aria-hidden />,
  page: BattleMapPage,
};

export const MODES: readonly Mode[] = [
  BATTLE_MAP,
  { id: 'dashboard', title: 'mode.dashboard', icon: <DashboardOutlined aria-hidden />, page: DashboardPage },
  { id: 'ledger', title: 'mode.ledger', icon: <TableOutlined aria-hidden />, page: LedgerPage, prints: true },
  { id: 'schedule', title: 'mode.schedule', icon: <ScheduleOutlined aria-hidden />, page: SchedulePage, prints: true },
  { id: 'supervision', title: 'mode.supervision', icon: <AuditOutlined aria-hidden />, page: SupervisionPage },
  { id: 'ranking', title: 'mode.ranking', icon: <OrderedListOutlined aria-hidden />, page: RankingPage },
  { id: 'people', title: 'mode.people', icon: <TeamOutlined aria-hidden />, page: PeoplePage },
  { id: 'sheets', title: 'mode.sheets', icon: <PrinterOutlined aria-hidden />, page: SheetsPage, prints: true },
  { id: 'brief', title: 'mode.brief', icon: <FileTextOutlined aria-hidden />, page: BriefPage },
  { id: 'data', title: 'mode.data', icon: <DatabaseOutlined aria-hidden />, page: DataPage },
  { id: 'settings', title: 'mode.settings', icon: <SettingOutlined aria-hidden />, page: SettingsPage },
];

/** The mode of that id; the battle map for one that this version does not have. */
export const modeOf = (id: string): Mode => MODES.find((mode) => mode.id === id) ?? BATTLE_MAP;
