/** What is looked at before a sheet leaves: a line an issue, which selects the part that it is about. */
import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import type { SheetIssue } from '../../../shared/sheet/preflight.ts';
import type { PartKind } from '../../../shared/sheet/template.ts';
import { count, decimal, fullDate, listText } from '../../text/format.ts';
import { t } from '../../text/t.ts';

const partText = (part: PartKind): string => t(`sheets.part.${part}`);

function issueText(issue: SheetIssue): string {
  switch (issue.reason) {
    case 'no-approval-number':
    case 'empty-legend':
    case 'no-map':
      return t(`sheets.issue.${issue.reason}`);
    case 'unknown-token':
      return t('sheets.issue.unknown-token', { part: partText(issue.part), token: issue.token });
    case 'stale':
      return t('sheets.issue.stale', {
        on: fullDate(issue.on),
        last: fullDate(issue.lastChange),
        days: count(issue.days),
      });
    case 'personal':
      return t('sheets.issue.personal', {
        part: partText(issue.part),
        sort: t(`sheets.issue.personal.${issue.sort}`),
      });
    case 'overlap':
      return t('sheets.issue.overlap', { a: partText(issue.a), b: partText(issue.b) });
    case 'off-page':
      return t('sheets.issue.off-page', { part: partText(issue.part) });
    case 'small-type':
      return t('sheets.issue.small-type', { part: partText(issue.part), size: decimal(issue.size) });
    case 'counts-differ': {
      const values = issue.values.map(({ where, value }) =>
        t('sheets.issue.counts-differ.value', { where: t(`sheets.place.${where}`), value: count(value) }),
      );
      return t('sheets.issue.counts-differ', { what: issue.what, values: listText(values) });
    }
  }
}

/** Parts to look at. */
function partsOf(issue: SheetIssue): PartKind[] {
  switch (issue.reason) {
    case 'no-approval-number':
      return ['approval'];
    case 'empty-legend':
      return ['legend'];
    case 'no-map':
      return ['map'];
    case 'stale':
      return ['date'];
    case 'overlap':
      return [issue.a, issue.b];
    case 'counts-differ':
      return ['statistics'];
    default:
      return [issue.part];
  }
}

interface IssueListProps {
  /** Null while nothing has been drawn. */
  readonly issues: readonly SheetIssue[] | null;
  readonly onPick: (parts: PartKind[]) => void;
}

export function IssueList({ issues, onPick }: IssueListProps) {
  return (
    <section aria-label={t('sheets.preflight')} className="sheet-issues">
      <h3>{t('sheets.preflight')}</h3>
      {issues === null && <p className="quiet">{t('sheets.preflight.waiting')}</p>}
      {issues?.length === 0 && (
        <p>
          <CheckCircleOutlined aria-hidden /> {t('sheets.preflight.none')}
        </p>
      )}
      {issues && issues.length > 0 && (
        <ul>
          {issues.map((issue) => (
            <li key={JSON.stringify(issue)} className={`issue-${issue.reason}`}>
              <WarningOutlined aria-hidden />
              <button type="button" className="link" onClick={() => onPick(partsOf(issue))}>
                {issueText(issue)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
