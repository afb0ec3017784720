/** KML, KMZ and GPX: what phones and map programs write, and what must not be believed. */
import { describe, expect, it } from 'vitest';
import { readGpx } from '../../../../main/core/import/formats/gpx.ts';
import { readKml, readKmz } from '../../../../main/core/import/formats/kml.ts';
import type { Reader } from '../../../../main/core/import/formats/format.ts';
import type { Layer } from '../../../../main/core/import/layer.ts';
import { zipBytes } from '../../../support/files/zip-bytes.ts';
import { gbkBytes, utf8Bytes } from '../held.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const kml = (body: string): string =>
  `${HEAD}<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>${body}</Document></kml>`;
const placemark = (geometry: string, more = ''): string => `<Placemark><name>白岩</name>${more}${geometry}</Placemark>`;
const gpx = (body: string): string =>
  `${HEAD}<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${body}</gpx>`;

async function layersOf(reader: Reader, bytes: Uint8Array | string, name = 'map.kml'): Promise<readonly Layer[]> {
  const read = await reader({
    name,
    files: [{ name, bytes: typeof bytes === 'string' ? utf8Bytes(bytes) : bytes }],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
async function refusal(reader: Reader, bytes: Uint8Array | string): Promise<string> {
  const read = await reader({
    name: 'a',
    files: [{ name: 'a', bytes: typeof bytes === 'string' ? utf8Bytes(bytes) : bytes }],
  });
  return read.ok ? 'read' : read.error.reason;
}
async function one(body: string): Promise<Layer> {
  const [layer] = await layersOf(readKml, kml(body));
  if (!layer) throw new Error('no layer');
  return layer;
}

describe('a placemark', () => {
  it.each([
    [
      'Point',
      '<Point><coordinates>105.6,25.3,1200</coordinates></Point>',
      { type: 'Point', coordinates: [105.6, 25.3] },
    ],
    [
      'LineString',
      '<LineString><coordinates>\n 105.6,25.3,0\n\t105.7,25.4,0 </coordinates></LineString>',
      {
        type: 'LineString',
        coordinates: [
          [105.6, 25.3],
          [105.7, 25.4],
        ],
      },
    ],
    [
      'line with blanks behind its commas',
      '<LineString><coordinates>105.6, 25.3, 0 105.7, 25.4, 0</coordinates></LineString>',
      {
        type: 'LineString',
        coordinates: [
          [105.6, 25.3],
          [105.7, 25.4],
        ],
      },
    ],
    [
      'Polygon with a hole',
      '<Polygon><innerBoundaryIs><LinearRing><coordinates>1,1 2,1 2,2 1,1</coordinates></LinearRing></innerBoundaryIs><outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon>',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [9, 0],
            [9, 9],
            [0, 0],
          ],
          [
            [1, 1],
            [2, 1],
            [2, 2],
            [1, 1],
          ],
        ],
      },
    ],
    [
      'MultiGeometry of one sort',
      '<MultiGeometry><Point><coordinates>1,2</coordinates></Point><MultiGeometry><Point><coordinates>3,4</coordinates></Point></MultiGeometry></MultiGeometry>',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'track of a phone',
      '<gx:Track><when>2017-12-01T08:00:00Z</when><gx:coord>105.6 25.3 1200</gx:coord><gx:coord>105.7 25.4 1201</gx:coord></gx:Track>',
      {
        type: 'LineString',
        coordinates: [
          [105.6, 25.3],
          [105.7, 25.4],
        ],
      },
    ],
    ['nothing', '', null],
  ])('with a %s is read', async (_name, geometry, expected) => {
    const layer = await one(placemark(geometry));
    expect(layer.geometries).toEqual([expected]);
    expect(layer.problems).toEqual([]);
    expect(layer.crs).toEqual({ text: 'EPSG:4326' });
  });

  it.each([
    [
      'a coordinate that is no number',
      '<Point><coordinates>105.6,abc</coordinates></Point>',
      'coordinate-not-a-number',
    ],
    [
      'a latitude that is not there',
      '<LineString><coordinates>1,2 3</coordinates></LineString>',
      'coordinate-not-a-number',
    ],
    ['a number out of all bounds', '<Point><coordinates>1e999,2</coordinates></Point>', 'coordinate-not-a-number'],
    ['a line of one point', '<LineString><coordinates>1,2</coordinates></LineString>', 'feature-broken'],
    ['an empty point', '<Point><coordinates/></Point>', 'feature-broken'],
    [
      'points beside lines',
      '<MultiGeometry><Point><coordinates>1,2</coordinates></Point><LineString><coordinates>1,2 3,4</coordinates></LineString></MultiGeometry>',
      'geometry-unsupported',
    ],
    ['a solid model', '<Model/>', 'geometry-unsupported'],
  ])('with %s is named by its number and stays in its place', async (_name, geometry, reason) => {
    const layer = await one(placemark('<Point><coordinates>1,2</coordinates></Point>') + placemark(geometry));
    expect(layer.geometries).toEqual([{ type: 'Point', coordinates: [1, 2] }, null]);
    expect(layer.problems.map((problem) => [problem.feature, problem.reason])).toEqual([[2, reason]]);
  });

  it('brings its fields, and the folders that it lies in', async () => {
    const data =
      '<ExtendedData><Data name="村民组"><value>三组</value></Data><SchemaData schemaUrl="#s"><SimpleData name="__proto__">x</SimpleData></SchemaData></ExtendedData>';
    const layer = await one(
      `<Folder><name>饮水</name><Folder><name>水池</name>${placemark('', data)}</Folder></Folder>${placemark('', '<TimeStamp><when>2017-12-01</when></TimeStamp><description><![CDATA[<b>好</b>]]></description>')}`,
    );
    expect(layer.grid).toEqual([
      ['name', '村民组', '__proto__', 'folder', 'when', 'description'],
      ['白岩', '三组', 'x', '饮水 / 水池', '', ''],
      ['白岩', '', '', '', '2017-12-01', '<b>好</b>'],
    ]);
  });
});

describe('a KML file', () => {
  it('in GBK, or with prefixed names, is read', async () => {
    const text =
      '<?xml version="1.0" encoding="GBK"?><k:kml xmlns:k="http://earth.google.com/kml/2.1"><k:Placemark><k:name>东河</k:name><k:Point><k:coordinates>1,2</k:coordinates></k:Point></k:Placemark></k:kml>';
    const [layer] = await layersOf(readKml, gbkBytes(text));
    expect(layer?.grid).toEqual([['name'], ['东河']]);
  });

  it('counts the links to other places and opens none', async () => {
    const link = '<NetworkLink><Link><href>http://127.0.0.1/evil.kml</href></Link></NetworkLink>';
    expect((await one(link + placemark(''))).problems).toEqual([
      { severity: 'note', reason: 'network-link', links: 1 },
    ]);
    expect(await refusal(readKml, kml(link))).toBe('network-link');
  });

  it('names the pictures that lie on its ground', async () =>
    expect((await one(`<GroundOverlay/><PhotoOverlay/><GroundOverlay/>${placemark('')}`)).problems).toEqual([
      { severity: 'note', reason: 'parts-left-out', names: ['GroundOverlay', 'PhotoOverlay'] },
    ]));

  it.each([
    [
      'a document type',
      '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml><Placemark><name>&x;</name></Placemark></kml>',
      'xml-doctype',
    ],
    [
      'entities that multiply',
      '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><kml>&b;</kml>',
      'xml-doctype',
    ],
    ['tags that cross', '<kml><Document><Placemark></Document></Placemark></kml>', 'not-xml'],
    ['an end that is missing', '<kml><Document><Placemark>', 'not-xml'],
    ['no placemark', kml(''), 'not-kml'],
    ['other markup', '<html><body/></html>', 'not-kml'],
    ['nothing in it', '', 'file-empty'],
  ])('with %s is refused', async (_name, text, reason) => expect(await refusal(readKml, text)).toBe(reason));

  it('keeps an entity that nobody declared as it is written', async () =>
    expect((await one('<Placemark><name>&x;&amp;</name></Placemark>')).grid).toEqual([['name'], ['&x;&']]));

  it('of ten thousand name spaces is read in a moment', async () => {
    const nested = Array.from({ length: 10_000 }, (_, i) => `<Folder xmlns:x${i}="u${i}">`).join('');
    const started = performance.now();
    expect(await refusal(readKml, kml(`${nested}${'</Folder>'.repeat(10_000)}`))).toBe('not-kml');
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('nested a hundred thousand deep ends', async () => {
    const deep = '<Folder>'.repeat(100_000) + placemark('') + '</Folder>'.repeat(100_000);
    const started = performance.now();
    expect(['read', 'not-kml', 'not-xml']).toContain(await refusal(readKml, kml(deep)));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('a KMZ file', () => {
  it('is unpacked without its pictures, and named as the file', async () => {
    const bytes = zipBytes([
      { name: 'doc.kml', bytes: utf8Bytes(kml(placemark(''))) },
      { name: 'files/icon.png', bytes: new Uint8Array(10), crc: 1 },
    ]);
    const layers = await layersOf(readKmz, bytes, '水池.kmz');
    expect(layers.map(({ name }) => name)).toEqual(['水池']);
  });

  it('without a KML is refused', async () =>
    expect(await refusal(readKmz, zipBytes([{ name: 'a.txt', bytes: utf8Bytes('a') }]))).toBe('zip-nothing'));
});

describe('a GPX file', () => {
  it('gives tracks, routes and waypoints as layers of their own', async () => {
    const layers = await layersOf(
      readGpx,
      gpx(
        '<wpt lat="25.3" lon="105.6"><ele>1200</ele><name>水池</name><sym>Flag</sym></wpt>' +
          '<rte><name>走访</name><rtept lat="1" lon="2"/><rtept lat="3" lon="4"/></rte>' +
          '<trk><name>路</name><trkseg><trkpt lat="1" lon="2"/><trkpt lat="3" lon="4"/></trkseg><trkseg><trkpt lat="5" lon="6"/></trkseg><trkseg><trkpt lat="7" lon="8"/><trkpt lat="9" lon="10"/></trkseg></trk>',
      ),
    );
    expect(layers.map(({ name, grid, geometries }) => ({ name, grid, geometries }))).toEqual([
      {
        name: 'tracks',
        grid: [['name'], ['路']],
        geometries: [
          {
            type: 'MultiLineString',
            coordinates: [
              [
                [2, 1],
                [4, 3],
              ],
              [
                [8, 7],
                [10, 9],
              ],
            ],
          },
        ],
      },
      {
        name: 'routes',
        grid: [['name'], ['走访']],
        geometries: [
          {
            type: 'LineString',
            coordinates: [
              [2, 1],
              [4, 3],
            ],
          },
        ],
      },
      {
        name: 'waypoints',
        grid: [
          ['ele', 'name', 'sym'],
          ['1200', '水池', 'Flag'],
        ],
        geometries: [{ type: 'Point', coordinates: [105.6, 25.3] }],
      },
    ]);
  });

  it('with an attribute a line, or in single quotes, is read', async () => {
    const [layer] = await layersOf(readGpx, gpx('<wpt\n\tlat=\'1.5\'\n\tlon=\'2.5\'/><wpt\n\tlat="3"\n\tlon="4"/>'));
    expect(layer?.geometries).toEqual([
      { type: 'Point', coordinates: [2.5, 1.5] },
      { type: 'Point', coordinates: [4, 3] },
    ]);
  });

  it('names a point without numbers', async () => {
    const [layer] = await layersOf(readGpx, gpx('<wpt lat="x" lon="2"/><wpt lat="1" lon="2"/>'));
    expect(layer?.geometries).toEqual([null, { type: 'Point', coordinates: [2, 1] }]);
    expect(layer?.problems.map(({ feature, reason }) => [feature, reason])).toEqual([[1, 'coordinate-not-a-number']]);
  });

  it.each([
    ['nothing in it', gpx('')],
    ['another root', '<kml/>'],
  ])('with %s is refused', async (_name, text) => expect(await refusal(readGpx, text)).toBe('not-gpx'));
});
