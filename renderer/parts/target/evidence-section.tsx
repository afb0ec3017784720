/** Proof that the kind demands: what is there, who brought it and when, what is missing, and the form to bring more. */
import { Button } from 'antd';
import { useState } from 'react';
import type { Evidence } from '../../../shared/domain/evidence.ts';
import type { EvidenceRule, Kind } from '../../../shared/domain/kind.ts';
import type { Actions } from '../../app/use-actions.ts';
import { AttachmentList } from '../../components/attachment-list.tsx';
import { useHost } from '../../db/county-store.tsx';
import type { LitTarget } from '../../db/reader.ts';
import { attachmentsOf } from '../../host/attachments.ts';
import { clockMs } from '../../../shared/log/clock.ts';
import { count, dateTime, fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { EvidenceForm } from './evidence-form.tsx';

interface EvidenceSectionProps {
  readonly target: LitTarget;
  readonly kind: Kind;
  readonly actions: Actions;
  readonly canWrite: boolean;
}

export function EvidenceSection({ target, kind, actions, canWrite }: EvidenceSectionProps) {
  const rules = kind.evidence ?? [];
  // What no longer counts lacks nothing.
  const isGone = target.state === 'removed' && (target.evidence ?? []).length === 0;
  if (rules.length === 0 || isGone) return null;
  return (
    <section className="evidence-section" aria-label={t('evidence.title')}>
      <h3>{t('evidence.title')}</h3>
      {rules.map((rule) => (
        <Demand key={rule.id} rule={rule} target={target} actions={actions} canWrite={canWrite} />
      ))}
    </section>
  );
}

interface DemandProps extends Omit<EvidenceSectionProps, 'kind'> {
  readonly rule: EvidenceRule;
}

function Demand({ rule, target, actions, canWrite }: DemandProps) {
  const [adding, setAdding] = useState(false);
  const brought = (target.evidence ?? []).filter(({ item }) => item === rule.id);
  const counted = brought.filter(({ file }) => rule.needs === 'record' || file);
  return (
    <div className={counted.length > 0 ? 'evidence-demand met' : 'evidence-demand'} role="group" aria-label={rule.name}>
      <header>
        <b>{rule.name}</b>
        <span className={counted.length > 0 ? 'badge' : 'badge badge-missing'}>
          {counted.length > 0 ? t('evidence.present', { count: count(counted.length) }) : t('evidence.missing')}
        </span>
        <small>{t(`evidence.before.${rule.before}`)}</small>
        {canWrite && !adding && (
          <Button size="small" onClick={() => setAdding(true)} aria-label={t('evidence.addTo', { name: rule.name })}>
            {t('evidence.add')}
          </Button>
        )}
      </header>
      {brought.length > 0 && (
        <ul className="evidence-list">
          {brought.map((evidence) => (
            <Brought
              key={evidence.id}
              evidence={evidence}
              rule={rule}
              target={target}
              actions={actions}
              canWrite={canWrite}
            />
          ))}
        </ul>
      )}
      {adding && canWrite && (
        <EvidenceForm
          rule={rule}
          busy={actions.busy}
          onCancel={() => setAdding(false)}
          onSave={(given) =>
            actions.perform({
              act: (commands) => commands.addEvidence(target.id, { item: rule.id, ...given }),
              said: t('evidence.saved', { name: rule.name }),
              undoable: true,
              onResult: (result) => {
                if (result.ok) setAdding(false);
              },
            })
          }
        />
      )}
    </div>
  );
}

function Brought({ evidence, rule, target, actions, canWrite }: DemandProps & { readonly evidence: Evidence }) {
  const host = useHost();
  const { number, issuer, issued, note, file, user, clock } = evidence;
  const isSettled = ['cleared', 'removed'].includes(target.state);
  const facts = [number, issuer, issued === undefined ? undefined : fullDate(issued)].filter((it) => it !== undefined);
  return (
    <li>
      {facts.length > 0 && (
        <p className="evidence-facts">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
      {note !== undefined && <p>{note}</p>}
      {file && <AttachmentList attachments={attachmentsOf(host)} files={[file]} />}
      <small>
        {t('evidence.byAt', { user, when: dateTime(clockMs(clock)) })}
        {canWrite && (
          <button
            type="button"
            className="link evidence-revoke"
            disabled={isSettled}
            title={isSettled ? t('evidence.stays') : undefined}
            aria-label={t('evidence.revokeOf', { name: rule.name, number: number ?? file?.name ?? '' })}
            onClick={() =>
              actions.perform({
                act: (commands) => commands.revoke(target.id, [evidence.id]),
                said: t('evidence.revoked', { name: rule.name }),
                undoable: false,
              })
            }
          >
            {t('evidence.revoke')}
          </button>
        )}
      </small>
    </li>
  );
}
