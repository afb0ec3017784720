/** What stands as the source of geometry that somebody drew on the map. */
export const DRAWING_SOURCE = '手工绘制';
