/** What a file says about its coordinates, turned into a system: an EPSG code, a URN, a name, or well-known text. */
import { type Crs, type CrsDatum, type CrsId, crsByEpsg, crsById } from './crs.ts';
import { crsNamed, datumNamed } from './crs-names.ts';
import { childOf, childrenOf, epsgOf, nameOf, numbersOf, parseWkt, type WktNode } from './wkt.ts';

/** Null `id`: a system that cannot be placed here, or text that contradicts itself. `name` is short enough for a sentence. */
export interface StatedSystem {
  readonly id: CrsId | null;
  readonly name: string;
}

const LONGEST_NAME = 80;
const short = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name);

/** Longer text is no coordinate system. */
const LONGEST_TEXT = 20_000;

export function parseCrs(text: string): StatedSystem {
  const bare = text.replace(/^\ufeff/, '').trim();
  if (bare.length > LONGEST_TEXT) return { id: null, name: short(bare) };
  if (/^[A-Za-z_]\w*\s*[[(]/.test(bare)) {
    const root = parseWkt(bare);
    return root ? { id: idOfTree(root), name: short(nameOf(root) || bare) } : { id: null, name: short(bare) };
  }
  const code =
    /^(?:urn:(?:x-)?ogc:def:crs:)?epsg:(?:[\d.]*:)?(\d{4,6})$/i.exec(bare)?.[1] ??
    /^https?:\/\/www\.opengis\.net\/(?:def\/crs\/epsg\/[\d.]+\/|gml\/srs\/epsg\.xml#)(\d{4,6})$/i.exec(bare)?.[1];
  if (code !== undefined) return { id: crsByEpsg(Number(code))?.id ?? null, name: bare };
  if (/crs:?:?(?:1\.3)?[:/]crs84$|^crs84$/i.test(bare)) return { id: 'wgs84', name: bare };
  return { id: (crsById(bare.toLowerCase()) ?? crsNamed(bare))?.id ?? null, name: short(bare) };
}

const WRAPPERS = ['COMPD_CS', 'COMPOUNDCRS', 'BOUNDCRS', 'SOURCECRS'];
const PROJECTED = ['PROJCS', 'PROJCRS', 'PROJECTEDCRS'];
const GEOGRAPHIC = ['GEOGCS', 'GEOGCRS', 'GEOGRAPHICCRS', 'GEODCRS', 'BASEGEOGCRS', 'BASEGEODCRS'];

function idOfTree(root: WktNode): CrsId | null {
  if (WRAPPERS.includes(root.keyword)) {
    const inner = childOf(root, ...WRAPPERS, ...PROJECTED, ...GEOGRAPHIC);
    return inner ? idOfTree(inner) : null;
  }
  const isProjected = PROJECTED.includes(root.keyword);
  const base = isProjected ? childOf(root, ...GEOGRAPHIC) : GEOGRAPHIC.includes(root.keyword) ? root : undefined;
  const datum = base && datumOf(base);
  if (!datum) return null;
  if (!isProjected) return crsById(datum)?.id ?? null;
  const code = epsgOf(root);
  const coded = code === null ? null : crsByEpsg(code);
  const measured = projectedId(root, datum);
  // The parameters say what was done to the coordinates; a code beside them that says otherwise is not believed.
  if (coded?.projection && measured !== null && measured !== undefined && measured !== coded.id)
    return sameGrid(coded, crsById(measured)) ? coded.id : measured;
  return coded?.id ?? measured ?? null;
}

/** 3° and 6° zones on the same meridian are one projection. */
const sameGrid = (one: Crs, two: Crs | null): boolean =>
  one.datum === two?.datum &&
  one.projection?.name === 'gauss-kruger' &&
  two.projection?.name === 'gauss-kruger' &&
  one.projection.meridian === two.projection.meridian &&
  one.projection.zone === two.projection.zone;

/** Radii and flattenings of the datums; WGS 84 and CGCS2000 differ in the ninth digit only. */
const FIGURES: readonly (readonly [CrsDatum, axis: number, flattening: number])[] = [
  ['cgcs2000', 6_378_137, 298.257222101],
  ['wgs84', 6_378_137, 298.257223563],
  ['xian80', 6_378_140, 298.257],
  ['beijing54', 6_378_245, 298.3],
];
const isSameFigure = (one: CrsDatum, two: CrsDatum): boolean => {
  const axis = (datum: CrsDatum): number => FIGURES.find(([entry]) => entry === datum)?.[1] ?? 6_378_137;
  return axis(one) === axis(two);
};

/** By its names and by its ellipsoid; null where they contradict each other or say nothing known. */
function datumOf(base: WktNode): CrsDatum | null {
  const datum = childOf(base, 'DATUM', 'GEODETICDATUM', 'ENSEMBLE', 'TRF') ?? base;
  const ellipsoid = childOf(datum, 'SPHEROID', 'ELLIPSOID');
  const [axis, flattening] = numbersOf(ellipsoid);
  const figure = FIGURES.find(
    ([, a, f]) => Math.abs(a - (axis ?? 0)) < 0.01 && Math.abs(f - (flattening ?? 0)) < 1e-7,
  )?.[0];
  const named = datumNamed(nameOf(base)) ?? datumNamed(nameOf(datum));
  if (named === null) return figure ?? null;
  if (ellipsoid && figure === undefined && !isSphere(flattening)) return null;
  return figure === undefined || isSameFigure(named, figure) ? named : null;
}
const isSphere = (flattening: number | undefined): boolean => flattening === 0;

const parameter = (root: WktNode, ...names: readonly string[]): number | undefined => {
  const holder = childOf(root, 'CONVERSION') ?? root;
  const found = childrenOf(holder, 'PARAMETER').find((entry) =>
    names.includes(
      nameOf(entry)
        .toLowerCase()
        .replace(/[^a-z]/g, ''),
    ),
  );
  return numbersOf(found)[0];
};

const FALSE_EASTING = 500_000;
const METRES_PER_ZONE = 1_000_000;

/** The grid by its parameters; null for one that is not known here, undefined where the text does not give them. */
function projectedId(root: WktNode, datum: CrsDatum): CrsId | null | undefined {
  const method = (
    nameOf(childOf(root, 'PROJECTION')) || nameOf(childOf(childOf(root, 'CONVERSION') ?? root, 'METHOD'))
  ).toLowerCase();
  if (method === '') return crsNamed(nameOf(root))?.id;
  if (/mercator_?\s?auxiliary_?\s?sphere|pseudo[ -_]?mercator/.test(method) || /mercator_1sp/.test(method))
    return /web|pseudo|auxiliary|google/i.test(nameOf(root)) ? 'web-mercator' : null;
  if (!/transverse_?\s?mercator|gauss_?\s?kruger/.test(method)) return null;
  if (lengthUnit(root) !== 1) return null;
  const meridian = parameter(root, 'centralmeridian', 'longitudeofnaturalorigin', 'longitudeoforigin');
  const easting = parameter(root, 'falseeasting');
  const scale = parameter(root, 'scalefactor', 'scalefactoratnaturalorigin') ?? 1;
  const northing = parameter(root, 'falsenorthing') ?? 0;
  const origin = parameter(root, 'latitudeoforigin', 'latitudeofnaturalorigin') ?? 0;
  if (meridian === undefined || easting === undefined) return crsNamed(nameOf(root))?.id;
  if (northing !== 0 || origin !== 0) return null;
  if (scale === 0.9996 && datum === 'wgs84' && easting === FALSE_EASTING)
    return crsById(`utm-${(meridian + 183) / 6}`)?.id ?? null;
  if (scale !== 1) return null;
  return gridId(datum === 'wgs84' ? 'cgcs2000' : datum, meridian, easting, nameOf(root));
}

function gridId(datum: CrsDatum, meridian: number, easting: number, name: string): CrsId | null {
  const zone = (easting - FALSE_EASTING) / METRES_PER_ZONE;
  if (zone !== 0) {
    const width = zone * 3 === meridian ? 3 : zone * 6 - 3 === meridian ? 6 : null;
    return width === null ? null : (crsById(`${datum}-gk${width}-${zone}`)?.id ?? null);
  }
  // The name tells 3° from 6° zones where both have the meridian; the coordinates are the same.
  const named = crsNamed(name);
  const width = named?.projection?.name === 'gauss-kruger' ? (named.projection.width ?? 3) : 3;
  return (
    (
      crsById(`${datum}-gk${width}-cm${meridian}`) ??
      crsById(`${datum}-gk3-cm${meridian}`) ??
      crsById(`${datum}-cm${meridian}`)
    )?.id ?? null
  );
}

/** Metres per unit of the plane; 1 where the text does not say. */
function lengthUnit(root: WktNode): number {
  const own = childOf(root, 'UNIT', 'LENGTHUNIT');
  const ofAxis = childrenOf(root, 'AXIS').map((axis) => childOf(axis, 'LENGTHUNIT', 'UNIT'))[0];
  return numbersOf(own ?? ofAxis)[0] ?? 1;
}
