/** ✓ ✗ — ? as form, never as hue: hue says schedule only. */
import type { Verdict } from '../../../shared/domain/standards/facts.ts';
import { t } from '../../text/t.ts';

const SHAPES: Readonly<Record<Verdict, string>> = {
  pass: 'M3.5 8.5 6.7 11.7 12.7 4.6',
  fail: 'M4.2 4.2 11.8 11.8M11.8 4.2 4.2 11.8',
  na: 'M4 8H12',
  unknown: 'M5.6 6.1A2.4 2.4 0 1 1 8 8.4V9.6M8 11.6V12.2',
};

export const verdictText = (verdict: Verdict): string => t(`exit.mark.${verdict}`);

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  return (
    <svg className={`verdict-mark verdict-${verdict}`} viewBox="0 0 16 16" role="img" aria-label={verdictText(verdict)}>
      <circle cx="8" cy="8" r="7.25" />
      <path d={SHAPES[verdict]} />
    </svg>
  );
}
