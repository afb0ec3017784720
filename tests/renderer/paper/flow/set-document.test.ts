/** Documents on pages: heads of tables on each, rows whole, pages counted, figures where they are drawn. */
import { describe, expect, it } from 'vitest';
import { setDocument } from '../../../../renderer/paper/flow/set-document.ts';
import { everyMark } from '../../../../renderer/paper/every-mark.ts';
import type { MeasureText, PaperPage } from '../../../../renderer/paper/marks.ts';
import type { PaperDocument } from '../../../../shared/brief/document.ts';

const measure: MeasureText = (text, size) => [...text].length * size;

const textsOf = (page: PaperPage): string[] =>
  [...everyMark(page.marks)].flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

const ledger: PaperDocument = {
  title: '台账',
  file: '台账',
  form: 'ledger',
  paper: 'A4',
  foot: '{page}/{pages}',
  blocks: [
    {
      kind: 'table',
      name: 'ledger',
      caption: '',
      columns: [
        { title: '序号', width: 1, align: 'middle' },
        { title: '目标', width: 4, align: 'start' },
      ],
      rows: Array.from({ length: 120 }, (_, i) => [
        [{ text: `R${i}` }],
        [{ text: i === 7 ? '长'.repeat(20_000) : `目标${i}` }],
      ]),
      total: [[{ text: '合计' }], [{ text: '120' }]],
    },
  ],
};

describe('a table over many pages', () => {
  const { pages } = setDocument(ledger, measure);

  it('has its head and its number on each page', () => {
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, i) => {
      expect(textsOf(page)).toContain('序号');
      expect(textsOf(page)).toContain(`${i + 1}/${pages.length}`);
    });
  });

  it('has every row once, and nothing below the foot of a page', () => {
    const rows = pages.flatMap(textsOf).filter((text) => /^R\d+$/.test(text));
    expect(rows).toEqual(Array.from({ length: 120 }, (_, i) => `R${i}`));
    const goals = pages.flatMap((page) =>
      [...everyMark(page.marks)].flatMap((mark) =>
        mark.kind === 'text' && mark.text.startsWith('目') ? [mark.at[1] - page.height] : [],
      ),
    );
    expect(Math.max(...goals)).toBeLessThan(-16);
  });

  it('ends a row that is taller than a page with dots', () =>
    expect(pages.flatMap(textsOf).filter((text) => text.endsWith('…'))).toHaveLength(1));
});

describe('a figure', () => {
  it('is where it is drawn', () => {
    const figure = { value: 7, trace: { query: 'tally', unit: 'x', on: '2017-12-01', measure: 'total' } } as const;
    const { pages, spots } = setDocument(
      {
        title: '简报',
        file: 'x',
        form: 'brief',
        paper: 'A4',
        foot: '— {page} —',
        blocks: [{ kind: 'paragraph', section: 'lead', runs: [{ text: '共' }, { text: '7', figure }, { text: '个' }] }],
      },
      measure,
    );
    const drawn = [...everyMark(pages[0]?.marks ?? [])].find((mark) => mark.kind === 'text' && mark.text === '7');
    const [spot] = spots;
    expect(spot?.figure.value).toBe(7);
    expect(drawn?.kind === 'text' && drawn.at[0]).toBeCloseTo(spot?.box.x ?? 0, 6);
  });
});
