/** The cells in which the five sources do not agree about one household, side by side. */
import { type Cell, type Difference, SOURCES } from '../../../../shared/domain/plausibility/five-sources.ts';
import { t } from '../../../text/t.ts';

export function SourceDifferences({ differences }: { readonly differences: readonly Difference[] }) {
  const present = SOURCES.filter((source) => differences.some((it) => source in it.values));
  return (
    <section>
      <h3>{t('suspicion.sources')}</h3>
      <table className="source-table">
        <thead>
          <tr>
            <th>{t('suspicion.field')}</th>
            {present.map((source) => (
              <th key={source}>{t(`source.${source}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, values }) => (
            <tr key={field}>
              <th>{field === '' ? t('suspicion.present') : field}</th>
              {present.map((source) => (
                <td key={source}>{cellText(values[source], field === '')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** `undefined`: the source does not carry the field. */
function cellText(cell: Cell | undefined, isPresence: boolean): string {
  if (cell === undefined) return '';
  if (isPresence) return cell === null ? t('suspicion.missing') : t('suspicion.there');
  return cell === null || cell === '' ? t('suspicion.empty') : String(cell);
}
