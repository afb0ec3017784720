/** The table at the length that the largest ledger has: only what is in view exists, and the keys go everywhere. */
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DataTable, type TableColumn } from '../../../renderer/components/data-table.tsx';
import { closePage, show } from '../ui/opened-county.tsx';

const LINES = 350_000;
afterEach(closePage);

const lines = Array.from({ length: LINES }, (_, i) => i);

function Ledger({ onOpen }: { onOpen: (line: number) => void }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [names, setNames] = useState<Readonly<Record<number, string>>>({});
  const columns: TableColumn<number>[] = [
    { id: 'number', title: 'number', rem: 6, cell: (line) => line },
    {
      id: 'name',
      title: 'name',
      rem: 12,
      grows: true,
      cell: (line) => names[line] ?? `household ${line}`,
      renderEditor: (line, close) => (
        <input
          aria-label="edit name"
          autoFocus
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key !== 'Enter') return;
            setNames({ ...names, [line]: event.currentTarget.value });
            close();
          }}
        />
      ),
    },
  ];
  return (
    <div style={{ display: 'flex', height: '600px' }}>
      <DataTable
        label="households"
        columns={columns}
        lines={lines}
        keyOf={String}
        chosen={chosen}
        onChoose={(line) => setChosen(String(line))}
        onOpen={onOpen}
      />
    </div>
  );
}

const grid = () => page.getByRole('grid', { name: 'households' });
const rows = (): string[] => [...document.querySelectorAll<HTMLElement>('.table-row')].map((row) => row.innerText);

test('350,000 lines cost as many rows as are in view, and both ends are reached by keys', async () => {
  const opened: number[] = [];
  show('night', <Ledger onOpen={(line) => opened.push(line)} />);
  await expect.element(grid()).toBeVisible();
  expect(rows().length).toBeLessThan(60);
  expect(grid().element().getAttribute('aria-rowcount')).toBe(String(LINES + 1));
  await userEvent.click(page.getByText('household 0', { exact: true }));
  await userEvent.keyboard('{End}');
  await expect.poll(() => rows().some((row) => row.includes(`household ${LINES - 1}`))).toBe(true);
  expect(rows().length).toBeLessThan(60);
  await userEvent.keyboard('{Enter}');
  expect(opened).toEqual([LINES - 1]);
  await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown}');
  await expect.poll(() => document.querySelector('.table-row.active')?.textContent).toContain('household 2');
});

test('a cell is edited where it stands and the keys come back to the table', async () => {
  show('paper', <Ledger onOpen={() => undefined} />);
  await userEvent.click(page.getByText('household 1', { exact: true }));
  await userEvent.keyboard('{F2}');
  await userEvent.fill(page.getByRole('textbox', { name: 'edit name' }), 'new name');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('new name')).toBeVisible();
  await expect.element(grid()).toHaveFocus();
});
