/** From "connecting" to the frame: opens the projection with visible progress, or says why not. */
import { useEffect, useMemo, useState } from 'react';
import { CountyProvider } from '../db/county-store.tsx';
import { type CountyFrame, readFrame } from '../db/county-frame.ts';
import { type OpenProgress, Projection } from '../db/projection.ts';
import { connectHost, type HostClient } from '../host/host-client.ts';
import { AppFrame } from './app-frame.tsx';
import { openData } from './data-tab.ts';
import { FaultBoundary } from './fault-boundary.tsx';
import { useSeat } from './seat-store.ts';
import { type StartFault, startFault } from './start-fault.ts';
import { FailedPage, StartingPage } from './start-page.tsx';
import { useView } from './view-store.ts';

type Opening =
  | { readonly at: 'opening'; readonly progress: OpenProgress }
  | { readonly at: 'failed'; readonly fault: StartFault }
  | { readonly at: 'open'; readonly host: HostClient; readonly projection: Projection; readonly frame: CountyFrame };

/** A new attempt is a new opening, with nothing left of the one before. */
export function GuatuApp() {
  const [attempt, setAttempt] = useState(0);
  // A new address typed into an old page differs in its token only, for which a browser loads nothing.
  useEffect(() => {
    const onToken = (): void => {
      if (location.hash.includes('token=')) location.reload();
    };
    window.addEventListener('hashchange', onToken);
    return () => window.removeEventListener('hashchange', onToken);
  }, []);
  return <OpeningCounty key={attempt} onRetry={() => setAttempt(attempt + 1)} />;
}

function OpeningCounty({ onRetry }: { onRetry: () => void }) {
  const [opening, setOpening] = useState<Opening>({ at: 'opening', progress: { step: 'host', share: 0 } });
  const [lost, setLost] = useState(false);

  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    const open = async (): Promise<void> => {
      const host = connectHost();
      const onProgress = (progress: OpenProgress): void => {
        if (!gone) setOpening({ at: 'opening', progress });
      };
      const projection = await Projection.open(host, onProgress);
      onProgress({ step: 'geometry', share: 0 });
      const frame = await readFrame(projection);
      if (gone) return;
      // Nothing to look at yet: begin where a county is founded.
      if (!frame.units.county) openData('import');
      stop = projection.start(setLost);
      setOpening({ at: 'open', host, projection, frame });
    };
    open().catch((error: unknown) => {
      if (!gone) setOpening({ at: 'failed', fault: startFault(error) });
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, []);

  if (opening.at === 'opening') return <StartingPage progress={opening.progress} />;
  if (opening.at === 'failed') return <FailedPage fault={opening.fault} onRetry={onRetry} />;
  return (
    <FaultBoundary>
      <OpenCounty host={opening.host} projection={opening.projection} frame={opening.frame} lost={lost} />
    </FaultBoundary>
  );
}

interface OpenCountyProps {
  readonly host: HostClient;
  readonly projection: Projection;
  readonly frame: CountyFrame;
  /** Events from the host have stopped coming. */
  readonly lost: boolean;
}

/** The county for the day that is looked at, written to in the name of who sits here. */
export function OpenCounty({ host, projection, frame, lost }: OpenCountyProps) {
  const date = useView((view) => view.date);
  const name = useSeat((seat) => seat.name);
  const role = useSeat((seat) => seat.role);
  const unit = useSeat((seat) => seat.unit);
  const actor = useMemo(() => ({ user: name, role, ...(unit === '' ? {} : { unit }) }), [name, role, unit]);
  return (
    <CountyProvider projection={projection} frame={frame} date={date} actor={actor}>
      <AppFrame host={host} projection={projection} lost={lost} />
    </CountyProvider>
  );
}
