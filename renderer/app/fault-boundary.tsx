/** The last resort: an error while the interface is drawn becomes a page that says what to do, never an empty window. */
import { Component, type ReactNode } from 'react';
import { type StartFault, startFault } from './start-fault.ts';
import { FailedPage } from './start-page.tsx';

interface FaultBoundaryProps {
  readonly children: ReactNode;
}

export class FaultBoundary extends Component<FaultBoundaryProps, { readonly fault: StartFault | null }> {
  override state: { readonly fault: StartFault | null } = { fault: null };

  static getDerivedStateFromError(error: unknown): { fault: StartFault } {
    return { fault: startFault(error) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault ? <FailedPage fault={fault} onRetry={() => location.reload()} /> : this.props.children;
  }
}
