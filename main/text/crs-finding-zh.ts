/** What is known of a layer's coordinates, as one sentence. */
import type { CrsId } from '../../shared/geo/crs.ts';
import type { CrsContradiction, CrsProof, CrsWhy } from '../core/import/place-reasons.ts';
import { COMPASS_WORDS, crsShort, crsTitle, distanceText } from './crs-zh.ts';

const FITS: Readonly<Record<CrsProof, string>> = {
  areas: '与本县已有的边界相合',
  targets: '与已有的任务位置相合',
  seats: '与已有的驻地位置相合',
  units: '各图形落在所写的单位之内',
  county: '各图形落在本县之内',
};
const MISSES: Readonly<Record<CrsProof, string>> = {
  areas: '与本县已有的边界不合',
  targets: '与已有的任务位置不合',
  seats: '与已有的驻地位置不合',
  units: '许多图形落在所写的单位之外',
  county: '许多图形落在本县之外',
};

/** What speaks against a system, as the rest of a sentence. */
export function contradictionText({ by, likely, metres, towards }: CrsContradiction): string {
  if (metres === undefined || towards === undefined)
    return likely === undefined ? `${MISSES[by]}；请核对。` : `${MISSES[by]}，看上去是 ${crsShort(likely)}。`;
  const off = `图形比本县已有的位置偏${COMPASS_WORDS[towards]}约 ${distanceText(metres)}`;
  return likely === undefined
    ? `${off}，没有一种已知的坐标系能解释；可能是西安 80 或北京 54，请核对。`
    : `${off}，看上去是 ${crsShort(likely)}。`;
}

interface Finding {
  readonly crs: CrsId | null;
  /** The file's own words. */
  readonly named: string | null;
  readonly why: CrsWhy;
}

export function crsFindingText({ crs, named, why }: Finding): string {
  switch (why.why) {
    case 'fits':
      return why.metres === undefined
        ? `按文件所说的“${named}”读取，${FITS[why.by]}。`
        : `按文件所说的“${named}”读取，${FITS[why.by]}，相差 ${distanceText(why.metres)}。`;
    case 'found': {
      const found = crs ? crsShort(crs) : '';
      return why.metres === undefined
        ? `文件没有说明坐标系；按“${found}”读取时${FITS[why.by]}。`
        : `文件没有说明坐标系；按“${found}”读取时${FITS[why.by]}，相差 ${distanceText(why.metres)}。`;
    }
    case 'unchecked':
      return why.hasOutline
        ? `按文件所说的“${named}”读取；本县已有的位置不足以核对，偏几百米也看不出来。`
        : `按文件所说的“${named}”读取；本县还没有边界，无从核对，偏几百米也看不出来。`;
    case 'contradicted':
      return `文件说是“${named}”，但${contradictionText(why)}`;
    case 'silent':
      return why.likely === undefined
        ? '文件没有说明坐标系，本县也没有能比对的位置；请选定，或问提供文件的人。'
        : `文件没有可靠地说明坐标系，看上去像“${crsShort(why.likely)}”；请选定。`;
    case 'unknown':
      return why.likely === undefined
        ? `不认识文件所说的坐标系“${named}”；请选定。`
        : `不认识文件所说的坐标系“${named}”，看上去像“${crsShort(why.likely)}”；请选定。`;
    case 'needs-shift':
      return `文件的坐标系是“${named}”，与现行坐标系相差约百米，各县不同；请填上三参数或七参数，或请自然资源部门转换为 CGCS2000。`;
    case 'other-zone':
      return why.zone === null
        ? `文件说是“${named}”，但坐标前面没有带号；按“${crs ? crsTitle(crs) : ''}”读取。`
        : `文件说是“${named}”，但坐标前面带着带号 ${why.zone}；按“${crs ? crsTitle(crs) : ''}”读取。`;
    case 'impossible':
      return `文件说是“${named}”，但坐标的数值不可能属于它；请选定真正的坐标系。`;
    case 'nowhere':
      return '坐标的数值在任何已知坐标系中都不在中国；请核对文件。';
  }
}
