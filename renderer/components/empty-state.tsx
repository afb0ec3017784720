/** A designed emptiness: what is missing, what to do, and the command that does it. */
import type { ReactNode } from 'react';
import { t } from '../text/t.ts';
import './empty-state.css';

interface EmptyStateProps {
  readonly title: string;
  readonly advice?: string;
  /** Text to copy for those who work with commands; folded away. */
  readonly command?: string;
  readonly children?: ReactNode;
}

export function EmptyState({ title, advice, command, children }: EmptyStateProps) {
  return (
    <div className="empty-state" role="status">
      <strong>{title}</strong>
      {advice && <p>{advice}</p>}
      {children}
      {command && (
        <details>
          <summary>{t('empty.commandLine')}</summary>
          <code>{command}</code>
        </details>
      )}
    </div>
  );
}
