/** Which sheets an atlas has, in which order, and under which names its files lie. Pure. */
import type { Light } from '../../../shared/domain/light.ts';
import type { Unit, UnitLevel } from '../../../shared/domain/unit.ts';
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';

/** Levels that an atlas has a sheet each of, as the command line spells them. */
export const ATLAS_LEVELS = ['war-zone', 'township', 'village'] as const;
export type AtlasLevel = (typeof ATLAS_LEVELS)[number];
export const ATLAS_SORTS = ['order', 'name', 'behind', 'progress'] as const;
export type AtlasSort = (typeof ATLAS_SORTS)[number];

export const levelOf = (level: AtlasLevel): UnitLevel => (level === 'war-zone' ? 'zone' : level);

export interface AtlasAsk {
  readonly by: AtlasLevel;
  /** Only units below this one. */
  readonly within?: string;
  /** Only units with one of these lights. */
  readonly lights?: readonly Light[];
  /** Only units whose name or code contains this. */
  readonly words?: string;
  readonly sort: AtlasSort;
}

/** What an atlas sorts and filters by. */
export interface UnitStanding {
  readonly light: Light;
  readonly percent: number | null;
  readonly plannedPercent: number | null;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

export function atlasUnits(
  units: UnitIndex,
  standing: (unit: string) => UnitStanding | undefined,
  { by, within, lights, words = '', sort }: AtlasAsk,
): Unit[] {
  const level = levelOf(by);
  const wanted = words.trim();
  const chosen = [...units.all()].filter(
    (unit) =>
      unit.level === level &&
      (within === undefined || units.pathOf(unit.id).some((it) => it.id === within)) &&
      (wanted === '' || unit.name.includes(wanted) || unit.id.includes(wanted)) &&
      (lights === undefined || lights.length === 0 || lights.includes(standing(unit.id)?.light ?? 'none')),
  );
  const behind = (unit: Unit): number => {
    const now = standing(unit.id);
    return now?.percent == null || now.plannedPercent == null ? -Infinity : now.plannedPercent - now.percent;
  };
  const percent = (unit: Unit): number => standing(unit.id)?.percent ?? -1;
  const number = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
  switch (sort) {
    case 'order':
      // As the command chain has them: by code, war zone by war zone.
      return chosen.toSorted((a, b) => collator.compare(pathKey(units, a), pathKey(units, b)));
    case 'name':
      return chosen.toSorted((a, b) => collator.compare(a.name, b.name));
    case 'behind':
      return chosen.toSorted((a, b) => number(behind(b), behind(a)));
    case 'progress':
      return chosen.toSorted((a, b) => number(percent(b), percent(a)));
  }
}

const pathKey = (units: UnitIndex, unit: Unit): string =>
  units
    .pathOf(unit.id)
    .map((it) => it.id)
    .join(' ');

/** Name of a sheet's file without ending: its number in the atlas, so that a folder sorts as the atlas does. */
export function atlasFileName(number: number, of: number, name: string): string {
  const digits = Math.max(2, String(of).length);
  const plain = [...name.normalize('NFC')]
    .map((char) => (char < ' ' || '<>:"/\\|?*\u007f'.includes(char) ? '_' : char))
    .join('');
  return `${String(number).padStart(digits, '0')}-${plain}`;
}
