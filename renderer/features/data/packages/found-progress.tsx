/** A progress package whose signature fits: from whom, what would be taken, what would not and why. */
import { Button, Checkbox } from 'antd';
import { useId, useState } from 'react';
import type { HeldBack } from '../../../../shared/host/package-calls.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { count, listText, stamp } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { heldCount, HeldList } from './held-list.tsx';
import { capacityText, kindText } from './package-fault.ts';
import type { Found } from './receive.tsx';
import { SaidLine } from './said-line.tsx';
import { useAuthor, usePackageCall } from './use-package-call.ts';

interface FoundProgressProps {
  readonly host: HostClient;
  readonly found: Extract<Found, { progress: object }>;
  readonly onClose: () => void;
  /** Told what was received, as a sentence. */
  readonly onDone: (text: string, heldBack: readonly HeldBack[]) => void;
}

export function FoundProgress({ host, found, onClose, onDone }: FoundProgressProps) {
  const { units } = useCounty();
  const author = useAuthor();
  const call = usePackageCall(units, found.name);
  const id = useId();
  const [accepted, setAccepted] = useState(false);
  const { attachments, attachmentsMissing, batches, device, duplicates, fingerprint, fresh, heldBack } = found.progress;
  const { madeAt, madeBy, name, people, trust, unit, written } = found.progress;
  const total = fresh.reduce((sum, it) => sum + it.count, 0);
  // A fork has to be noted even where nothing can be taken.
  const isWorth = total > 0 || heldBack.some(({ why }) => why.why === 'fork');
  const merge = (): void =>
    call.run(host['package.merge']({ ...author, upload: found.upload, accept: accepted }), (answer) => {
      const held = heldCount(answer.heldBack);
      onDone(
        held === 0
          ? t('dataPackages.merge.done', { count: count(answer.operations) })
          : t('dataPackages.merge.doneHeld', { count: count(answer.operations), held: count(held) }),
        answer.heldBack,
      );
      return null;
    });
  return (
    <section className="packages-card packages-found" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{t('dataPackages.from', { name, unit: units.get(unit)?.name ?? unit })}</h3>
      <ul className="packages-facts">
        <li className={trust === 'unknown' ? 'packages-new' : 'packages-whole'}>{t(`dataPackages.trust.${trust}`)}</li>
        <li>
          {t('dataPackages.device', { device })}
          <code>{t('dataPackages.fingerprint', { fingerprint })}</code>
        </li>
        <li>{t('dataPackages.found.made', { user: madeBy.user, at: stamp(madeAt) })}</li>
        <li>
          <strong>
            {total > 0
              ? t('dataPackages.merge.takes', { count: count(total), duplicates: count(duplicates) })
              : t('dataPackages.merge.nothing', { duplicates: count(duplicates) })}
          </strong>
        </li>
        {written && <li>{t('dataPackages.merge.written', { from: stamp(written.from), to: stamp(written.to) })}</li>}
        {total > 0 && (
          <li>
            {listText(
              fresh.map((it) => t('dataPackages.merge.kind', { kind: kindText(it.k), count: count(it.count) })),
            )}
          </li>
        )}
        {people.length > 0 && (
          <li>
            {listText(
              people.slice(0, 6).map((it) =>
                t('dataPackages.merge.by', {
                  user: it.user,
                  role: capacityText(it.role, units),
                  count: count(it.count),
                }),
              ),
            )}
          </li>
        )}
        {batches + attachments > 0 && <li>{t('dataPackages.merge.files', { batches, attachments })}</li>}
        {attachmentsMissing > 0 && <li>{t('dataPackages.merge.missing', { count: attachmentsMissing })}</li>}
      </ul>
      {heldBack.length > 0 && <HeldList held={heldBack} />}
      {trust === 'unknown' && (
        <Checkbox checked={accepted} onChange={(event) => setAccepted(event.target.checked)}>
          {t('dataPackages.accept')}
        </Checkbox>
      )}
      <div className="packages-buttons">
        <Button
          type="primary"
          loading={call.busy}
          disabled={author.user === '' || !isWorth || (trust === 'unknown' && !accepted)}
          onClick={merge}
        >
          {t('dataPackages.merge.button', { count: count(total) })}
        </Button>
        <Button disabled={call.busy} onClick={onClose}>
          {t('dataPackages.close')}
        </Button>
      </div>
      <SaidLine call={call} />
    </section>
  );
}
