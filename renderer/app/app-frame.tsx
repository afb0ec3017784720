/** The frame that every mode shares: top bar, bands, rail, the mode's page, and what floats over the map. */
import type { Projection } from '../db/projection.ts';
import type { HostClient } from '../host/host-client.ts';
import { t } from '../text/t.ts';
import { Banners } from './banners.tsx';
import { useBriefDoor } from './brief-door.ts';
import { IdentityPanel } from './identity-panel.tsx';
import { ModeBoundary } from './mode-boundary.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { NoticeLine } from './notice-line.tsx';
import { useSheetDoor } from './picture/sheet-door.ts';
import { useSnapshotDoor } from './picture/snapshot-door.ts';
import { TopBar } from './top-bar.tsx';
import { useActions } from './use-actions.ts';
import { useLink } from './use-link.ts';
import { MODES, modeOf } from './modes.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { showMode, useView } from './view-store.ts';
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
  useBriefDoor(projection);
  useSheetDoor(host, projection);
  const drawer = useView((view) => view.drawer);
  const wanted = useView((view) => view.mode);
  const mode = modeOf(wanted);
  const Page = mode.page;
  useShortcuts(mode.prints ? {} : { sheet: () => showMode('sheets') });
  return (
    <div className="app-frame">
      <TopBar actions={actions} />
      <Banners rebuilt={projection.rebuilt} link={link} readOnly={actions.readOnly} />
      <div className="app-body">
        <nav className="rail" aria-label={t('rail.label')}>
          {MODES.map(({ id, title, icon }) => (
            <button
              key={id}
              type="button"
              aria-current={id === mode.id ? 'page' : undefined}
              onClick={() => showMode(id)}
            >
              {icon}
              <span>{t(title)}</span>
            </button>
          ))}
        </nav>
        <ModeBoundary key={mode.id}>
          <Page host={host} actions={actions}>
            {drawer === 'who' && <IdentityPanel />}
            {drawer === 'keys' && <KeysPanel />}
            <NoticeLine actions={actions} />
          </Page>
        </ModeBoundary>
      </div>
    </div>
  );
}
