/** What the county would have afterwards, by kind: added, changed, the same, not in the file, removed. */
import type { PlanReport } from '../../../../shared/host/import-calls.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

const COLUMNS = ['added', 'changed', 'same', 'missing', 'removed'] as const;

export function ChangesTable({ changes }: { readonly changes: PlanReport['changes'] }) {
  return (
    <table className="import-changes">
      <caption>{t('dataImport.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('dataImport.change.of')}</th>
          {COLUMNS.map((it) => (
            <th key={it} scope="col" title={t(`dataImport.change.${it}Hint`)}>
              {t(`dataImport.change.${it}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.of}>
            <th scope="row">{change.title}</th>
            {COLUMNS.map((it) => (
              <td key={it} className={change[it] === 0 ? 'nought' : it}>
                {count(change[it])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
