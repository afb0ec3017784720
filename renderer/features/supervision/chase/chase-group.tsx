/** One person or township of the chase list with everything that presses, most days late first. */
import type { ChaseGroup } from '../../../../shared/domain/chase.ts';
import { LightDot } from '../../../components/light-dot.tsx';
import { StateMark } from '../../../components/state-mark.tsx';
import { useCounty } from '../../../db/county-store.tsx';
import type { LitTarget } from '../../../db/reader.ts';
import { useOwnerName } from '../../../parts/unit/use-owner-name.ts';
import { count, percent } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

interface ChaseGroupCardProps {
  readonly group: ChaseGroup<LitTarget>;
  readonly by: 'person' | 'unit';
  readonly onOpen: (target: LitTarget) => void;
}

export function ChaseGroupCard({ group, by, onOpen }: ChaseGroupCardProps) {
  const { settings, units } = useCounty();
  const ownerName = useOwnerName();
  const [first = '', township = ''] = group.key.split('\n');
  const name = by === 'unit' ? (units.get(first)?.name ?? first) : first === '' ? t('target.ownerNone') : first;
  const kindName = (id: string): string => settings.kinds.find((kind) => kind.id === id)?.name ?? id;
  return (
    <article className="chase-group" aria-label={name}>
      <header>
        <h3>{name}</h3>
        {by === 'person' && <span>{units.get(township)?.name}</span>}
        <span className="page-space" />
        {group.overdue > 0 && <b>{t('chase.overdue', { count: count(group.overdue), days: count(group.worst) })}</b>}
        {group.soon > 0 && <span>{t('chase.dueSoon', { count: count(group.soon) })}</span>}
      </header>
      <table>
        <thead className="sr-only">
          <tr>
            <th>{t('chase.column.target')}</th>
            <th>{t('chase.column.kind')}</th>
            <th>{t('chase.column.unit')}</th>
            {by === 'unit' && <th>{t('chase.column.owner')}</th>}
            <th>{t('problem.column.deadline')}</th>
            <th>{t('chase.column.late')}</th>
            <th>{t('problem.column.progress')}</th>
          </tr>
        </thead>
        <tbody>
          {group.lines.map(({ target, daysLate }) => (
            <tr key={target.id}>
              <td>
                <button type="button" className="link" onClick={() => onOpen(target)}>
                  <LightDot light={target.light} /> <StateMark state={target.state} /> {target.name}
                </button>
              </td>
              <td>{target.problem?.number ?? kindName(target.kind)}</td>
              <td>{units.get(target.unit)?.name ?? target.unit}</td>
              {by === 'unit' && <td className="chase-owner">{ownerName(target.owner, target.unit)}</td>}
              <td className="chase-day">{target.plan.deadline}</td>
              <td className={daysLate > 0 ? 'chase-late late' : 'chase-late'}>{lateText(daysLate)}</td>
              <td className="chase-percent">{percent(target.percent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}

function lateText(daysLate: number): string {
  if (daysLate > 0) return t('target.overdue', { days: count(daysLate) });
  return daysLate === 0 ? t('target.dueToday') : t('target.daysLeft', { days: count(-daysLate) });
}
