/** A picture of the map for a report, with the numbers that stand on it: the same for the panel and the command line. */
import { LIGHTS } from '../../../shared/domain/light.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { Summary } from '../../../shared/domain/tally.ts';
import { tilesPath } from '../../../shared/host/contract.ts';
import type { CountyValue } from '../../db/county-store.tsx';
import type { CountyReader } from '../../db/reader.ts';
import type { HostClient } from '../../host/host-client.ts';
import type { MapArchive } from '../../map/archives.ts';
import type { LayerId } from '../../map/packs/pack.ts';
import type { Measure, ThemeName } from '../../map/paint.ts';
import { householdPaint, targetPaint, unitPaint } from '../paint-values.ts';
import { type SnapshotFault, snapshot } from '../../map/snapshot.ts';
import { levelText, lightText, measureText } from '../../text/domain-text.ts';
import { count, decimal, fullDate, percent, share } from '../../text/format.ts';
import { sectorText } from '../../text/sector-text.ts';
import { t, textOf } from '../../text/t.ts';

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

export const archivesOf = (host: HostClient, archives: CountyValue['info']['archives']): MapArchive[] =>
  archives.map(({ id, kind, encoding, layers }) => ({
    id,
    kind,
    ...(encoding ? { encoding } : {}),
    ...(layers ? { layers } : {}),
    url: new URL(tilesPath(id), document.baseURI).href,
    headers: () => ({ ...host.assetHeaders }),
  }));

/** Rows of the numbers panel on the picture. */
function numberRows(summary: Summary): { label: string; value: string }[] {
  const rows = [
    {
      label: t('kpi.cleared'),
      value: t('picture.cleared', {
        done: count(summary.cleared),
        total: count(summary.total),
        percent: percent(share(summary.cleared, summary.total)),
      }),
    },
    ...(summary.percent === null ? [] : [{ label: t('kpi.progress'), value: percent(summary.percent) }]),
    ...(summary.plannedPercent === null
      ? []
      : [{ label: t('picture.plan'), value: t('unit.percent', { percent: decimal(summary.plannedPercent) }) }]),
    ...LIGHTS.map((light) => ({
      label: lightText(light),
      value: count(summary.lights[light]),
    })),
    { label: t('kpi.overdue'), value: count(summary.overdue) },
  ];
  return [
    ...(summary.total > 0 ? rows : []),
    ...(summary.householdsLeft > 0
      ? [{ label: t('kpi.poorLeft'), value: t('count.households', { count: count(summary.householdsLeft) }) }]
      : []),
    ...(summary.povertyRate === null ? [] : [{ label: t('kpi.povertyRate'), value: percent(summary.povertyRate) }]),
  ];
}

export async function takePicture(
  host: HostClient,
  county: CountyValue,
  reader: CountyReader,
  options: PictureOptions,
  signal?: AbortSignal,
): Promise<Result<Picture, PictureFault>> {
  const { settings, units, geometry, householdBlocks, info } = county;
  if (!geometry) return fail({ reason: 'no-geometry' });
  const unit = options.unit === '' ? units.county : units.get(options.unit);
  if (!unit) return fail({ reason: 'unknown-unit', unit: options.unit });
  const ids = [...units.all()].map((it) => it.id);
  const villages = householdBlocks.map((block) => block.village);
  const [figures, targets, households] = await Promise.all([
    reader.figures(ids),
    reader.allTargets(),
    reader.households(villages),
  ]);
  const numbers = figures.find((it) => it.unit === unit.id)?.summary;
  if (!numbers) return fail({ reason: 'unknown-unit', unit: unit.id });
  const isCounty = unit.id === units.county?.id;
  const title = isCounty
    ? t('picture.titleCounty', { county: settings.name, campaign: settings.campaign })
    : t('picture.titleUnit', { unit: unit.name, campaign: settings.campaign });
  const path = units.pathOf(unit.id).map((it) => it.name);
  const measure = measureText(options.measure);
  const mark = settings.mark ?? geometry.mark;
  const made = await snapshot({
    geometry,
    households: householdBlocks,
    archives: archivesOf(host, info.archives),
    kinds: settings.kinds,
    paint: {
      targets: targets.map(targetPaint),
      units: figures.map(unitPaint),
      households: households.map(householdPaint),
    },
    theme: options.theme,
    measure: options.measure,
    visible: options.visible,
    width: options.width,
    height: options.height,
    ...(isCounty ? {} : { unit: unit.id }),
    title,
    subtitle: t('picture.subtitle', { where: isCounty ? levelText(unit.level) : path.join(' › '), measure }),
    date: fullDate(reader.on),
    rows: numberRows(numbers),
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
