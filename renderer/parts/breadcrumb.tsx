/** Where we are: county › war zone › township › village; each step is a click away. */
import { openUnit, useView } from '../app/view-store.ts';
import { useCounty } from '../db/county-store.tsx';
import { t } from '../text/t.ts';
import './breadcrumb.css';

export function Breadcrumb({ unit, targetName }: { unit: string; targetName: string | undefined }) {
  const { units } = useCounty();
  const path = units.pathOf(unit);
  const hasTarget = useView((view) => view.target !== null);
  return (
    <nav className="breadcrumb" aria-label={t('crumb.label')}>
      <ol>
        {path.map((step, i) => (
          <li key={step.id}>
            <button
              type="button"
              className="link"
              onClick={() => openUnit(step.id)}
              {...(i === path.length - 1 && !hasTarget ? { 'aria-current': 'location' as const } : {})}
            >
              {step.name}
            </button>
          </li>
        ))}
        {hasTarget && targetName !== undefined && <li aria-current="location">{targetName}</li>}
      </ol>
    </nav>
  );
}
