/**
 * Coordinate systems that a Chinese county's files come in, with stable ids, EPSG codes and what PROJ needs to know.
 * Sources: EPSG registry (CGCS2000 4490–4554, Xian 1980 2327–2390 and 4610, Beijing 1954 2401–2442, 21413–21463 and 4214).
 */

/** National datums with Gauss–Krüger grids. Xian 1980 and Beijing 1954 need a stated shift to be placed. */
const GRIDDED = ['cgcs2000', 'xian80', 'beijing54'] as const;
type Gridded = (typeof GRIDDED)[number];

/**
 * `-gk3-35`, `-gk6-18`: the zone's number stands before the easting. `-gk3-cm105`, `-gk6-cm105`: it does not.
 * `-cm104.5`: a county's own central meridian.
 */
export type CrsId =
  | 'wgs84'
  | 'gcj02'
  | 'bd09'
  | 'web-mercator'
  | `utm-${number}`
  | Gridded
  | `${Gridded}-gk${3 | 6}-${number}`
  | `${Gridded}-gk${3 | 6}-cm${number}`
  | `${Gridded}-cm${number}`;

/** `gcj02`, `bd09`: the shifted coordinates of Chinese web maps. */
export type CrsDatum = 'wgs84' | 'gcj02' | 'bd09' | Gridded;

export type Projection =
  | {
      readonly name: 'gauss-kruger';
      /** Width of a zone in degrees; null for a meridian of a county's own. */
      readonly width: 3 | 6 | null;
      readonly meridian: number;
      /** Number before the easting; null where there is none. */
      readonly zone: number | null;
    }
  | { readonly name: 'utm'; readonly zone: number }
  | { readonly name: 'web-mercator' };

export interface Crs {
  readonly id: CrsId;
  readonly datum: CrsDatum;
  /** Null for degrees. */
  readonly projection: Projection | null;
  readonly epsg: number | null;
}

interface GridCodes {
  readonly degrees: number;
  /** EPSG codes of the first zone of each row of zones; the others follow one by one. */
  readonly zones3: number;
  readonly meridians3: number;
  readonly zones6: number;
  readonly meridians6: number;
}

const CODES: Readonly<Record<Gridded, GridCodes>> = {
  cgcs2000: { degrees: 4490, zones3: 4513, meridians3: 4534, zones6: 4491, meridians6: 4502 },
  xian80: { degrees: 4610, zones3: 2349, meridians3: 2370, zones6: 2327, meridians6: 2338 },
  beijing54: { degrees: 4214, zones3: 2401, meridians3: 2422, zones6: 21413, meridians6: 21453 },
};

/** Zones of China: 75° to 135° east. */
const ZONES = {
  3: { first: 25, last: 45, meridian: (zone: number): number => zone * 3 },
  6: { first: 13, last: 23, meridian: (zone: number): number => zone * 6 - 3 },
} as const;
const UTM_ZONES = [43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53] as const;

function zonesOf(datum: Gridded, width: 3 | 6): Crs[] {
  const { first, last, meridian } = ZONES[width];
  const codes = CODES[datum];
  const [zones, meridians] = width === 3 ? [codes.zones3, codes.meridians3] : [codes.zones6, codes.meridians6];
  return Array.from({ length: last - first + 1 }, (_, i) => i).flatMap((i): Crs[] => {
    const zone = first + i;
    const projection = { name: 'gauss-kruger', width, meridian: meridian(zone) } as const;
    return [
      { id: `${datum}-gk${width}-${zone}`, datum, projection: { ...projection, zone }, epsg: zones + i },
      {
        id: `${datum}-gk${width}-cm${meridian(zone)}`,
        datum,
        projection: { ...projection, zone: null },
        epsg: meridians + i,
      },
    ];
  });
}

/** Every system with an EPSG code, and the two shifted ones of web maps. */
export const KNOWN_CRS: readonly Crs[] = [
  { id: 'wgs84', datum: 'wgs84', projection: null, epsg: 4326 },
  ...GRIDDED.flatMap((datum): Crs[] => [
    { id: datum, datum, projection: null, epsg: CODES[datum].degrees },
    ...zonesOf(datum, 3),
    ...zonesOf(datum, 6),
  ]),
  { id: 'gcj02', datum: 'gcj02', projection: null, epsg: null },
  { id: 'bd09', datum: 'bd09', projection: null, epsg: null },
  { id: 'web-mercator', datum: 'wgs84', projection: { name: 'web-mercator' }, epsg: 3857 },
  ...UTM_ZONES.map((zone): Crs => ({
    id: `utm-${zone}`,
    datum: 'wgs84',
    projection: { name: 'utm', zone },
    epsg: 32600 + zone,
  })),
];

const BY_ID: ReadonlyMap<string, Crs> = new Map(KNOWN_CRS.map((crs) => [crs.id, crs]));
const BY_EPSG: ReadonlyMap<number | null, Crs> = new Map(
  KNOWN_CRS.flatMap((crs) => (crs.epsg === null ? [] : [[crs.epsg, crs]])),
);

/** The old code of Web Mercator, and WGS 84 with a height. */
const EPSG_ALIASES: Partial<Record<number, number>> = {
  900913: 3857,
  102100: 3857,
  3785: 3857,
  4979: 4326,
  4480: 4490,
};

export const crsByEpsg = (code: number): Crs | null => BY_EPSG.get(EPSG_ALIASES[code] ?? code) ?? null;

/** The system of an id; null for text that is none. A county's own meridian is any between 70° and 140°. */
export function crsById(id: string): Crs | null {
  const known = BY_ID.get(id);
  if (known) return known;
  const own = /^(cgcs2000|xian80|beijing54)-cm(\d{2,3}(?:\.\d{1,6})?)$/.exec(id);
  const datum = GRIDDED.find((entry) => entry === own?.[1]);
  const meridian = Number(own?.[2]);
  if (!datum || !(meridian >= 70 && meridian <= 140)) return null;
  return {
    id: `${datum}-cm${meridian}`,
    datum,
    projection: { name: 'gauss-kruger', width: null, meridian, zone: null },
    epsg: null,
  };
}

/** The system of an id that the types vouch for. */
export function crsOf(id: CrsId): Crs {
  const crs = crsById(id);
  if (!crs) throw new Error(`no coordinate system ${id}`);
  return crs;
}

/** True for the old datums, which lie about a hundred metres off by an amount that differs from county to county. */
export const needsShift = (id: CrsId): boolean => {
  const { datum } = crsOf(id);
  return datum === 'xian80' || datum === 'beijing54';
};

/** A system as the command line takes it: an id or `EPSG:4523`. */
export function readCrs(text: string): CrsId | null {
  const code = /^epsg:{1,2}(\d{4,6})$/i.exec(text.trim())?.[1];
  return (code === undefined ? crsById(text.trim().toLowerCase()) : crsByEpsg(Number(code)))?.id ?? null;
}
