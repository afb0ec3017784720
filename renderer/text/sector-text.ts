/** Name of a sector of kinds: wording for those that the application knows, the county's own word for every other. */
import { isTextKey, textOf } from './t.ts';

export function sectorText(sector: string): string {
  const key = `sector.${sector}`;
  return isTextKey(key) ? textOf(key) : sector;
}
