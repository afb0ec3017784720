/** Latest changes of a unit or target, with the names of what they are about. */
import { useEffect, useState } from 'react';
import { openTarget } from '../../../app/view-store.ts';
import { useChanges, useCounty, useReader } from '../../../db/county-store.tsx';
import type { LitTarget } from '../../../db/reader.ts';
import { t } from '../../../text/t.ts';
import { ChangeList } from '../../../parts/unit/change-list.tsx';

const SHOWN = 50;

export function ChangesSection({ subject }: { subject: { unit: string } | { target: string } }) {
  const { settings, units } = useCounty();
  const reader = useReader();
  const changes = useChanges(subject, SHOWN);
  const [known, setKnown] = useState<ReadonlyMap<string, LitTarget>>(new Map());
  useEffect(() => {
    if (!changes) return undefined;
    let stale = false;
    const ids = [...new Set(changes.map((change) => change.subject))];
    void Promise.all(ids.map((id) => reader.target(id))).then((targets) => {
      if (!stale) setKnown(new Map(targets.filter((it) => it !== undefined).map((it) => [it.id, it])));
    });
    return () => {
      stale = true;
    };
  }, [changes, reader]);
  if (!changes) return <p className="quiet section-note">{t('detail.loading')}</p>;
  const nameOf = (id: string): string => known.get(id)?.name ?? units.get(id)?.name ?? id;
  const stageName = (id: string, stage: string): string => {
    const kind = settings.kinds.find((it) => it.id === known.get(id)?.kind);
    return kind?.stages.find((it) => it.id === stage)?.name ?? stage;
  };
  return (
    <ChangeList
      changes={changes}
      nameOf={nameOf}
      stageName={stageName}
      {...('unit' in subject
        ? {
            onOpen: (id: string) => {
              const target = known.get(id);
              if (target) openTarget(target.id, target.unit);
            },
          }
        : {})}
    />
  );
}
