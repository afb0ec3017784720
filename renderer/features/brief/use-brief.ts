/** The brief of the day that is looked at, composed by the host and set on pages; anew when anybody has written. */
import { useEffect, useState } from 'react';
import type { PaperDocument } from '../../../shared/brief/document.ts';
import type { BriefKind, LetterheadFields } from '../../../shared/domain/entries/brief.ts';
import type { Output } from '../../../shared/host/contract.ts';
import { useChanged, useCounty, useHost, useReader } from '../../db/county-store.tsx';
import type { PaperImage } from '../../paper/marks.ts';
import type { SetDocument } from '../../paper/flow/set-document.ts';
import { setPages } from '../../parts/paper-document/document-pictures.ts';

type Composed = Extract<Output<'brief.compose'>, { ok: true }>;
export type BriefState =
  | { readonly at: 'making' }
  | { readonly at: 'refused'; readonly reason: string }
  | {
      readonly at: 'ready';
      readonly composed: Composed;
      readonly document: PaperDocument;
      readonly set: SetDocument;
      readonly maps: ReadonlyMap<string, PaperImage>;
    };

export type DrawMaps = (document: PaperDocument) => Promise<ReadonlyMap<string, PaperImage>>;

/** Waits until typing has paused. */
const PAUSE_MS = 400;

export function useBrief(kind: BriefKind, head: Partial<LetterheadFields>, drawMaps: DrawMaps): BriefState {
  const host = useHost();
  const { on } = useReader();
  const { today } = useCounty();
  const [state, setState] = useState<BriefState>({ at: 'making' });
  const [written, setWritten] = useState(0);
  useChanged(() => setWritten((count) => count + 1));
  // A write asks anew, as another head does.
  const said = JSON.stringify({ head, written });
  useEffect(() => {
    let gone = false;
    const make = async (): Promise<void> => {
      const asked = {
        kind,
        head: (JSON.parse(said) as { head: Partial<LetterheadFields> }).head,
        ...(on < today ? { on } : {}),
      };
      const composed = await host['brief.compose'](asked);
      if (gone) return;
      if (!composed.ok) return setState({ at: 'refused', reason: composed.refusal.reason });
      const { document } = composed;
      const none: ReadonlyMap<string, PaperImage> = new Map();
      const set = await setPages(document, none);
      if (gone) return;
      setState({ at: 'ready', composed, document, set, maps: none });
      const maps = await drawMaps(document);
      const full = await setPages(document, maps);
      if (!gone && maps.size > 0) setState({ at: 'ready', composed, document, set: full, maps });
    };
    const timer = setTimeout(() => {
      make().catch(() => {
        if (!gone) setState({ at: 'refused', reason: 'unreachable' });
      });
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [host, kind, said, on, today, drawMaps]);
  return state;
}
