/** What a package brings and cannot be taken now, chain by chain, with what has to happen first. */
import type { HeldBack } from '../../../../shared/host/package-calls.ts';
import { useCounty } from '../../../db/county-store.tsx';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { heldText } from './package-fault.ts';

/** How many operations they are. */
export const heldCount = (held: readonly HeldBack[]): number =>
  held.reduce((sum, { first, last }) => sum + last - first + 1, 0);

export function HeldList({ held }: { readonly held: readonly HeldBack[] }) {
  const { units } = useCounty();
  return (
    <div className="packages-held" role="note">
      <strong>{t('dataPackages.held.title', { count: count(heldCount(held)) })}</strong>
      <ul>
        {held.map((it) => (
          <li key={`${it.device}/${it.stream}/${it.first}`}>
            <span>
              {t(it.first === it.last ? 'dataPackages.held.one' : 'dataPackages.held.range', {
                stream: units.get(it.stream)?.name ?? it.stream,
                first: it.first,
                last: it.last,
              })}
            </span>
            {heldText(it, units)}
          </li>
        ))}
      </ul>
    </div>
  );
}
