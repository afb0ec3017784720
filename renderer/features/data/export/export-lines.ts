/** What can be exported of a part of the county: levels of units and kinds of target, each with how many there are and lie where. */
import type { GeometryBatch } from '../../../../shared/domain/batch.ts';
import type { Kind } from '../../../../shared/domain/kind.ts';
import { UNIT_LEVELS } from '../../../../shared/domain/unit.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import type { ExportSubject } from '../../../../shared/host/export-calls.ts';
import type { LitTarget } from '../../../db/reader.ts';
import { levelText } from '../../../text/domain-text.ts';
import { t } from '../../../text/t.ts';

export interface ExportLine {
  readonly id: string;
  readonly name: string;
  readonly of: ExportSubject;
  readonly count: number;
  /** Of them, those that lie somewhere. */
  readonly placed: number;
  readonly group: 'units' | 'kinds';
}

interface Known {
  readonly units: UnitIndex;
  readonly kinds: readonly Kind[];
  readonly geometry: GeometryBatch | null;
  /** Targets of the unit and below it. */
  readonly targets: readonly LitTarget[];
}

export function exportLines(unit: string, { units, kinds, geometry, targets }: Known): ExportLine[] {
  const areas = new Set(geometry?.areas.features.map(({ properties }) => properties.id));
  const within = [...units.all()].filter(({ id }) => units.pathUp(id).includes(unit));
  const levels = UNIT_LEVELS.flatMap((level): ExportLine[] => {
    const own = within.filter((it) => it.level === level);
    if (own.length === 0) return [];
    const withArea = own.filter(({ id }) => areas.has(id)).length;
    const placed = withArea > 0 ? withArea : own.filter(({ at }) => at !== undefined).length;
    return [{ id: `level ${level}`, name: levelText(level), of: { level }, count: own.length, placed, group: 'units' }];
  });
  const every: ExportLine = {
    id: 'level all',
    name: t('dataExport.everyUnit'),
    of: { level: 'all' },
    count: within.length,
    // Areas of several levels lie on one another and make no layer.
    placed: 0,
    group: 'units',
  };
  const places = new Set(
    [...(geometry?.points.features ?? []), ...(geometry?.lines.features ?? [])].map(({ properties }) => properties.id),
  );
  const byKind = kinds.map(({ id, name }): ExportLine => {
    const own = targets.filter(({ kind }) => kind === id);
    const placed = own.filter((target) => places.has(target.id)).length;
    return { id: `kind ${id}`, name, of: { kind: id }, count: own.length, placed, group: 'kinds' };
  });
  return [...(levels.length > 1 ? [every] : []), ...levels, ...byKind];
}
