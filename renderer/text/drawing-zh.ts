/** Wording of drawing on the map. */
export const drawingZh = {
  'drawing.title': '绘制',
} as const;
