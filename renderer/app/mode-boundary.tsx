/** An error while one mode's page is drawn stays on that page: the others go on, nothing that was saved is touched. */
import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../components/empty-state.tsx';
import { t } from '../text/t.ts';

interface ModeBoundaryProps {
  readonly children: ReactNode;
}

export class ModeBoundary extends Component<ModeBoundaryProps, { readonly detail: string | null }> {
  override state: { readonly detail: string | null } = { detail: null };

  static getDerivedStateFromError(error: unknown): { detail: string } {
    return { detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override render(): ReactNode {
    const { detail } = this.state;
    if (detail === null) return this.props.children;
    return (
      <main className="mode-fault" role="alert">
        <EmptyState title={t('mode.fault')} advice={t('mode.faultAdvice')}>
          <Button onClick={() => this.setState({ detail: null })}>{t('mode.faultRetry')}</Button>
          <details>
            <summary>{t('start.failed.detail')}</summary>
            <code>{detail}</code>
          </details>
        </EmptyState>
      </main>
    );
  }
}
