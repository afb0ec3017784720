/** The ledger's columns as the trade has them: 序号·问题·来源·措施·牵头单位·责任单位·责任人·时限·进展·销号·备注. */
import { daysBetween } from '../../../../shared/domain/day.ts';
import type { LitProblem } from '../../../../shared/domain/problem-ledger.ts';
import { LightDot } from '../../../components/light-dot.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { StateMark } from '../../../components/state-mark.tsx';
import { VirtualList } from '../../../components/virtual-list.tsx';
import { useCounty } from '../../../db/county-store.tsx';
import { useOwnerName } from '../../../parts/unit/use-owner-name.ts';
import { stateText } from '../../../text/domain-text.ts';
import { count, percent } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import './problem-table.css';

const ROW_REM = 3.5;
const COLUMNS = [
  'number',
  'name',
  'source',
  'measure',
  'lead',
  'unit',
  'owner',
  'deadline',
  'progress',
  'clearance',
  'remark',
] as const;

interface ProblemTableProps {
  readonly problems: readonly LitProblem[];
  /** Numbers that more than one problem bears. */
  readonly twice: ReadonlyMap<string, readonly string[]>;
  readonly on: string;
  readonly chosen: string | null;
  readonly onChoose: (problem: LitProblem) => void;
}

export function ProblemTable({ problems, twice, on, chosen, onChoose }: ProblemTableProps) {
  const ownerName = useOwnerName();
  return (
    <div className="problem-table">
      <div className="problem-row problem-head" aria-hidden>
        {COLUMNS.map((column) => (
          <span key={column} className={`problem-${column}`}>
            {t(`problem.column.${column}`)}
          </span>
        ))}
      </div>
      <VirtualList
        items={problems}
        rowRem={ROW_REM}
        keyOf={(row) => row.id}
        label={t('supervision.tab.ledger')}
        chosen={chosen}
        onChoose={onChoose}
        render={(row) => (
          <ProblemCells
            row={row}
            owner={ownerName(row.owner, row.unit)}
            isTwice={twice.has(row.problem.number)}
            on={on}
          />
        )}
      />
    </div>
  );
}

interface ProblemCellsProps {
  readonly row: LitProblem;
  readonly owner: string;
  readonly isTwice: boolean;
  readonly on: string;
}

function ProblemCells({ row, owner, isTwice, on }: ProblemCellsProps) {
  const { units } = useCounty();
  const { problem } = row;
  const remark = row.remarks?.at(-1)?.text ?? row.last?.note ?? '';
  return (
    <div className="problem-row" role="gridcell">
      <span className={isTwice ? 'problem-number twice' : 'problem-number'}>
        <LightDot light={row.light} />
        {problem.number}
        {isTwice && <small>{t('problem.twice')}</small>}
      </span>
      <span className="problem-name two-lines" title={row.name}>
        {row.name}
      </span>
      <span className="problem-source two-lines" title={problem.source}>
        <small className="badge">{t(`problem.level.${problem.level}`)}</small> {problem.source}
      </span>
      <span className="problem-measure two-lines" title={problem.measure}>
        {problem.measure}
      </span>
      <span className="problem-lead two-lines">{problem.lead}</span>
      <span className="problem-unit two-lines">{units.get(row.unit)?.name ?? row.unit}</span>
      <span className="problem-owner">{owner}</span>
      <span className={row.overdue ? 'problem-deadline late' : 'problem-deadline'}>
        {row.plan.deadline}
        {row.overdue && <small>{t('list.overdueBy', { days: count(daysBetween(row.plan.deadline, on)) })}</small>}
      </span>
      <span className="problem-progress">
        <b>{percent(row.percent)}</b>
        <ProgressBar value={row.percent} label={t('problem.column.progress')} size="thin" />
      </span>
      <span className="problem-clearance">
        <StateMark state={row.state} />
        {stateText(row.state)}
      </span>
      <span className="problem-remark two-lines" title={remark}>
        {remark}
      </span>
    </div>
  );
}
