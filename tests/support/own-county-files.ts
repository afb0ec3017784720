/**
 * Files as the offices of an invented county have them: boundaries of twelve townships from a surveying bureau (zipped
 * shapefile, CGCS2000 3° Gauss-Krüger with zone prefix, GBK), a list of villages with merged cells, a ledger of roads with one
 * village misspelt, and pools that were marked in a telephone's map (GCJ-02, GBK). Every name and number is made up.
 */
import { utils, write } from '@e965/xlsx';
import gcoord from 'gcoord';
import iconv from 'iconv-lite';
import proj4 from 'proj4';
import { dbfBytes, shpBytes } from './files/shapefile-parts.ts';
import { zipBytes } from './files/zip-bytes.ts';

export interface OwnFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const COUNTY_NAME = '云岭县（虚构）';
export const COUNTY_CODE = '990288';
export const TOWNSHIPS = [
  '东岭镇',
  '西坪镇',
  '南垭镇',
  '北冲镇',
  '上寨乡',
  '下寨乡',
  '大湾乡',
  '小箐乡',
  '青石乡',
  '白水乡',
  '龙潭乡',
  '凤台乡',
] as const;
const VILLAGE_WORDS = ['新民村', '团结村', '河边村'] as const;
/** Every township has the three; names repeat between townships as they do in real counties. */
export const villageOf = (township: number, village: number): string =>
  `${(TOWNSHIPS[township] ?? '').slice(0, 2)}${VILLAGE_WORDS[village]}`;
/** How the ledger of roads writes 上寨新民村. */
const MISSPELT = '上塞新民村';
export const MEANT = villageOf(4, 0);
/** As it is asked about, with the township that stands beside it. */
export const WRITTEN = `${TOWNSHIPS[4]}/${MISSPELT}`;

/** South-western corner, degrees, and how large a township is. */
const [WEST, SOUTH, STEP] = [104.4, 25.6, 0.12];
const corner = (column: number, row: number): [number, number] => [WEST + column * STEP, SOUTH + row * STEP];
const placeIn = (township: number, east: number, north: number): [number, number] => {
  const [x, y] = corner(township % 4, Math.floor(township / 4));
  return [x + STEP * east, y + STEP * north];
};

const WKT =
  'PROJCS["CGCS2000_3_Degree_GK_Zone_35",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",35500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
const ZONE_35 = '+proj=tmerc +lat_0=0 +lon_0=105 +k=1 +x_0=35500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const project = (at: [number, number]): [number, number] => {
  const [x = 0, y = 0] = proj4('+proj=longlat +ellps=GRS80 +no_defs', ZONE_35, at);
  return [x, y];
};

const gbk = (text: string): Uint8Array => iconv.encode(text, 'gbk');

/** The bureau's layer. */
export function boundaries(): OwnFile {
  const records = TOWNSHIPS.map((_, i) => {
    const [column, row] = [i % 4, Math.floor(i / 4)];
    const ring = [
      corner(column, row),
      corner(column, row + 1),
      corner(column + 1, row + 1),
      corner(column + 1, row),
      corner(column, row),
    ].map(project);
    return { type: 5, parts: [ring] };
  });
  const rows = TOWNSHIPS.map((name, i) => [`${COUNTY_CODE}${String(i < 4 ? 101 + i : 197 + i)}`, name]);
  const fields = [
    { name: 'XZQDM', type: 'C', length: 12 },
    { name: 'XZQMC', type: 'C', length: 40 },
  ];
  return {
    name: '乡镇界.zip',
    bytes: zipBytes([
      { name: 'XZJ.shp', bytes: shpBytes(5, records) },
      { name: 'XZJ.dbf', bytes: dbfBytes(fields, rows, { encode: gbk }) },
      { name: 'XZJ.prj', bytes: Buffer.from(WKT) },
    ]),
  };
}

type Cells = readonly (readonly (string | number)[])[];

function workbook(name: string, sheet: string, cells: Cells, merges: readonly string[]): OwnFile {
  const page = utils.aoa_to_sheet(cells.map((row) => [...row]));
  page['!merges'] = merges.map((range) => utils.decode_range(range));
  const book = utils.book_new();
  utils.book_append_sheet(book, page, sheet);
  return { name, bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer) };
}

/** A title over the whole width, each township written once over the rows of its villages. */
export function villages(): OwnFile {
  const rows = TOWNSHIPS.flatMap((township, i) =>
    VILLAGE_WORDS.map((_, n) => [n === 0 ? township : '', villageOf(i, n), 820 + i * 37 + n * 11]),
  );
  const merges = TOWNSHIPS.map((_, i) => `A${3 + i * 3}:A${5 + i * 3}`);
  const title = [`${COUNTY_NAME}村名册`, '', ''];
  return workbook('村名册.xlsx', '名册', [title, ['乡镇', '村名称', '人口'], ...rows], ['A1:C1', ...merges]);
}

/** One road a township; in the first ledger the fifth names its village wrongly. Numbers of a later one go on. */
export function roads(ledger = 1): OwnFile {
  const rows = TOWNSHIPS.map((township, i) => [
    (ledger - 1) * TOWNSHIPS.length + i + 1,
    `${township}通组路${ledger === 1 ? '' : '二期'}`,
    township,
    i === 4 && ledger === 1 ? MISSPELT : villageOf(i, 0),
    '路办',
    '2017-03-01',
    '2017-12-31',
    1 + i / 4,
  ]);
  const title = [`${COUNTY_NAME}组组通公路台账`, '', '', '', '', '', '', ''];
  const headings = ['序号', '项目名称', '乡镇', '责任单位', '责任人', '开工', '时限', '任务量（公里）'];
  return workbook('组组通公路台账.xlsx', '组组通公路', [title, headings, ...rows], ['A1:H1']);
}

/** Pools with places as a telephone's map gives them, shifted by some hundred metres. */
export function pools(): OwnFile {
  const lines = TOWNSHIPS.map((township, i) => {
    const [x, y] = gcoord.transform(placeIn(i, 0.4, 0.55), gcoord.WGS84, gcoord.GCJ02);
    const row = [
      i + 1,
      `${township}水池`,
      villageOf(i, 1),
      '水办',
      '2017-03-01',
      '2017-11-30',
      1,
      x.toFixed(6),
      y.toFixed(6),
    ];
    return row.join(',');
  });
  const text = ['序号,项目名称,责任单位,责任人,开工,时限,数量,经度,纬度', ...lines, ''].join('\r\n');
  return { name: '水池.csv', bytes: gbk(text) };
}

/** The same ledger a few thousand times over: long enough to be stopped. */
export function largePools(): OwnFile {
  const [heading = '', ...lines] = iconv.decode(Buffer.from(pools().bytes), 'gbk').trimEnd().split('\r\n');
  const many = Array.from({ length: 12_000 }, (_, n) =>
    lines.map((line, i) => `${n * lines.length + i + 1001}${line.slice(line.indexOf(','))}`),
  ).flat();
  return { name: '水池全县.csv', bytes: gbk([heading, ...many, ''].join('\r\n')) };
}
