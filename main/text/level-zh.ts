/** Levels of the command chain, in words. */
import type { UnitLevel } from '../../shared/domain/unit.ts';

export const LEVEL_NAMES: Readonly<Record<UnitLevel, string>> = {
  county: '县',
  zone: '战区',
  township: '乡镇',
  village: '村',
};
