/** Where a figure of a brief is shown: its unit, its day, and the page that gives the same number. */
import type { Trace } from '../../../shared/brief/document.ts';
import { openUnit, setFilter, showDate, showMode } from '../../app/view-store.ts';

const MODES: Readonly<Record<Trace['query'], string>> = {
  tally: 'dashboard',
  households: 'dashboard',
  kind: 'ledger',
  red: 'ledger',
  cleared: 'ledger',
  due: 'ledger',
  rank: 'ranking',
  problems: 'supervision',
  chase: 'supervision',
};

export function openFigure({ query, unit, on, kind }: Trace, today: string): void {
  showDate(on < today ? on : null);
  openUnit(unit);
  if (kind !== undefined) setFilter({ kind });
  showMode(MODES[query]);
}
