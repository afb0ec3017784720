/** The maker of sheets for the day looked at, made ready once and again when something was written. */
import { useCallback, useEffect, useState } from 'react';
import { countyOnPaper } from '../../app/picture/county-on-paper.ts';
import { type SheetFault, SheetMaker } from '../../app/picture/sheet-maker.ts';
import { useChanged, useCounty, useHost, useReader } from '../../db/county-store.tsx';
import type { CountyReader } from '../../db/reader.ts';

/** Several steps at once are one change, ms. */
const SETTLE_MS = 1500;

export type MakerState =
  | { readonly at: 'opening' }
  | { readonly at: 'fault'; readonly fault: SheetFault | { readonly reason: 'failed'; readonly message: string } }
  | { readonly at: 'ready'; readonly maker: SheetMaker };

export function useSheetMaker(): MakerState {
  const host = useHost();
  const county = useCounty();
  const reader = useReader();
  const [stamp, setStamp] = useState(0);
  const [made, setMade] = useState<{ readonly reader: CountyReader; readonly state: MakerState } | null>(null);
  useChanged(
    useCallback(() => {
      setStamp((now) => now + 1);
    }, []),
  );
  useEffect(() => {
    let gone = false;
    const say = (state: MakerState): void => {
      if (!gone) setMade({ reader, state });
    };
    const open = async (): Promise<void> => {
      const paper = await countyOnPaper(host, county, reader);
      if (!paper.ok) return say({ at: 'fault', fault: paper.error });
      if (!gone) say({ at: 'ready', maker: await SheetMaker.open(county, paper.value) });
    };
    const timer = setTimeout(
      () => {
        open().catch((error: unknown) => say({ at: 'fault', fault: { reason: 'failed', message: String(error) } }));
      },
      stamp === 0 ? 0 : SETTLE_MS,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [host, county, reader, stamp]);
  // Figures of another day are not shown while those of this one are read.
  return made?.reader === reader ? made.state : { at: 'opening' };
}
