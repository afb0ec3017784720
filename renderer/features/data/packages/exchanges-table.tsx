/** What has been passed on and received, and by which seats. */
import { Button } from 'antd';
import type { Exchange, SeatDevice } from '../../../../shared/host/package-calls.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { count, stamp } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { SaidLine } from './said-line.tsx';
import { useAuthor, usePackageCall } from './use-package-call.ts';

const MOST_SHOWN = 50;

export function ExchangesTable({ exchanges }: { readonly exchanges: readonly Exchange[] }) {
  if (exchanges.length === 0) return <p className="quiet">{t('dataPackages.exchanges.none')}</p>;
  return (
    <table className="packages-table">
      <thead>
        <tr>
          {(['at', 'direction', 'who', 'operations', 'heldBack', 'user', 'file'] as const).map((column) => (
            <th key={column} scope="col" className={column === 'operations' || column === 'heldBack' ? 'number' : ''}>
              {t(`dataPackages.exchanges.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {exchanges.slice(0, MOST_SHOWN).map((it, i) => (
          // Two packages may be of one minute and of one name.
          <tr key={`${it.at} ${it.file} ${i}`}>
            <td>{stamp(it.at)}</td>
            <td>{t(`dataPackages.exchanges.${it.direction}`)}</td>
            <td>{it.name}</td>
            <td className="number">{count(it.operations)}</td>
            <td className={it.heldBack > 0 ? 'number packages-new' : 'number'}>{count(it.heldBack)}</td>
            <td>{it.user}</td>
            <td className="packages-file">{it.file}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SeatsListProps {
  readonly host: HostClient;
  readonly devices: readonly SeatDevice[];
  readonly onChanged: () => void;
}

export function SeatsList({ host, devices, onChanged }: SeatsListProps) {
  const { units } = useCounty();
  const author = useAuthor();
  const call = usePackageCall(units);
  const renew = (): void =>
    call.run(host['package.renew'](author), ({ device }) => {
      onChanged();
      return t('dataPackages.seats.renewed', { device });
    });
  return (
    <>
      <SaidLine call={call} />
      <ul className="packages-seats">
        {devices.map(({ device, fingerprint, frozen, name, own, unit }) => (
          <li key={device} className={frozen ? 'frozen' : ''}>
            <strong>{own ? t('dataPackages.seats.own') : name}</strong>
            <span className="quiet">
              {[...new Set([...(own ? name.split(' · ') : []), units.get(unit)?.name ?? unit, device])]
                .filter((it) => it !== '')
                .join(' · ')}
            </span>
            <code>{fingerprint === '' ? t('dataPackages.seats.noKey') : fingerprint}</code>
            {frozen && <b role="alert">{t('dataPackages.seats.frozen')}</b>}
            {own && (
              <Button
                size="small"
                danger={frozen !== undefined}
                disabled={call.busy || author.user === ''}
                title={t('dataPackages.seats.renewHint')}
                onClick={renew}
              >
                {t('dataPackages.seats.renew')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
