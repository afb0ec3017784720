/** The figures of a unit's poor households: both stocks, and the poverty rate with its numerator and denominator. */
import { useFigures } from '../../../db/county-store.tsx';
import { count, percentTwo } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

export function HouseholdFigures({ unit }: { unit: string }) {
  const figures = useFigures([unit])?.[0];
  const { poor } = figures?.tally ?? {};
  const summary = figures?.summary;
  const people = (households: number | undefined, members: number | undefined): string =>
    households === undefined || members === undefined
      ? t('people.none')
      : t('people.headcount', { households: count(households), people: count(members) });
  const lifted = poor && { households: poor.households - poor.left, people: poor.people - poor.leftPeople };
  return (
    <div className="figures-line">
      <p className="figure-main">
        <span>{t('people.rate')}</span>
        <b>{summary?.povertyRate == null ? t('people.none') : percentTwo(summary.povertyRate)}</b>
        {summary?.registeredPeople != null && (
          <small>
            {t('people.rateOf', { poor: count(summary.leftPeople), registered: count(summary.registeredPeople) })}
          </small>
        )}
      </p>
      <dl>
        <div>
          <dt>{t('people.registered')}</dt>
          <dd>{people(poor?.households, poor?.people)}</dd>
        </div>
        <div>
          <dt>{t('people.status.left')}</dt>
          <dd>{people(poor?.left, poor?.leftPeople)}</dd>
        </div>
        <div>
          <dt>{t('people.status.lifted')}</dt>
          <dd>{people(lifted?.households, lifted?.people)}</dd>
        </div>
        <div>
          <dt>{t('people.status.relapsed')}</dt>
          <dd>{poor ? t('count.households', { count: count(poor.relapsed) }) : t('people.none')}</dd>
        </div>
      </dl>
    </div>
  );
}
