/**
 * How far a target is, as form and never as hue, by the one status table: outline not started, hatch under way, solid
 * done, solid with ✓ cleared, dotted ring reopened.
 */
import type { State } from '../../shared/domain/clearance.ts';
import { formOf } from '../map/status.ts';
import { stateText } from '../text/domain-text.ts';
import './state-mark.css';

export function StateMark({ state }: { state: State }) {
  const form = formOf(state);
  return (
    <svg className={`state-mark state-mark-${form}`} viewBox="0 0 16 16" role="img" aria-label={stateText(state)}>
      <circle cx="8" cy="8" r="6.25" />
      {form === 'hatch' && <path d="M3.2 9.6 9.6 3.2M4.4 12.1 12.1 4.4M7 13 13 7" />}
      {form === 'ticked' && <polyline points="4.8,8.3 7.1,10.6 11.3,5.8" />}
    </svg>
  );
}
