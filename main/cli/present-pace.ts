/** Targets of a unit with their present pace: what forecasts on the command line start from. */
import { isCounted } from '../../shared/domain/clearance.ts';
import { DEFAULT_WINDOW_DAYS, type Window, windowOf } from '../../shared/domain/schedule/rate.ts';
import { type Outlook, pacesOf, type Paces, type Reached } from '../../shared/domain/schedule/target-pace.ts';
import type { TargetRow } from '../../shared/domain/target.ts';
import { DEFAULT_CALENDAR } from '../../shared/domain/work-calendar.ts';
import { type County, settingsOf, thresholdsOf, unitIndex } from '../../shared/log/county.ts';
import type { CountyHost } from '../core/county-host.ts';
import { countyAsOf } from './county-access.ts';

export interface PresentPace {
  readonly rows: readonly TargetRow[];
  readonly before: Reached;
  readonly paces: Paces;
  readonly window: Window;
  readonly outlook: Outlook;
}

/** `county` as it was at the end of its day; the day two weeks earlier is folded from the host's log. */
export function presentPace(host: CountyHost, county: County, unit: string | undefined): PresentPace {
  const index = unitIndex(county);
  const rows = [...county.rows.values()].filter(
    (row) => isCounted(row.state) && (unit === undefined || index.pathUp(row.unit).includes(unit)),
  );
  const calendar = settingsOf(county)?.calendar ?? DEFAULT_CALENDAR;
  const window = windowOf(county.on, DEFAULT_WINDOW_DAYS);
  const before: Reached = new Map(countyAsOf(host, window.from).rows);
  const outlook: Outlook = { on: county.on, thresholds: thresholdsOf(county), calendar };
  return { rows, before, paces: pacesOf(rows, before, window, calendar), window, outlook };
}
