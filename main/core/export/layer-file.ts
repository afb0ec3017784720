/** A layer of the map as a file: a table with a place for each line, in one of the formats that other programs read. */
import type { Geometry, Position as Coordinates } from 'geojson';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { Position } from '../../../shared/domain/unit.ts';
import { isWritten, projectionTo } from '../../../shared/geo/crs-out.ts';
import { type CrsId, crsOf, readCrs } from '../../../shared/geo/crs.ts';
import type { ExportRefusal, LayerFormat } from '../../../shared/host/export-calls.ts';
import type { ExportEnding } from '../exports.ts';
import type { FoldTable } from './fold-table.ts';
import { geojsonLayer } from './layers-geojson.ts';
import { gpkgLayer } from './layers-gpkg.ts';
import { kmlLayer } from './layers-kml.ts';
import { shapefileLayer } from './layers-shapefile.ts';

export interface LayerWish {
  /** Title of the layer, for people. */
  readonly name: string;
  /** Short name in ASCII letters, for files and tables inside. */
  readonly shortName: string;
  readonly format: LayerFormat;
  /** An id or `EPSG:4523`. */
  readonly crs: string;
  /** Of the attributes of a shapefile. */
  readonly encoding: 'utf-8' | 'gbk';
  readonly on: string;
}

/** A layer whose places are in `crs`. */
export interface PlacedTable extends FoldTable {
  readonly crs: CrsId;
}

export interface LayerBytes {
  readonly bytes: Uint8Array | string;
  readonly ending: ExportEnding;
  /** Characters that GBK does not have, for which GB18030 was taken. */
  readonly beyondGbk?: readonly string[];
  /** Texts that a format could not hold in full. */
  readonly shortened?: number;
}

type Move = (position: Position) => Position;

function moved(geometry: Geometry, move: Move): Geometry {
  const at = (position: Coordinates): Coordinates => move([position[0] ?? Number.NaN, position[1] ?? Number.NaN]);
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: at(geometry.coordinates) };
    case 'MultiPoint':
    case 'LineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map(at) };
    case 'MultiLineString':
    case 'Polygon':
      return { type: geometry.type, coordinates: geometry.coordinates.map((line) => line.map(at)) };
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(at))),
      };
    case 'GeometryCollection':
      return { type: 'GeometryCollection', geometries: geometry.geometries.map((it) => moved(it, move)) };
  }
}

export async function layerFile(table: FoldTable, wish: LayerWish): Promise<Result<LayerBytes, ExportRefusal>> {
  const crs = readCrs(wish.crs);
  if (crs === null) return fail({ reason: 'unknown-crs', crs: wish.crs });
  if (!isWritten(crs)) return fail({ reason: 'crs-not-written', crs });
  // Both formats know degrees only: RFC 7946 and the KML standard.
  if ((wish.format === 'geojson' || wish.format === 'kml') && crsOf(crs).projection !== null)
    return fail({ reason: 'crs-fixed', format: wish.format });
  const move = projectionTo(crs);
  const geometries = table.geometries.map((geometry) => (geometry === null ? null : moved(geometry, move)));
  const placed: PlacedTable = { ...table, crs, geometries };
  switch (wish.format) {
    case 'geojson':
      return ok({ bytes: geojsonLayer(placed, wish), ending: 'geojson' });
    case 'kml':
      return ok({ bytes: kmlLayer(placed, wish), ending: 'kml' });
    case 'shp':
      return ok(shapefileLayer(placed, wish));
    case 'gpkg':
      return ok({ bytes: await gpkgLayer(placed, wish), ending: 'gpkg' });
  }
}
