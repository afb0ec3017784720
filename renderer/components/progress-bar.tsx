/** A bar from 0 to 100 with a mark where the plan says it should be. Neutral in hue: hue is for lights only. */
import './progress-bar.css';

interface ProgressBarProps {
  /** 0–100. */
  readonly value: number;
  /** Where the plan is, 0–100; left out when nothing is planned. */
  readonly plan?: number | undefined;
  readonly label: string;
  readonly size?: 'thin' | 'normal' | 'tall';
  readonly tone?: 'accent' | 'plain';
}

export function ProgressBar({ value, plan, label, size = 'normal', tone = 'accent' }: ProgressBarProps) {
  const reached = Math.max(0, Math.min(100, value));
  return (
    <div
      className={`progress-bar progress-bar-${size} progress-bar-${tone}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(reached * 10) / 10}
    >
      <i style={{ width: `${reached}%` }} />
      {plan !== undefined && <b style={{ left: `${Math.max(0, Math.min(100, plan))}%` }} />}
    </div>
  );
}
