/**
 * National codes of units: GB/T 2260 for counties (6 digits) and the statistical codes for townships (9) and villages (12).
 * Source: 统计用区划代码和城乡划分代码编制规则 (National Bureau of Statistics).
 */
import type { UnitLevel } from '../../../shared/domain/unit.ts';
import { tidyText } from './cell.ts';

/** A county whose code and name were changed; old files and maps still carry the old ones. */
interface Renamed {
  readonly from: string;
  readonly oldName: string;
  readonly to: string;
  readonly name: string;
  /** When and by what it was changed. */
  readonly since: string;
}

const RENAMED: readonly Renamed[] = [
  // The Ministry of Civil Affairs approved 盘州市 in place of 盘县 in April 2017.
  { from: '520222', oldName: '盘县', to: '520281', name: '盘州市', since: '2017-04' },
];

export const renamedCounty = (code: string): Renamed | undefined =>
  RENAMED.find((renamed) => code.slice(0, 6) === renamed.from);

/** Today's name of a county that the file calls by an old one; the name itself otherwise. */
export const currentName = (name: string): string => RENAMED.find((renamed) => renamed.oldName === name)?.name ?? name;

export type CodeCell =
  | { readonly code: string; readonly level: UnitLevel; readonly renamed?: Renamed }
  | { readonly code: null; readonly why: 'blank' | 'malformed' | 'scientific' | 'above-county'; readonly text: string };

const LEVELS: Partial<Record<number, UnitLevel>> = { 6: 'county', 9: 'township', 12: 'village' };

/** Twelve-digit codes of higher units end in zeros; without them the code shows its level. */
function shortened(digits: string): string {
  if (digits.length === 12 && digits.endsWith('000')) return shortened(digits.slice(0, 9));
  if (digits.length === 9 && digits.endsWith('000')) return digits.slice(0, 6);
  return digits;
}

/**
 * A code as spreadsheets leave it: with an apostrophe, as ="520281", as 520281.0, in full-width digits. No province begins
 * with 9; invented counties begin with 99.
 */
export function readCode(cell: string): CodeCell {
  const text = tidyText(cell);
  const bare = text
    .replace(/^=?["“”'‘’`]+/, '')
    .replace(/["“”'‘’`]+$/, '')
    .replace(/\.0+$/, '')
    .replaceAll(' ', '');
  if (bare === '') return { code: null, why: 'blank', text };
  if (/^\d(\.\d+)?[eE]\+?\d+$/.test(bare)) return { code: null, why: 'scientific', text };
  if (!/^\d+$/.test(bare) || !/^([1-8]|99)/.test(bare)) return { code: null, why: 'malformed', text };
  const digits = shortened(bare);
  const isAboveCounty = digits.length === 2 || digits.length === 4 || (digits.length === 6 && digits.endsWith('00'));
  if (isAboveCounty) return { code: null, why: 'above-county', text };
  const level = LEVELS[digits.length];
  if (!level) return { code: null, why: 'malformed', text };
  const renamed = renamedCounty(digits);
  return renamed ? { code: renamed.to + digits.slice(6), level, renamed } : { code: digits, level };
}

export const countyOf = (code: string): string => code.slice(0, 6);

/** Code of the unit above by the code alone; null for a county. */
export const parentOf = (code: string, level: UnitLevel): string | null =>
  level === 'village' ? code.slice(0, 9) : level === 'township' ? code.slice(0, 6) : null;
