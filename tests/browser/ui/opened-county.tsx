/** The whole interface over the small county: the real store, the real rules and widgets; only the journal is kept in memory. */
import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import '../../../renderer/app/base.css';
import { OpenCounty } from '../../../renderer/app/guatu-app.tsx';
import { useSeat } from '../../../renderer/app/seat-store.ts';
import { ThemeProvider } from '../../../renderer/app/theme-provider.tsx';
import { useView } from '../../../renderer/app/view-store.ts';
import { readFrame } from '../../../renderer/db/county-frame.ts';
import { Projection } from '../../../renderer/db/projection.ts';
import type { HostClient } from '../../../renderer/host/host-client.ts';
import type { ThemeName } from '../../../renderer/map/paint.ts';
import { PageCounty } from '../../support/page-county.ts';

export interface Opened {
  readonly county: PageCounty;
  /** Cuts the events from the host, or lets them come again. */
  loseHost(isLost: boolean): void;
}

/** Not what an earlier file left in the window's storage. */
const START = useView.getInitialState();
let root: Root | null = null;
let element: HTMLElement | null = null;
let projection: Projection | null = null;

/** Puts something on the page as the application would, in a frame of the window's size. */
export function show(theme: ThemeName, children: ReactNode): HTMLElement {
  element = document.createElement('div');
  element.id = 'root';
  document.body.append(element);
  root = createRoot(element);
  root.render(<ThemeProvider theme={theme}>{children}</ThemeProvider>);
  return element;
}

interface Opening {
  readonly theme?: ThemeName;
  /** Empty: nobody has said who they are. */
  readonly name?: string;
  /** A county without units or settings, as a fresh folder has it. */
  readonly isEmpty?: boolean;
  /** Lays faults over the host of the page. */
  readonly host?: (client: HostClient, county: PageCounty) => HostClient;
}

export async function openCounty({
  theme = 'night',
  name = '值班员甲',
  isEmpty = false,
  host,
}: Opening = {}): Promise<Opened> {
  const county = new PageCounty(crypto.randomUUID(), isEmpty);
  const client = host ? host(county.client(), county) : county.client();
  useSeat.setState({ name, role: 'duty', unit: '', theme });
  useView.setState(START, true);
  const opened = await Projection.open(client);
  projection = opened;
  const frame = await readFrame(opened);
  const page = (lost: boolean) => <OpenCounty host={client} projection={opened} frame={frame} lost={lost} />;
  show(theme, page(false));
  return {
    county,
    loseHost: (isLost) => root?.render(<ThemeProvider theme={theme}>{page(isLost)}</ThemeProvider>),
  };
}

export async function closePage(): Promise<void> {
  root?.unmount();
  element?.remove();
  root = null;
  element = null;
  if (!projection) return;
  const { name } = projection.db;
  projection.bus.close();
  projection.db.close();
  projection = null;
  await indexedDB.deleteDatabase(name);
}
