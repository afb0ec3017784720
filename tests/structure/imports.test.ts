/** Who may import whom: the layer table of ARCHITECTURE, held against every import in the sources. */
import { describe, expect, it } from 'vitest';
import { importsOf, type SourceFile, sourceFiles } from './source-files.ts';

/** A folder with what its files may import: other folders of the repository and packages. Itself goes without saying. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': ['zod'],
  'shared/log': ['shared/domain', 'zod', '@noble/hashes', 'fflate'],
  'shared/geo': ['shared/domain', '@turf/turf', 'd3-delaunay', 'flatbush', 'gcoord', 'geojson', 'proj4'],
  'shared/sheet': ['shared/domain', 'zod'],
  'shared/brief': ['shared/domain', 'shared/log', 'docx', 'fflate', 'zod'],
  'shared/tiles': ['pmtiles', 'fflate', '@noble/hashes'],
  'shared/host': ['shared/brief', 'shared/domain', 'shared/log', 'zod'],
  'main/text': ['shared/', 'main/core', 'main/cli', 'main/http'],
  'main/core': [
    'shared/',
    'main/text',
    'node:',
    'zod',
    '@e965/xlsx',
    '@turf/turf',
    'fflate',
    'geojson',
    'iconv-lite',
    'papaparse',
    'pinyin-pro',
    'pmtiles',
    'sql.js',
    'topojson-client',
    'topojson-specification',
  ],
  'main/electron': ['shared/', 'main/core', 'main/text', 'node:', 'electron', 'zod'],
  'main/http': ['shared/', 'main/core', 'main/text', 'node:'],
  'main/cli': ['shared/', 'main/core', 'main/http', 'main/text', 'node:', 'playwright-core', '@sparticuz/chromium'],
  'main/launch': ['main/text', 'node:'],
  'main/launch.mjs': ['main/launch', 'main/text', 'node:'],
  'renderer/host': ['shared/'],
  'renderer/db': ['shared/', 'renderer/host', 'dexie', 'dexie-react-hooks', 'react'],
  'renderer/map': ['shared/', 'maplibre-gl', 'pmtiles', 'react', 'geojson', '@fontsource-variable/noto-sans-sc'],
  'renderer/paper': [
    'shared/',
    'renderer/map',
    '@cantoo/pdf-lib',
    '@fontsource/noto-sans-sc',
    '@mapbox/vector-tile',
    '@maplibre/maplibre-gl-style-spec',
    'flatbush',
    'fontkit',
    'geojson',
    'maplibre-gl',
    'pbf',
    'pmtiles',
  ],
  'renderer/text': ['shared/', 'renderer/map', 'renderer/paper'],
  'renderer/components': [
    'shared/',
    'renderer/text',
    'renderer/map',
    'renderer/paper',
    'react',
    'antd',
    '@ant-design/icons',
  ],
  'renderer/parts': ['shared/', 'renderer/', 'react', 'antd', '@ant-design/icons'],
  'renderer/features': [
    'shared/',
    'renderer/',
    'react',
    'react-dom',
    'antd',
    '@ant-design/icons',
    'maplibre-gl',
    'zustand',
  ],
  'renderer/app': [
    'shared/',
    'renderer/',
    'react',
    'react-dom',
    'antd',
    '@ant-design/icons',
    '@fontsource-variable/noto-sans-sc',
    'fflate',
    'minisearch',
    'pinyin-pro',
    'zod',
    'zustand',
  ],
};

const layerOf = (path: string): string | undefined =>
  Object.keys(LAYERS).find((layer) => path === layer || path.startsWith(`${layer}/`));

const isBelow = (target: string, allowed: string): boolean =>
  target === allowed || target.startsWith(allowed.endsWith('/') ? allowed : `${allowed}/`);

/** `path → target` for every import that the table does not allow. */
export function trespasses(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const layer = layerOf(file.path);
    if (layer === undefined) return [`${file.path} belongs to no layer`];
    return importsOf(file)
      .filter((target) => !isBelow(target, layer) && !(LAYERS[layer] ?? []).some((allowed) => isBelow(target, allowed)))
      .map((target) => `${file.path} → ${target}`);
  });
}

const sources = ['shared', 'main', 'renderer'].flatMap(sourceFiles);

describe('imports', () => {
  it('are read at all', () => {
    const read = sources.flatMap(importsOf);
    expect(sources.length).toBeGreaterThan(150);
    expect(read.length).toBeGreaterThan(sources.length * 2);
    expect(read).toContain('shared/domain/unit.ts');
    expect(read).toContain('node:');
  });

  it('keep to the layers', () => expect(trespasses(sources)).toEqual([]));

  it('of a feature never reach into another feature', () => {
    const featureOf = (path: string): string | undefined => /^renderer\/features\/([^/]+)\//.exec(path)?.[1];
    const crossed = sources.flatMap((file) =>
      importsOf(file)
        .filter((target) => featureOf(file.path) !== undefined && featureOf(target) !== undefined)
        .filter((target) => featureOf(target) !== featureOf(file.path))
        .map((target) => `${file.path} → ${target}`),
    );
    expect(crossed).toEqual([]);
  });

  it('never name the tests or the generator of demonstration data', () => {
    const found = sources.flatMap((file) =>
      importsOf(file)
        .filter((target) => /^(tests|geodata)\//.test(target))
        .map((target) => `${file.path} → ${target}`),
    );
    expect(found).toEqual([]);
  });

  it('of the generator are shared code, its own files and Node', () => {
    const found = sourceFiles('geodata').flatMap((file) =>
      importsOf(file)
        .filter((target) => /^(main|renderer|tests)\//.test(target))
        .map((target) => `${file.path} → ${target}`),
    );
    expect(found).toEqual([]);
  });

  it('that trespass are caught', () => {
    const file = (path: string, text: string): SourceFile => ({ path, text });
    const found = trespasses([
      file('shared/domain/a.ts', "import { readFile } from 'node:fs/promises';\n"),
      file('renderer/map/b.ts', "import type {\n  A,\n} from '../db/reader.ts';\n"),
      file('renderer/db/c.ts', "export { x } from '../app/y.ts';\nconst z = await import('electron');\n"),
      file('renderer/new/d.ts', ''),
    ]);
    expect(found).toEqual([
      'shared/domain/a.ts → node:',
      'renderer/map/b.ts → renderer/db/reader.ts',
      'renderer/db/c.ts → renderer/app/y.ts',
      'renderer/db/c.ts → electron',
      'renderer/new/d.ts belongs to no layer',
    ]);
  });
});
