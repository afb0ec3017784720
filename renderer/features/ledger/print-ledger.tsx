/** The ledger on paper: what is shown, with every line and not only those in view. It exists only while it is printed. */
import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { ShownTable } from '../../parts/export/shown-table.ts';
import { count } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import type { LedgerLine } from './ledger-query.ts';
import './print-ledger.css';

/** More lines are no print any more; they are counted, and leave by 导出. */
const MOST_LINES = 2000;

interface PrintLedgerProps {
  readonly table: () => ShownTable<LedgerLine>;
  readonly title: string;
  readonly subtitle: string;
  readonly mark: string | undefined;
}

export function PrintLedger(props: PrintLedgerProps) {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The page is laid out as soon as the listener returns: the sheet has to be there by then.
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting ? createPortal(<Sheet {...props} />, document.body) : null;
}

function Sheet({ table, title, subtitle, mark }: PrintLedgerProps) {
  const { columns, lines, headOf } = table();
  const left = lines.length - MOST_LINES;
  return (
    <article className="print-ledger">
      <h1>{title}</h1>
      <p>
        <span>{subtitle}</span>
        {mark !== undefined && <strong>{mark}</strong>}
      </p>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title}>{column.title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, MOST_LINES).map((line) => {
            const head = headOf?.(line) ?? null;
            if (head !== null)
              return (
                <tr key={`head ${head}`}>
                  <th colSpan={columns.length}>{head}</th>
                </tr>
              );
            return (
              <tr key={line.line === 'row' ? line.row.id : line.key}>
                {columns.map((column) => (
                  <td key={column.title}>{column.value(line)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {left > 0 && <p>{t('ledger.printMore', { count: count(left) })}</p>}
    </article>
  );
}
