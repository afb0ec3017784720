/** How much the sheet has to shrink to fit on one page, reckoned from its rows: a page can only be measured once it is printed. */

export interface SheetRows {
  readonly bars: number;
  /** Height of what stands over the bars, rem. */
  readonly timesRem: number;
  /** Lines of the table: of kinds, and of their stages or of why there are none. */
  readonly kinds: number;
  readonly stages: number;
  readonly milestones: number;
}

/** Heights on paper at full size, mm, as print-sheet.css and gantt.css make them. */
const REM = 3.36;
const BAR = 5.3;
const KIND = 6;
const STAGE = 4.5;
const CURVE = 70;
const MILESTONE = 6;
/** Title and the line below it, legend, head of the table, lines and room between. */
const HEADS = 34;
/** 297 mm less two margins of 12 mm, and something for type that runs higher than elsewhere. */
const ROOM = 266;
/** Smaller than this nobody reads it; then it takes several pages at full size. */
export const SMALLEST = 0.8;

export function sheetZoom({ bars, timesRem, kinds, stages, milestones }: SheetRows): number {
  const lower = Math.max(kinds * KIND + stages * STAGE, CURVE + milestones * MILESTONE);
  const zoom = ROOM / (HEADS + timesRem * REM + bars * BAR + lower);
  return zoom < SMALLEST ? 1 : Math.min(1, zoom);
}
