/** File formats that a county's data comes in: one reader a file in this folder, all listed here. */
import type { Format } from './format.ts';
import { readGeoJson } from './geojson.ts';
import { readGeoPackage } from './geopackage.ts';
import { readGpx } from './gpx.ts';
import { readKml, readKmz } from './kml.ts';
import { readMbTiles } from './mbtiles.ts';
import { readPmTiles } from './pmtiles.ts';
import { readShapefile } from './shapefile.ts';
import { readTableFile } from './table-file.ts';
import { readTopoJson } from './topojson.ts';

export const FORMATS: readonly Format[] = [
  { id: 'csv', endings: ['csv', 'txt', 'tsv'], read: readTableFile },
  { id: 'xlsx', endings: ['xlsx', 'xlsm'], read: readTableFile },
  { id: 'xls', endings: ['xls', 'et'], read: readTableFile },
  { id: 'shapefile', endings: ['shp', 'dbf', 'shx', 'prj', 'cpg'], read: readShapefile },
  { id: 'geojson', endings: ['geojson', 'json'], read: readGeoJson },
  { id: 'topojson', endings: ['topojson'], read: readTopoJson },
  { id: 'kml', endings: ['kml'], read: readKml },
  { id: 'kmz', endings: ['kmz'], read: readKmz },
  { id: 'gpx', endings: ['gpx'], read: readGpx },
  { id: 'gpkg', endings: ['gpkg'], read: readGeoPackage },
  { id: 'pmtiles', endings: ['pmtiles'], read: readPmTiles },
  { id: 'mbtiles', endings: ['mbtiles'], read: readMbTiles },
];
