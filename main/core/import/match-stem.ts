/** Names of units without the words for their sort: 乡/镇, 社区/居委会 and 彝族乡/乡 are used loosely in counties' files. */
import type { UnitLevel } from '../../../shared/domain/unit.ts';

/** Longest first, so that 村村民委员会 does not leave half an ending. */
const VILLAGE_ENDING =
  /(社区居民委员会|村村民委员会|居民委员会|村民委员会|社区居委会|社区村委会|村居委会|村村委会|居委会|村委会|行政村|社区|村)$/;
const TOWNSHIP_ENDING = /(街道办事处|乡人民政府|镇人民政府|人民政府|街道办|街道|镇|乡)$/;
const ETHNIC =
  /((汉|回|苗|彝|白|布依|侗|水|仡佬|壮|瑶|土家|土|傣|哈尼|藏|蒙古|满|朝鲜|羌|傈僳|拉祜|佤|纳西|景颇|毛南|仫佬|畲|黎|哈萨克|维吾尔|东乡|撒拉|各)族)+$/;

/** The level that the ending of a name tells; null where it has none. */
export const levelOfName = (name: string): UnitLevel | null =>
  VILLAGE_ENDING.test(name) ? 'village' : TOWNSHIP_ENDING.test(name) ? 'township' : null;

/** The name that is left; the name itself where nothing would be. */
export function stemOf(name: string): string {
  const level = levelOfName(name);
  if (level === null) return name;
  const bare =
    level === 'village'
      ? name.replace(VILLAGE_ENDING, '').replace(VILLAGE_ENDING, '')
      : name.replace(TOWNSHIP_ENDING, '').replace(TOWNSHIP_ENDING, '').replace(ETHNIC, '');
  return bare === '' ? name : bare;
}
