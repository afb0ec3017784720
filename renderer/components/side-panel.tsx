/** A panel beside the map that folds to a narrow strip. */
import { DoubleLeftOutlined, DoubleRightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import './side-panel.css';

interface SidePanelProps {
  readonly side: 'left' | 'right';
  readonly title: string;
  readonly open: boolean;
  readonly foldLabel: string;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

export function SidePanel({ side, title, open, foldLabel, onToggle, children }: SidePanelProps) {
  const outward = (side === 'left') === open;
  return (
    <aside className={`side-panel side-${side} ${open ? 'open' : 'folded'}`} aria-label={title}>
      <button
        type="button"
        className="side-fold"
        aria-expanded={open}
        aria-label={foldLabel}
        title={foldLabel}
        onClick={onToggle}
      >
        {outward ? <DoubleLeftOutlined /> : <DoubleRightOutlined />}
        {!open && <span>{title}</span>}
      </button>
      {open && <div className="side-body">{children}</div>}
    </aside>
  );
}
