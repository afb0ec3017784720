/** Maps that were drawn a moment ago are not drawn again: moving a legend or typing a title changes no map. */
import type { MapMaker } from '../../paper/compose-sheet.ts';
import type { PaperMap, PaperMapRequest } from '../../paper/map/map-request.ts';

/** A sheet has a map and an inset; composing may ask for each at two sizes. */
const MOST = 6;

export function rememberedMaps(maker: MapMaker): MapMaker {
  const drawn = new Map<string, PaperMap>();
  return {
    draw: async (request: PaperMapRequest) => {
      const { signal: _signal, measureText: _measureText, ...asked } = request;
      const key = JSON.stringify(asked);
      const known = drawn.get(key);
      const map = known ?? (await maker.draw(request));
      // The one used last goes to the end.
      drawn.delete(key);
      drawn.set(key, map);
      for (const oldest of drawn.keys()) if (drawn.size > MOST) drawn.delete(oldest);
      return map;
    },
  };
}
