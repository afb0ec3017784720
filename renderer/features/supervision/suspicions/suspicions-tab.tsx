/** Suspicious data 可疑数据: what looks like progress on paper, with the reason; each can become a problem. */
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import {
  PLAUSIBILITY_RULES,
  problemOfSuspicion,
  type RuleId,
  type Suspicion,
  suspicionKey,
} from '../../../../shared/domain/plausibility/suspicion.ts';
import type { LitProblem } from '../../../../shared/domain/problem-ledger.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { openTarget, openUnit, pickTarget, showMode } from '../../../app/view-store.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { VirtualList } from '../../../components/virtual-list.tsx';
import { useCounty } from '../../../db/county-store.tsx';
import { ExportMenu } from '../../../parts/export/export-menu.tsx';
import { count, dateTime, stamp } from '../../../text/format.ts';
import { suspicionText } from '../../../text/suspicion-text.ts';
import { t } from '../../../text/t.ts';
import { ProblemForm } from '../ledger/problem-form.tsx';
import { useProblemKind, useProblems, useShownUnit } from '../use-problems.ts';
import { SourceDifferences } from './source-differences.tsx';
import { type Suspicious, useSuspicions } from './use-suspicions.ts';
import './suspicions.css';

interface SuspicionsTabProps {
  readonly actions: Actions;
  /** Shows the problem that has been selected. */
  readonly onLedger: () => void;
}

export function SuspicionsTab({ actions, onLedger }: SuspicionsTabProps) {
  const { settings } = useCounty();
  const found = useSuspicions();
  const problems = useProblems(settings.county);
  if (found === undefined || problems === undefined)
    return <p className="quiet section-note">{t('suspicion.comparing')}</p>;
  if (found === null) return <EmptyState title={t('suspicion.noLog')} advice={t('suspicion.noLogAdvice')} />;
  return <SuspicionList found={found} problems={problems} actions={actions} onLedger={onLedger} />;
}

interface SuspicionListProps extends SuspicionsTabProps {
  readonly found: Suspicious;
  readonly problems: readonly LitProblem[];
}

function SuspicionList({ found, problems, actions, onLedger }: SuspicionListProps) {
  const { units } = useCounty();
  const kind = useProblemKind();
  const unit = useShownUnit();
  const [rule, setRule] = useState<RuleId | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [writing, setWriting] = useState(false);
  const here = useMemo(
    () => found.suspicions.filter((it) => unit === undefined || units.pathUp(it.unit).includes(unit.id)),
    [found, unit, units],
  );
  const shown = rule === null ? here : here.filter((it) => it.rule === rule);
  const open = shown.find((it) => suspicionKey(it) === chosen);
  const turned = useMemo(() => new Map(problems.map((row) => [row.problem.finding ?? '', row])), [problems]);
  const nameOf = (it: Suspicion): string => subjectName(it, found, units.get(it.unit)?.name);
  return (
    <div className="list-and-panel">
      <section className="list-side" aria-label={t('supervision.tab.suspicions')}>
        <div className="filters">
          <div className="chips" role="group" aria-label={t('suspicion.rule')}>
            {PLAUSIBILITY_RULES.map(({ id }) => (
              <button
                key={id}
                type="button"
                className="chip"
                aria-pressed={rule === id}
                onClick={() => setRule(rule === id ? null : id)}
              >
                {t(`suspicion.rule.${id}`)} <b>{count(here.filter((it) => it.rule === id).length)}</b>
              </button>
            ))}
          </div>
          <span className="filter-count">{t('suspicion.count', { count: count(shown.length) })}</span>
          <ExportMenu
            lines={shown.length}
            table={() => ({
              title: t('supervision.tab.suspicions'),
              lines: shown,
              columns: [
                { title: t('suspicion.rule'), form: 'text', value: (it) => t(`suspicion.rule.${it.rule}`) },
                { title: t('chase.column.target'), form: 'text', value: nameOf },
                { title: t('chase.column.unit'), form: 'text', value: (it) => units.get(it.unit)?.name ?? it.unit },
                { title: t('export.finding'), form: 'text', value: suspicionText },
                { title: t('export.at'), form: 'time', value: (it) => (it.at === null ? null : stamp(it.at)) },
                {
                  title: t('export.turned'),
                  form: 'code',
                  value: (it) => turned.get(suspicionKey(it))?.problem.number ?? null,
                },
              ],
            })}
          />
        </div>
        {shown.length === 0 ? (
          <EmptyState title={t('suspicion.none')} advice={t('suspicion.noneAdvice')} />
        ) : (
          <VirtualList
            items={shown}
            rowRem={3.25}
            keyOf={suspicionKey}
            label={t('supervision.tab.suspicions')}
            chosen={chosen}
            onChoose={(it) => {
              setWriting(false);
              setChosen(suspicionKey(it));
              if (found.targets.has(it.subject)) pickTarget(it.subject);
            }}
            render={(it) => (
              <div className="suspicion-row" role="gridcell">
                <span className="badge">{t(`suspicion.rule.${it.rule}`)}</span>
                <span className="suspicion-subject">
                  <strong>{nameOf(it)}</strong>
                  {found.targets.has(it.subject) && <small>{units.get(it.unit)?.name}</small>}
                </span>
                <span className="two-lines">{suspicionText(it)}</span>
                <span className="suspicion-when">
                  {it.at === null ? '' : dateTime(it.at)}
                  <b>{turned.get(suspicionKey(it))?.problem.number}</b>
                </span>
              </div>
            )}
          />
        )}
      </section>
      {open && writing && kind && (
        <ProblemForm
          existing={problems}
          kind={kind.id}
          actions={actions}
          start={{
            unit: open.unit,
            name: t('suspicion.problem', { name: nameOf(open), reason: suspicionText(open) }),
            ...problemOfSuspicion(open, {
              number: '',
              source: t('suspicion.source', { rule: t(`suspicion.rule.${open.rule}`) }),
              measure: t('suspicion.measure'),
              lead: '',
            }),
          }}
          onClose={() => setWriting(false)}
        />
      )}
      {open && !writing && (
        <aside className="panel-side" aria-label={t('suspicion.panel')}>
          <header className="panel-heading">
            <b>{nameOf(open)}</b>
          </header>
          <p className="panel-note">
            <span className="badge">{t(`suspicion.rule.${open.rule}`)}</span>
          </p>
          <p className="panel-note strong">{suspicionText(open)}</p>
          <p className="panel-note quiet">{t(`suspicion.why.${open.rule}`)}</p>
          {open.rule === 'five-sources' && (
            <SourceDifferences differences={found.differences.filter((it) => it.household === open.subject)} />
          )}
          {open.rule === 'bulk-clearance' && (
            <SubjectList subjects={open.facts['subjects']} found={found} title={t('suspicion.subjects')} />
          )}
          {open.rule === 'same-photograph' && (
            <SubjectList subjects={open.facts['others']} found={found} title={t('suspicion.others')} />
          )}
          <div className="form-actions panel-note">
            <TurnButton
              turned={turned.get(suspicionKey(open))}
              canTurn={kind !== undefined && actions.refusal === undefined}
              onTurn={() => setWriting(true)}
              onLedger={onLedger}
            />
            <Button
              onClick={() => {
                const target = found.targets.get(open.subject);
                if (target) openTarget(target.id, target.unit);
                else openUnit(open.unit);
                showMode('battle-map');
              }}
            >
              {t('problem.onMap')}
            </Button>
          </div>
          {!kind && <p className="panel-note quiet">{t('problem.noKind')}</p>}
        </aside>
      )}
    </div>
  );
}

interface TurnButtonProps {
  readonly turned: LitProblem | undefined;
  readonly canTurn: boolean;
  readonly onTurn: () => void;
  readonly onLedger: () => void;
}

/** One suspicion becomes one problem; afterwards the problem is what is worked on. */
function TurnButton({ turned, canTurn, onTurn, onLedger }: TurnButtonProps) {
  if (!turned) {
    return (
      <Button type="primary" disabled={!canTurn} onClick={onTurn}>
        {t('suspicion.turn')}
      </Button>
    );
  }
  return (
    <Button
      onClick={() => {
        pickTarget(turned.id);
        onLedger();
      }}
    >
      {t('suspicion.turned', { number: turned.problem.number })}
    </Button>
  );
}

function subjectName({ subject }: Suspicion, found: Suspicious, village: string | undefined): string {
  const target = found.targets.get(subject);
  if (target) return target.name;
  return t('problem.household', { village: village ?? '', number: subject.slice(subject.lastIndexOf('/') + 1) });
}

interface SubjectListProps {
  readonly subjects: string | number | readonly string[] | undefined;
  readonly found: Suspicious;
  readonly title: string;
}

function SubjectList({ subjects, found, title }: SubjectListProps) {
  const ids = Array.isArray(subjects) ? (subjects as readonly string[]) : [];
  return (
    <section>
      <h3>{title}</h3>
      <ul className="line-list">
        {ids.map((id) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => pickTarget(id)}>
              <span>{found.targets.get(id)?.name ?? id}</span>
              <small>{id}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
