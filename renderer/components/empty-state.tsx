/** A designed emptiness: what is missing, what to do, and the command that does it. */
import type { ReactNode } from 'react';
import './empty-state.css';

interface EmptyStateProps {
  readonly title: string;
  readonly advice?: string;
  /** Shown as text to copy. */
  readonly command?: string;
  readonly children?: ReactNode;
}

export function EmptyState({ title, advice, command, children }: EmptyStateProps) {
  return (
    <div className="empty-state" role="status">
      <strong>{title}</strong>
      {advice && <p>{advice}</p>}
      {command && <code>{command}</code>}
      {children}
    </div>
  );
}
