/** The county of one day as everything on paper wants it: one reading for a picture, a sheet and all sheets of an atlas. */
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import type { CountyValue } from '../../db/county-store.tsx';
import type { CountyReader, LitTarget, UnitFigures } from '../../db/reader.ts';
import type { HostClient } from '../../host/host-client.ts';
import type { PaperCounty } from '../../paper/map/map-request.ts';
import { householdPaint, targetPaint, unitPaint } from '../paint-values.ts';
import { archivesOf } from './archives-of.ts';

export interface CountyOnPaper {
  readonly on: Day;
  readonly map: PaperCounty;
  /** By unit. */
  readonly figures: ReadonlyMap<string, UnitFigures>;
  readonly targets: readonly LitTarget[];
  /** Names invented geography; written on everything that leaves. */
  readonly mark: string | undefined;
}

/** Relocation: whom a site takes in from where. */
const FLOWING_SECTOR = 'relocation';

export async function countyOnPaper(
  host: HostClient,
  { settings, units, geometry, householdBlocks, info }: CountyValue,
  reader: CountyReader,
): Promise<Result<CountyOnPaper, { readonly reason: 'no-geometry' }>> {
  if (!geometry) return fail({ reason: 'no-geometry' });
  const [figures, targets, households] = await Promise.all([
    reader.figures([...units.all()].map((it) => it.id)),
    reader.allTargets(),
    reader.households(householdBlocks.map((block) => block.village)),
  ]);
  const flowing = new Set(settings.kinds.filter((kind) => kind.sector === FLOWING_SECTOR).map((kind) => kind.id));
  return ok({
    on: reader.on,
    map: {
      geometry,
      kinds: settings.kinds,
      households: householdBlocks,
      archives: archivesOf(host, info.archives),
      paint: {
        targets: targets.map(targetPaint),
        units: figures.map(unitPaint),
        households: households.map(householdPaint),
      },
      flows: targets.flatMap((row) =>
        row.origins && flowing.has(row.kind) ? [{ to: row.id, origins: row.origins }] : [],
      ),
    },
    figures: new Map(figures.map((it) => [it.unit, it])),
    targets,
    mark: settings.mark ?? geometry.mark,
  });
}
