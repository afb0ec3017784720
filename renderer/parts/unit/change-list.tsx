/** What happened last, newest first: what, who and when, in one sentence each. */
import type { ChangeEntry } from '../../db/reader.ts';
import { changeText } from '../../text/change-text.ts';
import { dateTime } from '../../text/format.ts';
import { t } from '../../text/t.ts';

interface ChangeListProps {
  readonly changes: readonly ChangeEntry[];
  /** Name of what a change is about: target or unit. */
  readonly nameOf: (subject: string) => string;
  readonly stageName: (subject: string, stage: string) => string;
  readonly onOpen?: (subject: string) => void;
}

export function ChangeList({ changes, nameOf, stageName, onOpen }: ChangeListProps) {
  if (changes.length === 0) return <p className="quiet section-note">{t('changes.none')}</p>;
  return (
    <ol className="changes">
      {changes.map((change) => {
        const text = changeText(change, nameOf(change.subject), stageName);
        return (
          <li key={change.operation}>
            {onOpen ? (
              <button type="button" className="link" onClick={() => onOpen(change.subject)}>
                {text}
              </button>
            ) : (
              <span>{text}</span>
            )}
            <small>{t('changes.byAt', { user: change.user, when: dateTime(change.at) })}</small>
          </li>
        );
      })}
    </ol>
  );
}
