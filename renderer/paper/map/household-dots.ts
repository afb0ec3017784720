/**
 * One dot a household, as the screen draws them (`households-layer.ts`): a ring is poor, a small disc lifted, a dotted ring
 * with a heart relapsed. Discs are points of a round pen, so that ten thousand of them are a few short paths.
 */
import { HOUSEHOLD_STATUSES } from '../../../shared/domain/household-batch.ts';
import type { PlacedHouseholds } from '../../../shared/domain/placed-households.ts';
import { HOUSEHOLD_RINGS, HOUSEHOLD_SIZES, HOUSEHOLD_ZOOM, householdRadius } from '../../map/packs/households.ts';
import type { HouseholdPaint } from '../../map/paint.ts';
import type { ThemeTokens } from '../../map/tokens.ts';
import type { Mark } from '../marks.ts';
import { Layers } from './layers-of.ts';
import type { View } from './view.ts';
import { worldX, worldY } from './world.ts';

const DEGREES = 1e-5;
const LIFTED_OPACITY = 0.9;
const RING_CORNERS = 16;
/** Dots of the ring of a relapsed household. */
const RING_DOTS = 8;

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly status: (typeof HOUSEHOLD_STATUSES)[number];
}

/** Discs by the round pen: a path of no length at each place. */
function discs(dots: readonly Dot[], radius: number, color: string, opacity = 1): Mark {
  const parts = dots.map(({ x, y }) => [x, y, x + 0.001, y]);
  return { kind: 'path', parts, closed: false, pen: { color, width: radius * 2, round: true }, opacity };
}

function dottedRings(dots: readonly Dot[], radius: number, color: string): Mark {
  const width = radius * HOUSEHOLD_RINGS.relapsed;
  const middle = radius - width / 2;
  const dash = (Math.PI * middle) / RING_DOTS;
  const parts = dots.map(({ x, y }) =>
    Array.from({ length: RING_CORNERS + 1 }, (_, i) => (i / RING_CORNERS) * 2 * Math.PI).flatMap((turn) => [
      x + middle * Math.cos(turn),
      y + middle * Math.sin(turn),
    ]),
  );
  return { kind: 'path', parts, closed: false, pen: { color, width, dash: [dash, dash] } };
}

function dotsIn(blocks: readonly PlacedHouseholds[], paints: readonly HouseholdPaint[], view: View): Dot[] {
  const statuses = new Map(paints.map((paint) => [paint.village, paint.statuses]));
  const [west, south, east, north] = view.extent;
  const dots: Dot[] = [];
  for (const { village, at, members } of blocks) {
    const ofVillage = statuses.get(village);
    for (let row = 0; row < members.length; row += 1) {
      const status = HOUSEHOLD_STATUSES[ofVillage?.[row] ?? 3];
      const longitude = (at[row * 2] ?? 0) * DEGREES;
      const latitude = (at[row * 2 + 1] ?? 0) * DEGREES;
      const isSeen = longitude >= west && longitude <= east && latitude >= south && latitude <= north;
      if (!isSeen || status === undefined || status === 'removed') continue;
      const x = (worldX(longitude) - view.origin[0]) * view.stretch + view.box.x;
      const y = (worldY(latitude) - view.origin[1]) * view.stretch + view.box.y;
      dots.push({ x, y, status });
    }
  }
  return dots;
}

export function householdMarks(
  blocks: readonly PlacedHouseholds[],
  paints: readonly HouseholdPaint[],
  tokens: ThemeTokens,
  view: View,
): Mark[] {
  if (view.zoom < HOUSEHOLD_ZOOM) return [];
  const radius = householdRadius(view.zoom) * view.pixel;
  const sizeOf = ({ status }: Dot): number =>
    status === 'lifted' ? HOUSEHOLD_SIZES.lifted : status === 'relapsed' ? HOUSEHOLD_SIZES.relapsed : 1;
  const layers = new Layers<Dot>();
  for (const dot of dotsIn(blocks, paints, view)) layers.add(dot, dot.x, dot.y, radius * sizeOf(dot));
  return layers.all().flatMap((dots) => {
    const of = (status: Dot['status']) => dots.filter((dot) => dot.status === status);
    const [poor, lifted, relapsed] = [of('poor'), of('lifted'), of('relapsed')];
    const large = radius * HOUSEHOLD_SIZES.relapsed;
    return [
      ...(poor.length > 0
        ? [discs(poor, radius, tokens.household), discs(poor, radius * (1 - HOUSEHOLD_RINGS.poor), tokens.hollow)]
        : []),
      ...(lifted.length > 0
        ? [discs(lifted, radius * HOUSEHOLD_SIZES.lifted, tokens.light.green, LIFTED_OPACITY)]
        : []),
      ...(relapsed.length > 0
        ? [
            discs(relapsed, large, tokens.hollow),
            dottedRings(relapsed, large, tokens.light.red),
            discs(relapsed, large * HOUSEHOLD_RINGS.heart, tokens.light.red),
          ]
        : []),
    ];
  });
}
