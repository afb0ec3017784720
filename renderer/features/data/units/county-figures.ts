/** What a county has of units, areas and codes, level by level. Pure. */
import type { GeometryBatch } from '../../../../shared/domain/batch.ts';
import { lacksCode } from '../../../../shared/domain/made-up-code.ts';
import { type UnitLevel, UNIT_LEVELS } from '../../../../shared/domain/unit.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';

export interface LevelFigures {
  readonly level: UnitLevel;
  readonly units: number;
  /** Of them, those with a surveyed area. */
  readonly surveyed: number;
  /** Those with an area that was drawn around a point. */
  readonly assumed: number;
  /** Those that are nowhere on the map: no area and no seat. */
  readonly nowhere: number;
  /** Those without an official code. War zones need none. */
  readonly uncoded: number;
}

export function levelFigures(units: UnitIndex, geometry: GeometryBatch | null): LevelFigures[] {
  const areas = new Map((geometry?.areas.features ?? []).map(({ properties }) => [properties.id, properties]));
  const labels = new Set((geometry?.labels.features ?? []).map(({ properties }) => properties.id));
  const all = [...units.all()];
  return UNIT_LEVELS.map((level) => {
    const own = all.filter((unit) => unit.level === level);
    const isAssumed = (id: string): boolean => areas.get(id)?.assumed === true;
    return {
      level,
      units: own.length,
      surveyed: own.filter(({ id }) => areas.has(id) && !isAssumed(id)).length,
      assumed: own.filter(({ id }) => isAssumed(id)).length,
      nowhere: own.filter(({ id, at }) => !areas.has(id) && at === undefined && !labels.has(id)).length,
      uncoded: own.filter(lacksCode).length,
    };
  }).filter(({ level, units: count }) => level !== 'zone' || count > 0);
}
