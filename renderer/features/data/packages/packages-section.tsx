import type { DataSectionProps } from '../data-page.tsx';

export function PackagesSection({ actions }: DataSectionProps) {
  return <section aria-busy={actions.busy} />;
}
