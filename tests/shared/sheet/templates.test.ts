/** The sheets that every county begins with: valid, whole, inside their margins, nothing over anything. */
import { describe, expect, it } from 'vitest';
import { templateWordsZh } from '../../../renderer/text/sheet-zh.ts';
import { BOARDS, defaultTemplates, partsFor } from '../../../shared/sheet/default-templates.ts';
import { marginsOf } from '../../../shared/sheet/layout.ts';
import { ORIENTATIONS, pageSize, PAPERS } from '../../../shared/sheet/paper-size.ts';
import { preflight } from '../../../shared/sheet/preflight.ts';
import { PART_KINDS, sheetTemplateSchema } from '../../../shared/sheet/template.ts';

const templates = defaultTemplates(templateWordsZh);

describe('templates of the product', () => {
  it('are one for each paper and eight boards, each valid', () => {
    expect(templates.length).toBe((PAPERS.length - 1) * ORIENTATIONS.length + 1 + BOARDS.length);
    expect(BOARDS.length).toBe(8);
    for (const template of templates) expect(sheetTemplateSchema.parse(template)).toEqual(template);
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
    for (const { id, name } of templates) expect([id.startsWith('guatu-'), name === '']).toEqual([true, false]);
  });

  it('have every part, once', () => {
    for (const { parts } of templates) expect(parts.map(({ kind }) => kind)).toEqual(PART_KINDS);
  });

  it.each(templates.map((template) => [template.id, template] as const))(
    '%s: nothing overlaps, nothing leaves the page',
    (_, template) => {
      const drawn = template.parts.filter(({ shown }) => shown);
      const issues = preflight({
        template,
        drawn,
        texts: [],
        unknown: [],
        hasApprovalNumber: true,
        legendLines: 1,
        hasMap: true,
        counts: [],
      });
      expect(issues).toEqual([]);
    },
  );

  it('keep 15 mm, and 35 mm where they are bound; slides keep less', () => {
    for (const paper of PAPERS)
      for (const orientation of ORIENTATIONS)
        for (const binding of [false, true]) {
          const page = pageSize(paper, orientation);
          const boxes = partsFor(paper, orientation, binding, {}).map(({ box }) => box);
          const { left, others } = marginsOf(paper, binding);
          expect([left, others]).toEqual([binding ? 35 : paper === 'slide' ? 8 : 15, paper === 'slide' ? 8 : 15]);
          expect(Math.min(...boxes.map(({ x }) => x))).toBeCloseTo(left, 0);
          expect(Math.min(...boxes.map(({ y }) => y))).toBeCloseTo(others, 0);
          expect(Math.max(...boxes.map(({ x, width }) => x + width))).toBeLessThanOrEqual(page.width - others + 0.11);
          expect(Math.max(...boxes.map(({ y, height }) => y + height))).toBeLessThanOrEqual(
            page.height - others + 0.11,
          );
        }
  });
});
