/** English of drawing on the map: the same keys. */
import type { drawingZh } from './drawing-zh.ts';

export const drawingEn: Readonly<Record<keyof typeof drawingZh, string>> = {
  'drawing.title': 'Drawing',
};
