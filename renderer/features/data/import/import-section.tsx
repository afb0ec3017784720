import type { DataSectionProps } from '../data-page.tsx';

export function ImportSection({ actions }: DataSectionProps) {
  return <section aria-busy={actions.busy} />;
}
