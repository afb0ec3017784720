/** The sizes that a picture is offered in. */
export const PICTURE_SIZES = ['screen', 'hd', 'uhd', 'a4l', 'a4p'] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly dotsPerInch?: number;
}

/** A4 at 300 dots per inch. */
const A4_LONG = 3508;
const A4_SHORT = 2480;
const PRINT_DPI = 300;

/** Device pixels of a size; that of the screen is the window's own. */
export function pixelsOf(size: PictureSize): Pixels {
  switch (size) {
    case 'screen':
      return {
        width: Math.round(window.innerWidth * window.devicePixelRatio),
        height: Math.round(window.innerHeight * window.devicePixelRatio),
      };
    case 'hd':
      return { width: 1920, height: 1080 };
    case 'uhd':
      return { width: 3840, height: 2160 };
    case 'a4l':
      return { width: A4_LONG, height: A4_SHORT, dotsPerInch: PRINT_DPI };
    case 'a4p':
      return { width: A4_SHORT, height: A4_LONG, dotsPerInch: PRINT_DPI };
  }
}
