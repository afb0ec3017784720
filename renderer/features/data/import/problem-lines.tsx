/** A few sentences about one file, worst first. */
import { CloseCircleFilled, InfoCircleFilled, MinusCircleFilled, ToolFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ProblemLine } from '../../../../shared/host/import-calls.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

/** More of them are read in the list of the fourth step. */
const MOST = 6;

export const SEVERITIES = ['error', 'left-out', 'repaired', 'note'] as const;

export const SEVERITY_ICONS: Readonly<Record<ProblemLine['severity'], ReactNode>> = {
  error: <CloseCircleFilled aria-hidden className="import-error" />,
  'left-out': <MinusCircleFilled aria-hidden className="import-left-out" />,
  repaired: <ToolFilled aria-hidden className="import-repaired" />,
  note: <InfoCircleFilled aria-hidden className="import-note" />,
};

export function ProblemLines({ lines, label }: { readonly lines: readonly ProblemLine[]; readonly label: string }) {
  if (lines.length === 0) return null;
  // One misspelt village in eleven rows is one thing to mend.
  const alike = new Map<string, { readonly line: ProblemLine; readonly times: number }>();
  for (const line of lines) {
    const key = `${line.severity} ${line.text}`;
    alike.set(key, { line, times: (alike.get(key)?.times ?? 0) + 1 });
  }
  const distinct = [...alike.values()].toSorted(
    (a, b) => SEVERITIES.indexOf(a.line.severity) - SEVERITIES.indexOf(b.line.severity),
  );
  return (
    <ul className="import-lines" aria-label={label}>
      {distinct.slice(0, MOST).map(({ line, times }, i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <li key={i}>
          {SEVERITY_ICONS[line.severity]}
          <span className="sr-only">{t(`dataImport.severity.${line.severity}`)}</span>
          <span>
            {line.text}
            {times > 1 && <small>{t('dataImport.times', { count: count(times) })}</small>}
          </span>
        </li>
      ))}
      {distinct.length > MOST && (
        <li className="quiet">{t('dataImport.moreLines', { count: count(distinct.length - MOST) })}</li>
      )}
    </ul>
  );
}
