/** Area on the earth's surface. */
import { area, multiPolygon } from '@turf/turf';
import type { Position } from '../domain/unit.ts';

/** Square kilometres of polygons in degrees, holes taken off. */
export const squareKilometres = (polygons: Position[][][]): number => area(multiPolygon(polygons)) / 1e6;
