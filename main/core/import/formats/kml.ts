/** KML and KMZ: every placemark is a feature, its folders are a field. Links to other places are counted, never opened. */
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import type { Layer } from '../layer.ts';
import type { ImportProblem } from '../problem.ts';
import { unzipCapped } from '../unzip-capped.ts';
import { featureLayer, type ReadFeature, tooManyVertices, VertexCount } from './feature-layer.ts';
import { CAPS, type Reader } from './format.ts';
import { kmlGeometry } from './kml-geometry.ts';
import { attribute, childNamed, ownText, parseXml, type XmlElement } from './xml.ts';

/** Field that holds the names of the folders around a placemark. */
const FOLDER = 'folder';
const PLAIN_FIELDS: readonly string[] = ['name', 'description', 'address', 'phoneNumber', 'Snippet'];
const CONTAINERS: readonly string[] = ['kml', 'Document', 'Folder', 'Create', 'Change', 'Update', 'NetworkLinkControl'];

/** Fields of a placemark: its plain ones, then whatever its program put beside them. */
function propertiesOf(placemark: XmlElement, folder: string): Map<string, string> {
  const properties = new Map<string, string>();
  const put = (field: string, value: string): void => {
    if (field !== '' && !properties.has(field)) properties.set(field, value);
  };
  const id = attribute(placemark, 'id');
  const more: XmlElement[] = [];
  for (const child of placemark.children) {
    const name = child.name;
    if (PLAIN_FIELDS.includes(name)) put(name, ownText(child));
    else if (name === 'TimeStamp') put('when', ownText(childNamed(child, 'when')));
    else if (name === 'TimeSpan') for (const side of ['begin', 'end']) put(side, ownText(childNamed(child, side)));
    else if (name === 'ExtendedData') more.push(...child.children);
  }
  for (const each of more) {
    const name = each.name;
    if (name === 'Data') put(attribute(each, 'name'), ownText(childNamed(each, 'value')));
    else if (name === 'SchemaData') for (const simple of each.children) put(attribute(simple, 'name'), ownText(simple));
    else put(name, ownText(each));
  }
  if (folder !== '') put(FOLDER, folder);
  if (id) put('id', id);
  return properties;
}

interface Open {
  readonly element: XmlElement;
  readonly folder: string;
}

/** Elements that may be nested by a file; folders of folders of this depth are nobody's. */
const MOST_CONTAINERS = 100_000;

export function kmlLayer(name: string, root: XmlElement): Result<Layer, ImportProblem> {
  const features: ReadFeature[] = [];
  const problems: ImportProblem[] = [];
  const vertices = new VertexCount();
  let links = 0;
  const overlays = new Set<string>();
  let containers = 0;
  const open: Open[] = [{ element: root, folder: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { element, folder } = next;
    const kind = element.name;
    if (kind === 'NetworkLink') links += 1;
    else if (kind.endsWith('Overlay')) overlays.add(kind);
    else if (kind === 'Placemark') {
      if (features.length >= CAPS.features)
        return fail({ severity: 'error', reason: 'too-many-features', most: CAPS.features });
      const geometry = kmlGeometry(element, vertices);
      if (vertices.isOver) return fail(tooManyVertices());
      features.push({ properties: propertiesOf(element, folder), geometry: geometry.ok ? geometry.value : null });
      if (!geometry.ok) problems.push({ severity: 'error', feature: features.length, ...geometry.error });
    } else if (CONTAINERS.includes(kind)) {
      containers += 1;
      if (containers > MOST_CONTAINERS) return fail({ severity: 'error', reason: 'not-kml' });
      const own = kind === 'Folder' ? ownText(childNamed(element, 'name')) : '';
      const within = own === '' ? folder : folder === '' ? own : `${folder} / ${own}`;
      // Only so much of a name is kept: names within names would grow with the square of the depth.
      const short = within.slice(0, 400);
      for (const child of element.children.toReversed()) open.push({ element: child, folder: short });
    }
  }
  if (links > 0) problems.push({ severity: 'note', reason: 'network-link', links });
  if (overlays.size > 0) problems.push({ severity: 'note', reason: 'parts-left-out', names: [...overlays] });
  if (features.length === 0)
    return links > 0
      ? fail({ severity: 'error', reason: 'network-link', links })
      : fail({ severity: 'error', reason: 'not-kml' });
  // KML is longitude and latitude on WGS 84 by its standard.
  return featureLayer(name, features, { crs: { text: 'EPSG:4326' }, problems });
}

const stemOf = (name: string): string => name.replace(/^.*\//, '').replace(/\.[^.]+$/, '');

export const readKml: Reader = async ({ name, files }) => {
  const root = parseXml(files[0]?.bytes ?? new Uint8Array());
  if (!root.ok) return root;
  const layer = kmlLayer(stemOf(name), root.value);
  return layer.ok ? ok([layer.value]) : layer;
};

/** `doc.kml`, or every other .kml of the archive; pictures and models beside it are not unpacked. */
export const readKmz: Reader = async ({ name, files }) => {
  const unzipped = unzipCapped(files[0]?.bytes ?? new Uint8Array(), (entry) => entry.toLowerCase().endsWith('.kml'));
  if (!unzipped.ok) return unzipped;
  if (unzipped.value.length === 0) return fail({ severity: 'error', reason: 'zip-nothing' });
  const layers: Layer[] = [];
  for (const entry of unzipped.value) {
    const root = parseXml(entry.bytes);
    if (!root.ok) return root;
    const layer = kmlLayer(unzipped.value.length === 1 ? stemOf(name) : stemOf(entry.name), root.value);
    if (!layer.ok) return layer;
    layers.push(layer.value);
  }
  return ok(layers);
};
