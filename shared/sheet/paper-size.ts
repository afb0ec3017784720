/** Paper that sheets are made for. Millimetres, ISO 216; the slide is 16:9 at the width of common presentation programs. */
export const PAPERS = ['A4', 'A3', 'A2', 'A1', 'A0', 'slide'] as const;
export type Paper = (typeof PAPERS)[number];

export const ORIENTATIONS = ['portrait', 'landscape'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** Short side, long side. */
const SIDES: Readonly<Record<Paper, readonly [number, number]>> = {
  A4: [210, 297],
  A3: [297, 420],
  A2: [420, 594],
  A1: [594, 841],
  A0: [841, 1189],
  slide: [190.5, 338.667],
};

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export function pageSize(paper: Paper, orientation: Orientation): PageSize {
  const [short, long] = SIDES[paper];
  return orientation === 'portrait' ? { width: short, height: long } : { width: long, height: short };
}

/** Resolutions that sheets are offered in, dots per inch. */
export const RESOLUTIONS = [150, 200, 300] as const;
export const MM_PER_INCH = 25.4;

/** Pixels of a length at a resolution; sheets round to whole pixels once, for the whole page. */
export const pixelsOf = (millimetres: number, dotsPerInch: number): number =>
  Math.round((millimetres / MM_PER_INCH) * dotsPerInch);
