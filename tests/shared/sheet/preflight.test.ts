/** Each fault of a sheet is found, and a sound sheet has none. */
import { describe, expect, it } from 'vitest';
import { partsFor } from '../../../shared/sheet/default-templates.ts';
import { type PreflightInput, preflight } from '../../../shared/sheet/preflight.ts';
import { fillTokens } from '../../../shared/sheet/tokens.ts';

const parts = partsFor('A4', 'portrait', false, {});
const sound: PreflightInput = {
  template: { paper: 'A4', orientation: 'portrait', parts },
  drawn: parts,
  texts: [{ part: 'title', text: '盘州市作战图 2017 39,400 户', size: 9 }],
  unknown: [],
  hasApprovalNumber: true,
  legendLines: 4,
  hasMap: true,
  counts: [
    { what: '未脱贫户', where: 'map', value: 12 },
    { what: '未脱贫户', where: 'table', value: 12 },
  ],
  on: '2017-12-01',
  lastChange: '2017-12-03',
};
const found = (change: Partial<PreflightInput>) => preflight({ ...sound, ...change });
const moved = (kind: string, x: number) =>
  parts.map((part) => (part.kind === kind ? { ...part, box: { ...part.box, x } } : part));

describe('checks before printing', () => {
  it('pass a sound sheet', () => expect(preflight(sound)).toEqual([]));

  it.each([
    [{ hasApprovalNumber: false }, { reason: 'no-approval-number' }],
    [{ hasMap: false }, { reason: 'no-map' }],
    [{ legendLines: 0 }, { reason: 'empty-legend' }],
    [{ lastChange: '2017-12-05' }, { reason: 'stale', on: '2017-12-01', lastChange: '2017-12-05', days: 4 }],
    [{ unknown: [{ part: 'title', token: '县名' }] }, { reason: 'unknown-token', part: 'title', token: '县名' }],
    [{ texts: [{ part: 'legend', text: '村', size: 1.5 }] }, { reason: 'small-type', part: 'legend', size: 1.5 }],
    [{ drawn: moved('date', 200) }, { reason: 'off-page', part: 'date' }],
    [{ drawn: moved('maker', 20) }, { reason: 'overlap', a: 'approval', b: 'maker' }],
  ] as const)('%o', (change, issue) => {
    expect(found(change as Partial<PreflightInput>)).toContainEqual(issue);
  });

  it('find personal data in groups of digits too, and known names', () => {
    const sorts = (text: string): unknown[] =>
      found({ texts: [{ part: 'subtitle', text, size: 4 }], names: ['张某某'] }).map((issue) =>
        issue.reason === 'personal' ? issue.sort : issue.reason,
      );
    expect(sorts('身份证 520202 19700101 123X')).toEqual(['identity']);
    expect(sorts('电话 138-1234-5678')).toEqual(['phone']);
    expect(sorts('卡号 6217 0012 3456 7890 123')).toEqual(['bank']);
    expect(sorts('户主张某某')).toEqual(['name']);
    expect(sorts('编号 520222198001011234567')).toEqual([]);
  });

  it('tell counts that differ, with where they stand', () => {
    const counts = [
      { what: '销号', where: 'map', value: 3 },
      { what: '销号', where: 'text', value: 4 },
    ] as const;
    expect(found({ counts })).toEqual([
      {
        reason: 'counts-differ',
        what: '销号',
        values: [
          { where: 'map', value: 3 },
          { where: 'text', value: 4 },
        ],
      },
    ]);
  });
});

describe('tokens', () => {
  it('take their values; those without one stay and are told', () => {
    expect(fillTokens('{县}{ 战役 }{县名}图', { 县: '盘州市', 战役: '攻坚' })).toEqual({
      text: '盘州市攻坚{县名}图',
      unknown: ['县名'],
    });
    expect(fillTokens('{toString}', {}).unknown).toEqual(['toString']);
  });
});
