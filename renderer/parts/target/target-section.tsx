/** The target's panel, wired to the store. */
import { useMemo } from 'react';
import { DEFAULT_KINDS, type Kind } from '../../../shared/domain/kind.ts';
import type { Actions } from '../../app/use-actions.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useChanges, useCounty, useFold, useReader, useTarget } from '../../db/county-store.tsx';
import { t } from '../../text/t.ts';
import { TargetPanel } from './target-panel.tsx';

const HISTORY = 100;

interface TargetSectionProps {
  readonly id: string;
  /** Whether the map can show it. */
  readonly placed?: boolean;
  readonly actions: Actions;
}

export function TargetSection({ id, placed = true, actions }: TargetSectionProps) {
  const { settings, units } = useCounty();
  const reader = useReader();
  const target = useTarget(id);
  const subject = useMemo(() => ({ target: id }), [id]);
  const changes = useChanges(subject, HISTORY);
  const fold = useFold(id);
  if (target === undefined || (target !== null && target.id !== id))
    return <p className="quiet section-note">{t('detail.loading')}</p>;
  const kind: Kind | undefined =
    target === null ? undefined : [...settings.kinds, ...DEFAULT_KINDS].find((it) => it.id === target.kind);
  if (target === null || !kind) return <EmptyState title={t('detail.missing', { id })} />;
  return (
    <TargetPanel
      key={id}
      target={target}
      kind={kind}
      path={units.pathOf(target.unit)}
      on={reader.on}
      placed={placed}
      fold={fold ?? null}
      changes={changes?.filter((change) => change.subject === id)}
      actions={actions}
    />
  );
}
