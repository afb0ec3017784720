import type { DataSectionProps } from '../data-page.tsx';

export function UnitsSection({ actions }: DataSectionProps) {
  return <section aria-busy={actions.busy} />;
}
