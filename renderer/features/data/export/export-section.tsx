import type { DataSectionProps } from '../data-page.tsx';

export function ExportSection({ actions }: DataSectionProps) {
  return <section aria-busy={actions.busy} />;
}
