/** 数据 › 数据包: the county as one file, progress carried between seats, and what then has to be decided. */
import { useCallback, useEffect, useState } from 'react';
import type { Output } from '../../../../shared/host/contract.ts';
import type { Difference } from '../../../../shared/log/differences.ts';
import { useCounty } from '../../../db/county-store.tsx';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import type { DataSectionProps } from '../data-page.tsx';
import { DifferencesList } from './differences-list.tsx';
import { ExchangesTable, SeatsList } from './exchanges-table.tsx';
import { Receive } from './receive.tsx';
import { SaveCounty } from './save-county.tsx';
import { SaveProgress } from './save-progress.tsx';
import './packages-section.css';

export function PackagesSection({ host }: DataSectionProps) {
  const { units } = useCounty();
  const [differences, setDifferences] = useState<readonly Difference[]>([]);
  const [seats, setSeats] = useState<Output<'package.seats'>>({ exchanges: [], devices: [] });
  const refresh = useCallback((): void => {
    // Where the host is gone the frame says so; what is shown stays.
    const nothing = (): void => undefined;
    host['package.differences']({}).then((answer) => setDifferences(answer.differences), nothing);
    host['package.seats']({}).then(setSeats, nothing);
  }, [host]);
  useEffect(() => {
    refresh();
    return host.listen(
      ({ event }) => {
        if (event === 'journal.appended') refresh();
      },
      () => undefined,
    );
  }, [host, refresh]);
  const seatName = (device: string): string => {
    const known = seats.devices.find((it) => it.device === device);
    return known?.own ? t('dataPackages.seats.own') : known?.name || device;
  };
  const isEmpty = units.county === undefined;
  return (
    <section className="packages-section" aria-label={t('dataPackages.title')}>
      <div className="packages-column">
        <h2>{t('dataPackages.in')}</h2>
        <Receive host={host} onReceived={refresh} />
        {!isEmpty && (
          <>
            <section className="packages-band">
              <h2>
                {t('dataPackages.differences.title')}
                {differences.length > 0 && (
                  <small>{t('dataPackages.differences.count', { count: count(differences.length) })}</small>
                )}
              </h2>
              <DifferencesList host={host} differences={differences} seatName={seatName} onDecided={refresh} />
            </section>
            <section className="packages-band">
              <h2>{t('dataPackages.exchanges.title')}</h2>
              <ExchangesTable exchanges={seats.exchanges} />
            </section>
          </>
        )}
      </div>
      {!isEmpty && (
        <div className="packages-column">
          <h2>{t('dataPackages.out')}</h2>
          <SaveProgress host={host} onMade={refresh} />
          <SaveCounty host={host} />
          <section className="packages-band">
            <h2>{t('dataPackages.seats.title')}</h2>
            <SeatsList host={host} devices={seats.devices} onChanged={refresh} />
          </section>
        </div>
      )}
    </section>
  );
}
