/** The sheet that is shown: composed anew a moment after something changed; the one before stays until then. */
import { useEffect, useState } from 'react';
import type { MadeSheet, SheetAsk, SheetFault } from '../../app/picture/sheet-maker.ts';
import type { SheetTemplate } from '../../../shared/sheet/template.ts';
import type { MakerState } from './use-sheet-maker.ts';

/** Letters that are typed come one after the other, ms. */
const PAUSE_MS = 120;
/** Relief in the preview is for the screen. */
const SCREEN_DPI = 110;

export interface ShownSheet {
  readonly sheet: MadeSheet | null;
  readonly fault: SheetFault | { readonly reason: 'failed'; readonly message: string } | null;
  readonly busy: boolean;
}

export function useSheet(
  state: MakerState,
  template: SheetTemplate,
  { unit, fields, lastChange }: Pick<SheetAsk, 'unit' | 'fields' | 'lastChange'>,
): ShownSheet {
  const [shown, setShown] = useState<ShownSheet>({ sheet: null, fault: null, busy: true });
  const maker = state.at === 'ready' ? state.maker : null;
  useEffect(() => {
    if (!maker) return undefined;
    const control = new AbortController();
    const { signal } = control;
    const compose = async (): Promise<void> => {
      setShown((now) => ({ ...now, busy: true }));
      const made = await maker.make(template, {
        unit,
        fields,
        ...(lastChange === undefined ? {} : { lastChange }),
        dotsPerInch: SCREEN_DPI,
        signal,
      });
      if (signal.aborted) return;
      setShown(
        made.ok ? { sheet: made.value, fault: null, busy: false } : { sheet: null, fault: made.error, busy: false },
      );
    };
    const timer = setTimeout(() => {
      compose().catch((error: unknown) => {
        if (signal.aborted) return;
        const message = error instanceof Error ? error.message : String(error);
        setShown({ sheet: null, fault: { reason: 'failed', message }, busy: false });
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [maker, template, unit, fields, lastChange]);
  if (state.at === 'fault') return { sheet: null, fault: state.fault, busy: false };
  return maker ? shown : { ...shown, busy: true };
}
