/** A picture of the map for a report, with the numbers that stand on it: the same for the panel and the command line. */
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { Summary } from '../../../shared/domain/tally.ts';
import type { CountyValue } from '../../db/county-store.tsx';
import type { CountyReader } from '../../db/reader.ts';
import type { HostClient } from '../../host/host-client.ts';
import type { LayerId } from '../../map/packs/pack.ts';
import type { Measure, ThemeName } from '../../map/paint.ts';
import { type SnapshotFault, snapshot } from '../../map/snapshot.ts';
import { levelText, measureText } from '../../text/domain-text.ts';
import { fullDate } from '../../text/format.ts';
import { sectorText } from '../../text/sector-text.ts';
import { t, textOf } from '../../text/t.ts';
import { countyOnPaper } from './county-on-paper.ts';
import { figureRows } from './figure-rows.ts';

interface PictureOptions {
  /** Empty: the whole county. */
  readonly unit: string;
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
  readonly theme: ThemeName;
  readonly measure: Measure;
  readonly visible: readonly LayerId[];
  /** Set for paper: adds the numeric scale. */
  readonly dotsPerInch?: number;
}

export interface Picture {
  readonly png: Blob;
  /** File name without folder. */
  readonly name: string;
  readonly numbers: Summary;
}

export type PictureFault =
  | SnapshotFault
  | { readonly reason: 'no-geometry' }
  | { readonly reason: 'unknown-unit'; readonly unit: string };

export async function takePicture(
  host: HostClient,
  county: CountyValue,
  reader: CountyReader,
  options: PictureOptions,
  signal?: AbortSignal,
): Promise<Result<Picture, PictureFault>> {
  const { settings, units } = county;
  const read = await countyOnPaper(host, county, reader);
  if (!read.ok) return read;
  const { map, mark } = read.value;
  const unit = options.unit === '' ? units.county : units.get(options.unit);
  if (!unit) return fail({ reason: 'unknown-unit', unit: options.unit });
  const numbers = read.value.figures.get(unit.id)?.summary;
  if (!numbers) return fail({ reason: 'unknown-unit', unit: unit.id });
  const isCounty = unit.id === units.county?.id;
  const title = isCounty
    ? t('picture.titleCounty', { county: settings.name, campaign: settings.campaign })
    : t('picture.titleUnit', { unit: unit.name, campaign: settings.campaign });
  const path = units.pathOf(unit.id).map((it) => it.name);
  const measure = measureText(options.measure);
  const made = await snapshot({
    geometry: map.geometry,
    households: map.households,
    archives: map.archives,
    kinds: map.kinds,
    paint: map.paint,
    theme: options.theme,
    measure: options.measure,
    visible: options.visible,
    width: options.width,
    height: options.height,
    ...(isCounty ? {} : { unit: unit.id }),
    title,
    subtitle: t('picture.subtitle', { where: isCounty ? levelText(unit.level) : path.join(' › '), measure }),
    date: fullDate(reader.on),
    rows: figureRows(numbers),
    marks: mark === undefined ? [] : [mark],
    ...(options.dotsPerInch === undefined ? {} : { dotsPerInch: options.dotsPerInch }),
    text: textOf,
    sector: sectorText,
    ...(signal ? { signal } : {}),
  });
  if (!made.ok) return made;
  const name = t('picture.fileName', { place: isCounty ? settings.name : unit.name, measure, date: reader.on });
  return ok({ png: made.value, name: `${name}.png`, numbers });
}

/** Base64 of a blob's bytes. */
export async function base64Of(blob: Blob): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const read = new FileReader();
    read.addEventListener('load', () => resolve(String(read.result)));
    read.addEventListener('error', () => reject(read.error ?? new Error('unreadable')));
    read.readAsDataURL(blob);
  });
  return url.slice(url.indexOf(',') + 1);
}
