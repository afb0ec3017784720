/** What several seats said differently: every value with who said it when and where; one is chosen and stands. */
import { Button } from 'antd';
import { type State, stateSchema } from '../../../../shared/domain/clearance.ts';
import type { Difference } from '../../../../shared/log/differences.ts';
import { openTarget } from '../../../app/view-store.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { stateText } from '../../../text/domain-text.ts';
import { count, percent, stamp } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { SaidLine } from './said-line.tsx';
import { useAuthor, usePackageCall } from './use-package-call.ts';

/** As many as one decides at a sitting; the next ones come up as these go. */
const MOST_SHOWN = 100;
const FIELDS = ['owner', 'name', 'start', 'deadline', 'quantity', 'work'] as const;

interface DifferencesListProps {
  readonly host: HostClient;
  readonly differences: readonly Difference[];
  readonly seatName: (device: string) => string;
  readonly onDecided: () => void;
}

function aboutText(
  { about, kind, name, sort }: Difference,
  stageName: (kind: string, stage: string) => string,
): string {
  const rest = about.slice(about.indexOf(':') + 1);
  switch (sort) {
    case 'state':
      return t('dataPackages.differences.state');
    case 'amount':
      return t('dataPackages.differences.amount');
    case 'reach':
      return t('dataPackages.differences.reach', { stage: stageName(kind, rest) });
    case 'number':
      return t('dataPackages.differences.numberHint', { number: name });
    case 'field': {
      const field = FIELDS.find((it) => it === rest);
      return field ? t(`dataPackages.field.${field}`) : rest;
    }
  }
}

function valueText(sort: Difference['sort'], value: Difference['values'][number]['value']): string {
  const state = sort === 'state' ? stateSchema.safeParse(value) : undefined;
  if (state?.success) return stateText(state.data satisfies State);
  if (sort === 'amount' && typeof value === 'number') return percent(value);
  if (value === null || value === '') return t('dataPackages.differences.nothing');
  return typeof value === 'string' ? value : typeof value === 'number' ? count(value) : JSON.stringify(value);
}

export function DifferencesList({ host, differences, seatName, onDecided }: DifferencesListProps) {
  const { settings, units } = useCounty();
  const author = useAuthor();
  const call = usePackageCall(units);
  const stageName = (kind: string, stage: string): string =>
    settings.kinds.find((it) => it.id === kind)?.stages.find((it) => it.id === stage)?.name ?? stage;
  const kindName = (kind: string): string => settings.kinds.find((it) => it.id === kind)?.name ?? '';
  if (differences.length === 0)
    return (
      <>
        <SaidLine call={call} />
        <EmptyState title={t('dataPackages.differences.none')} advice={t('dataPackages.differences.noneHint')} />
      </>
    );
  const decide = ({ about, name, subject }: Difference, choose: string, value: string): void =>
    call.run(host['package.decide']({ ...author, subject, about, choose }), () => {
      onDecided();
      return t('dataPackages.differences.done', { what: `${name} → ${value}` });
    });
  return (
    <>
      <p className="quiet">{t('dataPackages.differences.hint')}</p>
      <SaidLine call={call} />
      <ul className="packages-differences">
        {differences.slice(0, MOST_SHOWN).map((difference) => (
          <li key={`${difference.subject} ${difference.about}`}>
            <header>
              {difference.sort === 'number' ? (
                <strong>{t('dataPackages.differences.number')}</strong>
              ) : (
                <button
                  type="button"
                  className="packages-link"
                  onClick={() => openTarget(difference.subject, difference.unit)}
                >
                  {difference.name}
                </button>
              )}
              <span className="quiet">
                {[units.get(difference.unit)?.name ?? difference.unit, kindName(difference.kind)]
                  .filter((it) => it !== '')
                  .join(' · ')}
              </span>
              <b>{aboutText(difference, stageName)}</b>
            </header>
            <div className="packages-values" role="group" aria-label={difference.name}>
              {difference.values.map(({ at, device, id, note, stands, user, value }) => {
                const text = valueText(difference.sort, value);
                return (
                  <div key={id} className={stands ? 'packages-value stands' : 'packages-value'}>
                    <strong>{text}</strong>
                    {stands && difference.sort !== 'number' && <em>{t('dataPackages.differences.stands')}</em>}
                    <span className="quiet">
                      {t('dataPackages.differences.by', { user, at: stamp(at), seat: seatName(device) })}
                    </span>
                    {note !== undefined && <span>{note}</span>}
                    <Button
                      size="small"
                      disabled={call.busy || author.user === ''}
                      aria-label={
                        difference.sort === 'number'
                          ? t('dataPackages.differences.keepOf', { value: text })
                          : t('dataPackages.differences.chooseOf', { value: text })
                      }
                      onClick={() => decide(difference, id, text)}
                    >
                      {difference.sort === 'number'
                        ? t('dataPackages.differences.keep')
                        : t('dataPackages.differences.choose')}
                    </Button>
                  </div>
                );
              })}
            </div>
          </li>
        ))}
      </ul>
      {differences.length > MOST_SHOWN && (
        <p className="quiet">{t('dataPackages.differences.more', { count: MOST_SHOWN })}</p>
      )}
    </>
  );
}
