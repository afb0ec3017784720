import { describe, expect, it } from 'vitest';
import type { OutLine } from '../../../shared/host/export-calls.ts';
import type { HostClient } from '../../../renderer/host/host-client.ts';
import { piecesOf, sendTable, shownColumns, type ShownTable } from '../../../renderer/parts/export/shown-table.ts';

const table = (lines: number, text = 'x'): ShownTable<number> => ({
  title: '台账',
  columns: [
    { title: '序号', form: 'number', value: (line) => line },
    { title: '目标', form: 'text', value: () => text },
  ],
  lines: Array.from({ length: lines }, (_, i) => i),
  headOf: (line) => (line % 100 === 0 ? `第 ${line} 组` : null),
});

/** A host that keeps what it is sent, and refuses the piece of that number. */
function fakeHost(refuses = -1): { host: HostClient; calls: string[]; lines: OutLine[] } {
  const calls: string[] = [];
  const lines: OutLine[] = [];
  let piece = 0;
  const host = {
    'export.open': async () => (calls.push('open'), { table: 'abcdefgh' }),
    'export.lines': async (input: { lines: OutLine[] }) => {
      calls.push('lines');
      piece += 1;
      if (piece === refuses) throw new Error('away');
      lines.push(...input.lines);
      return { ok: true };
    },
    'export.save': async () => (calls.push('save'), { saved: true, name: 'x', folder: 'y', count: lines.length }),
    'export.drop': async () => (calls.push('drop'), {}),
  };
  return { host: host as unknown as HostClient, calls, lines };
}

const NAMES = { name: 'x', title: 'x', subtitle: '' };

describe('a list on its way to a file', () => {
  it('goes in pieces that a call can carry, with every line and head once and in order', () => {
    const pieces = [...piecesOf(table(12_345))];
    expect(pieces.map((piece) => piece.length)).toEqual([5000, 5000, 2345]);
    const all = pieces.flat();
    expect(all[0]).toEqual({ head: '第 0 组' });
    expect(all.slice(1, 100).every((line, i) => !('head' in line) && line[0] === i + 1)).toBe(true);
    expect(all.at(-1)).toEqual([12_344, 'x']);
  });

  it('goes in smaller pieces when its texts are long', () => {
    const sizes = [...piecesOf(table(1000, '长'.repeat(20_000)))].map((piece) => JSON.stringify(piece).length);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThan(2_200_000);
  });

  it('is awaited before its lines are read, and saved at the end', async () => {
    const { host, calls, lines } = fakeHost();
    let name = '…';
    const shown: ShownTable<number> = {
      ...table(3),
      columns: [{ title: '户主', form: 'text', value: () => name }],
      prepare: async () => {
        name = '张*';
      },
    };
    expect(await sendTable(host, shown, 'xlsx', NAMES)).toMatchObject({ saved: true });
    expect(calls).toEqual(['open', 'lines', 'save']);
    expect(lines).toEqual([{ head: '第 0 组' }, ['张*'], ['张*']]);
  });

  it('is put away when the host is lost half-way', async () => {
    const { host, calls } = fakeHost(2);
    await expect(sendTable(host, table(12_000), 'csv', NAMES)).rejects.toThrow('away');
    expect(calls).toEqual(['open', 'lines', 'lines', 'drop']);
  });

  it('has the columns of the table on the screen that say what they are, some as two', () => {
    const columns = shownColumns<number>([
      { id: 'a', title: 'A', rem: 1, cell: () => null },
      { id: 'b', title: 'B', rem: 1, cell: () => null, out: { form: 'number', value: (line) => line } },
      {
        id: 'c',
        title: 'C',
        rem: 1,
        cell: () => null,
        out: [
          { form: 'day', value: () => '2017-12-01' },
          { title: '谁', form: 'text', value: () => '甲' },
        ],
      },
    ]);
    expect(columns.map(({ title, form }) => `${title} ${form}`)).toEqual(['B number', 'C day', '谁 text']);
  });
});
