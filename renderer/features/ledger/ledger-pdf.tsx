/** The ledger as it is shown, in its order, as a PDF with the columns of the trade. */
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { ok, fail } from '../../../shared/domain/result.ts';
import { MOST_LEDGER_ROWS } from '../../../shared/host/brief-calls.ts';
import { announce, useView } from '../../app/view-store.ts';
import { useCounty, useHost, useReader } from '../../db/county-store.tsx';
import { pdfOf } from '../../parts/paper-document/document-file.ts';
import { useSaveDocument } from '../../parts/paper-document/use-save-document.ts';
import { briefRefusalText } from '../../text/brief-text.ts';
import { count } from '../../text/format.ts';
import { t } from '../../text/t.ts';

interface LedgerPdfProps {
  /** Asked for when the file is wanted. */
  readonly ids: () => readonly string[];
  readonly lines: number;
}

export function LedgerPdf({ ids, lines }: LedgerPdfProps) {
  const host = useHost();
  const { today, units } = useCounty();
  const { on } = useReader();
  const unit = useView((view) => view.unit);
  const { busy, save } = useSaveDocument();
  const compose = async (): Promise<void> => {
    if (lines > MOST_LEDGER_ROWS)
      return announce('refused', t('brief.refuse.too-many-rows', { limit: count(MOST_LEDGER_ROWS) }));
    const composed = await host['brief.ledger']({
      ids: [...ids()],
      ...(units.get(unit) ? { unit } : {}),
      ...(on < today ? { on } : {}),
    });
    if (!composed.ok) return announce('refused', briefRefusalText(composed.refusal.reason));
    const { document } = composed;
    save(document.file, 'pdf', async (signal) => {
      const made = await pdfOf(document, new Map(), signal);
      return made.ok ? ok(made.value) : fail(made.error);
    });
  };
  return (
    <Button
      size="small"
      className="no-print"
      icon={<PrinterOutlined aria-hidden />}
      loading={busy}
      disabled={lines === 0}
      onClick={() => void compose().catch(() => announce('refused', t('brief.unreachable')))}
    >
      {t('ledger.pdf')}
    </Button>
  );
}
