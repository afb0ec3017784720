/** One item of a checklist: verdict, figures behind it, who entered it; its mark can be entered in place. */
import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ItemResult } from '../../../shared/domain/standards/evaluate.ts';
import type { ExitStanding } from '../../../shared/domain/standards/exit-standing.ts';
import type { Actions } from '../../app/use-actions.ts';
import { evidenceText, statedText } from '../../text/exit-text.ts';
import { fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { MarkForm } from './mark-form.tsx';
import { VerdictMark, verdictText } from './verdict-mark.tsx';

interface ExitItemProps {
  readonly result: ItemResult;
  readonly standing: ExitStanding;
  readonly nameOf: (id: string) => string;
  readonly actions: Actions;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

export function ExitItem({ result, standing, nameOf, actions, open, onOpen }: ExitItemProps) {
  const { item, verdict, basis, mark } = result;
  const evidence = evidenceText(result, nameOf);
  const stated = statedText(result);
  const isEntered = basis === 'hand' || basis === 'override';
  return (
    <li className={`exit-item exit-item-${verdict}`}>
      <VerdictMark verdict={verdict} />
      <div className="exit-item-text">
        <span className="exit-item-name">{item.name}</span>
        {evidence !== '' && <span className="exit-evidence">{evidence}</span>}
        {stated && <span className={stated.differs ? 'exit-difference' : 'exit-evidence'}>{stated.text}</span>}
        {isEntered && mark?.evidence && <span className="exit-evidence">{mark.evidence}</span>}
        {isEntered && mark?.why && <span className="exit-evidence">{mark.why}</span>}
        {basis === 'override' && mark?.override && (
          <span className="exit-difference">
            {t('exit.overridden', { computed: verdictText(result.computed), reason: mark.override })}
          </span>
        )}
        {isEntered && mark?.by && mark.on && (
          <span className="exit-by">
            <span className="badge">{t(`exit.basis.${basis}`)}</span>
            {t('exit.by', { by: mark.by, on: fullDate(mark.on) })}
          </span>
        )}
      </div>
      <Button
        type="text"
        size="small"
        icon={<EditOutlined />}
        aria-label={t('exit.edit', { item: item.name })}
        aria-expanded={open}
        title={actions.refusal ?? t('exit.edit', { item: item.name })}
        disabled={actions.refusal !== undefined || !actions.canWrite}
        onClick={() => onOpen(!open)}
      />
      {open && actions.refusal === undefined && (
        <MarkForm
          key={JSON.stringify(mark ?? null)}
          result={result}
          subject={standing.subject}
          standard={standing.standard}
          actions={actions}
          onClose={() => onOpen(false)}
        />
      )}
    </li>
  );
}
