/** Evidence of an item of an exit standard in one phrase. */
import { type Evidence, figureOf, type ItemResult, statedDiffers } from '../../shared/domain/standards/evaluate.ts';
import { amount, count, listText, share } from './format.ts';
import { t } from './t.ts';

const two = (value: number): string => String(Math.round(value * 100) / 100);
/** At most two digits: shares are often whole. */
const upToTwo = (value: number): string => t('unit.percent', { percent: two(value) });

/** `nameOf` names targets. Empty where a person says it all. */
export function evidenceText({ evidence, item }: ItemResult, nameOf: (id: string) => string): string {
  const { rule } = item;
  switch (evidence.by) {
    case 'hand':
      return '';
    case 'poverty-rate':
      return evidence.people === undefined || evidence.rate === undefined
        ? t('exit.evidence.rateUnknown', { poor: count(evidence.poor) })
        : t('exit.evidence.rate', {
            rate: upToTwo(evidence.rate),
            poor: count(evidence.poor),
            people: count(evidence.people),
          });
    case 'figure':
      return evidence.value === undefined
        ? t('exit.evidence.noFigure')
        : t('exit.evidence.figure', { value: amount(evidence.value), unit: rule.by === 'figure' ? rule.unit : '' });
    case 'facility':
      return facilityText(evidence, nameOf);
    case 'distance':
      return distanceText(evidence, nameOf);
    default:
      return shareText(evidence);
  }
}

function facilityText(evidence: Extract<Evidence, { by: 'facility' }>, nameOf: (id: string) => string): string {
  const { reached, needed, short } = evidence;
  return short.length === 0
    ? t('exit.evidence.facility', { reached, needed })
    : t('exit.evidence.facilityShort', { reached, needed, names: listText(short.map(nameOf)) });
}

function distanceText(evidence: Extract<Evidence, { by: 'distance' }>, nameOf: (id: string) => string): string {
  if (evidence.share === undefined) return t('exit.evidence.noPlaces');
  const { job, km } = evidence.farthest ?? {};
  const counts = { reached: count(evidence.reached), of: count(evidence.of) };
  return job === undefined || km === undefined
    ? t('exit.evidence.distanceNone', counts)
    : t('exit.evidence.distance', { ...counts, km: two(km), work: nameOf(job) });
}

function shareText(evidence: Extract<Evidence, { by: 'stage' | 'coverage' | 'cleared' | 'children' }>): string {
  const { by, reached, of } = evidence;
  if (evidence.share === undefined)
    return by === 'children' ? t('exit.evidence.noVillages') : t('exit.evidence.noTargets');
  const places = { share: upToTwo(share(reached, of)), reached: amount(reached), of: amount(of) };
  return by === 'children' ? t('exit.evidence.children', places) : t('exit.evidence.share', places);
}

/** What a document states beside what is computed; undefined when nothing is stated. */
export function statedText({ evidence, mark }: ItemResult): { text: string; differs: boolean } | undefined {
  const computed = figureOf(evidence);
  if (mark?.stated === undefined || computed === undefined) return undefined;
  const stated = String(mark.stated);
  const differs = statedDiffers(mark.stated, computed);
  return {
    differs,
    text: differs ? t('exit.stated', { stated, computed: two(computed) }) : t('exit.statedAgrees', { stated }),
  };
}
