/** A day to type or pick; what is no day, or lies before the first one allowed, changes nothing. */
import { isDay } from '../../../shared/domain/day.ts';
import type { Day } from '../../../shared/domain/unit.ts';

interface DayFieldProps {
  readonly value: Day;
  readonly min?: Day;
  readonly label?: string;
  readonly onPick: (day: Day) => void;
}

export function DayField({ value, min, label, onPick }: DayFieldProps) {
  return (
    <input
      type="date"
      className="day-field"
      value={value}
      min={min}
      aria-label={label}
      onChange={(event) => {
        const day = event.target.value;
        if (isDay(day) && (min === undefined || day >= min)) onPick(day);
      }}
    />
  );
}
