/** The frame that every mode shares: top bar, bands, rail, the mode's page, and what floats over the map. */
import { CompassOutlined } from '@ant-design/icons';
import { BattleMapPage } from '../features/battle-map/battle-map-page.tsx';
import type { Projection } from '../db/projection.ts';
import type { HostClient } from '../host/host-client.ts';
import { t } from '../text/t.ts';
import { Banners } from './banners.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { NoticeLine } from './notice-line.tsx';
import { useSnapshotDoor } from './picture/snapshot-door.ts';
import { TopBar } from './top-bar.tsx';
import { useActions } from './use-actions.ts';
import { useLink } from './use-link.ts';
import { useView } from './view-store.ts';
import './app-frame.css';
import './drawer.css';

interface AppFrameProps {
  readonly host: HostClient;
  readonly projection: Projection;
  /** Events from the host have stopped coming. */
  readonly lost: boolean;
}

export function AppFrame({ host, projection, lost }: AppFrameProps) {
  const link = useLink(host, lost);
  const actions = useActions(link);
  useSnapshotDoor(host, projection);
  const drawer = useView((view) => view.drawer);
  return (
    <div className="app-frame">
      <TopBar actions={actions} />
      <Banners rebuilt={projection.rebuilt} link={link} readOnly={actions.readOnly} />
      <div className="app-body">
        <nav className="rail" aria-label={t('rail.label')}>
          <button type="button" aria-current="page">
            <CompassOutlined aria-hidden />
            <span>{t('mode.battle-map')}</span>
          </button>
        </nav>
        <BattleMapPage host={host} actions={actions}>
          {drawer === 'who' && <IdentityPanel />}
          {drawer === 'keys' && <KeysPanel />}
          <NoticeLine actions={actions} />
        </BattleMapPage>
      </div>
    </div>
  );
}
