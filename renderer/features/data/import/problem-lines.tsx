/** A few sentences about one file, worst first. */
import { CloseCircleFilled, InfoCircleFilled, ToolFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ProblemLine } from '../../../../shared/host/import-calls.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

/** More of them are read in the list of the fourth step. */
const MOST = 6;

export const SEVERITIES = ['error', 'repaired', 'note'] as const;

export const SEVERITY_ICONS: Readonly<Record<ProblemLine['severity'], ReactNode>> = {
  error: <CloseCircleFilled aria-hidden className="import-error" />,
  repaired: <ToolFilled aria-hidden className="import-repaired" />,
  note: <InfoCircleFilled aria-hidden className="import-note" />,
};

export function ProblemLines({ lines, label }: { readonly lines: readonly ProblemLine[]; readonly label: string }) {
  if (lines.length === 0) return null;
  const shown = lines
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .slice(0, MOST);
  return (
    <ul className="import-lines" aria-label={label}>
      {shown.map((line, i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <li key={i}>
          {SEVERITY_ICONS[line.severity]}
          <span className="sr-only">{t(`dataImport.severity.${line.severity}`)}</span>
          <span>{line.text}</span>
        </li>
      ))}
      {lines.length > MOST && (
        <li className="quiet">{t('dataImport.moreLines', { count: count(lines.length - MOST) })}</li>
      )}
    </ul>
  );
}
