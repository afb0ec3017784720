/**
 * Pinyin of place names. The general dictionary misreads some characters in names of places, so a list of corrections is
 * laid over it; where people say both, both find the place.
 */
import { pinyin } from 'pinyin-pro';

/** Part of a name → its syllables as said on the spot. */
const CORRECTIONS: readonly (readonly [part: string, syllables: readonly string[]])[] = [
  ['六枝', ['lu', 'zhi']],
  ['六安', ['lu', 'an']],
  ['大埔', ['da', 'bu']],
  ['长寿', ['chang', 'shou']],
  ['长坪', ['chang', 'ping']],
  ['蔚县', ['yu', 'xian']],
  ['都匀', ['du', 'yun']],
  ['重楼', ['chong', 'lou']],
  ['重新', ['chong', 'xin']],
  ['会泽', ['hui', 'ze']],
  ['堡子', ['bu', 'zi']],
  ['铺子', ['pu', 'zi']],
  ['柏林', ['bai', 'lin']],
  ['朝阳', ['chao', 'yang']],
  ['乐民', ['le', 'min']],
  ['石头寨', ['shi', 'tou', 'zhai']],
  ['岔河', ['cha', 'he']],
  ['洞', ['dong']],
  ['硐', ['dong']],
  ['凼', ['dang']],
  ['箐', ['qing']],
  ['枧', ['jian']],
  ['嘎', ['ga']],
];

/** Readings of a name, each as one syllable per character (a run of other letters counts as one); corrected first. */
export function readingsOf(name: string): readonly (readonly string[])[] {
  const said = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const characters = pinyin(name, { toneType: 'none', type: 'all', nonZh: 'consecutive' }).map((it) => it.origin);
  const corrected = [...said];
  for (const [part, syllables] of CORRECTIONS) {
    const letters = [...part];
    for (let i = 0; i + letters.length <= characters.length; i += 1) {
      if (letters.every((letter, j) => characters[i + j] === letter)) corrected.splice(i, letters.length, ...syllables);
    }
  }
  const lower = (syllables: readonly string[]): string[] => syllables.map((it) => it.toLowerCase());
  return corrected.every((it, i) => it === said[i]) ? [lower(said)] : [lower(corrected), lower(said)];
}
