/** A titled field of the dashboard with room for one figure beside its title. */
import type { ReactNode } from 'react';

interface CardProps {
  readonly title: string;
  /** Said beside the title. */
  readonly aside?: ReactNode;
  readonly area: 'funnel' | 'curve' | 'red' | 'ranking' | 'recent' | 'exit';
  readonly children: ReactNode;
}

export function Card({ title, aside, area, children }: CardProps) {
  return (
    <section className={`card card-${area}`} aria-label={title}>
      <header>
        <h3>{title}</h3>
        {aside}
      </header>
      <div className="card-body">{children}</div>
    </section>
  );
}
