/** Every trap of a ledger of figures, in both encodings: named by row and column, never guessed at. */
import { describe, expect, it } from 'vitest';
import { ENCODINGS, errorsOf, HELD, planOf, targetsOf } from './held.ts';

const HEAD = '序号,类别,项目,单位编码,责任单位,责任人,计量单位,计划,完成,开工,时限,截至,备注\n';
const SOUND = '1,饮水安全,水池,520281001,水务局,某,处,"1,305",1200,2017-03-01,2017年12月1日,2017/11/5,含修复\n';

describe.each(ENCODINGS)('a ledger in %s', (_, bytes) => {
  const plan = (text: string, rest: Parameters<typeof planOf>[2] = {}) =>
    planOf('progress', bytes(text), { county: HELD, ...rest });

  it('becomes targets with what is reached, and kinds that its sums make sense in', () => {
    const { batches, settings, problems, summary } = plan(`${HEAD}${SOUND}`);
    expect(problems).toEqual([]);
    expect(batches).toEqual([
      {
        batch: 'targets',
        version: 1,
        targets: [
          {
            id: '520281/F1',
            kind: 'figure-1',
            name: '水池',
            unit: '520281001',
            quantity: 1305,
            plan: { start: '2017-03-01', deadline: '2017-12-01' },
            owner: '某',
            attrs: { 责任单位: '水务局', 截至: '2017-11-05', 备注: '含修复' },
            reached: [1200],
          },
        ],
      },
    ]);
    expect(settings?.kinds.slice(HELD.settings.kinds.length)).toEqual([
      {
        id: 'figure-1',
        name: '饮水安全·水池',
        sector: 'figure',
        geometry: 'none',
        measure: '处',
        progress: 'amount',
        clears: 'complete',
        stages: [{ id: 'done', name: '完成', weight: 1 }],
      },
    ]);
    expect(settings).toMatchObject({ start: '2017-03-01', deadline: '2017-12-01' });
    expect(summary).toMatchObject({ read: 1, taken: 1, targets: 1 });
  });

  const row = (
    changes: Partial<
      Record<'number' | 'goal' | 'code' | 'unit' | 'measure' | 'planned' | 'done' | 'start' | 'deadline', string>
    >,
  ) => {
    const cells = {
      number: '2',
      goal: '水窖',
      code: '520281001',
      unit: '',
      measure: '处',
      planned: '786',
      done: '10',
      start: '',
      deadline: '2017-12-01',
      ...changes,
    };
    const quoted = (text: string): string => (text.includes(',') ? `"${text}"` : text);
    return `${HEAD}${SOUND}${cells.number},,${cells.goal},${cells.code},${cells.unit},,${cells.measure},${quoted(cells.planned)},${quoted(cells.done)},${cells.start},${cells.deadline},,\n`;
  };

  it.each([
    ['no number', { number: '' }, { reason: 'number-missing', column: '序号' }],
    ['a number that is no id', { number: '一、' }, { reason: 'number-malformed', text: '一、' }],
    ['a repeated number', { number: '1' }, { reason: 'number-twice', number: '1', firstRow: 2 }],
    ['no item', { goal: '' }, { reason: 'goal-missing', column: '项目' }],
    ['no unit', { code: '' }, { reason: 'unit-missing', column: '责任单位' }],
    ['an unknown code', { code: '520281099' }, { reason: 'unit-unknown', column: '单位编码', code: '520281099' }],
    ['a malformed code', { code: '52028' }, { reason: 'code-malformed', code: '52028' }],
    ['an unknown name', { code: '', unit: '无此村' }, { reason: 'unit-unknown', column: '责任单位', code: '无此村' }],
    [
      'a name of two villages',
      { code: '', unit: '思源' },
      { reason: 'unit-ambiguous', name: '思源', codes: ['520281002009', '520281001009'] },
    ],
    ['no unit of measurement', { measure: '' }, { reason: 'measure-missing', column: '计量单位' }],
    ['no plan', { planned: '' }, { reason: 'amount-missing', column: '计划' }],
    ['a plan in words', { planned: '约786' }, { reason: 'amount-malformed', column: '计划', text: '约786' }],
    ['thousands grouped wrongly', { planned: '1,30' }, { reason: 'amount-malformed', text: '1,30' }],
    ['a formula', { done: '=A1+2' }, { reason: 'amount-malformed', column: '完成', text: '=A1+2' }],
    ['an error of a spreadsheet', { done: '#REF!' }, { reason: 'cell-fault', column: '完成', text: '#REF!' }],
    ['a percentage', { done: '68%' }, { reason: 'amount-malformed', text: '68%' }],
    ['a negative amount', { done: '-3' }, { reason: 'amount-negative', text: '-3' }],
    ['more done than planned', { done: '787' }, { reason: 'done-over-planned', done: 787, planned: 786 }],
    ['no deadline', { deadline: '' }, { reason: 'deadline-missing', column: '时限' }],
    ['a day that is not in the calendar', { deadline: '2017-02-30' }, { reason: 'date-malformed', text: '2017-02-30' }],
    ['a deadline in words', { deadline: '年底' }, { reason: 'date-malformed', text: '年底' }],
    [
      'a deadline before the start',
      { start: '2017-12-02' },
      { reason: 'deadline-before-start', start: '2017-12-02', deadline: '2017-12-01' },
    ],
  ])('names the row with %s and writes nothing', (_name, changes, problem) => {
    const refused = plan(row(changes));
    expect(errorsOf(refused)).toEqual([expect.objectContaining({ severity: 'error', row: 3, ...problem })]);
    expect(refused.batches).toEqual([]);
    expect(refused).not.toHaveProperty('settings');
  });

  it.each([
    ['亦资街道', '520281001'],
    ['亦资', '520281001'],
    ['白岩村', '520281001003'],
    ['东河社区居委会', '520281001004'],
    ['盘县', '520281'],
  ])('finds the unit that %s means', (unit, id) => {
    const found = plan(row({ code: '', unit }));
    expect(errorsOf(found)).toEqual([]);
    expect(targetsOf(found)[1]?.unit).toBe(id);
  });

  it.each(['2017-12-01 14:30', '2017/12/1 9:30:00', '2017-12-01T00:00:00', '2017.12.1', '20171201', '2017年12月1日'])(
    'reads the day of %s',
    (deadline) => {
      const read = plan(row({ deadline }));
      expect(errorsOf(read)).toEqual([]);
      expect(targetsOf(read)[1]?.plan.deadline).toBe('2017-12-01');
    },
  );

  it('completes a month to its last day and says so', () => {
    const completed = plan(row({ deadline: '2017年11月底' }));
    expect(targetsOf(completed)[1]?.plan).toEqual({ start: '2017-01-01', deadline: '2017-11-30' });
    expect(completed.problems).toContainEqual({
      severity: 'repaired',
      reason: 'date-completed',
      row: 3,
      column: '时限',
      text: '2017年11月底',
      day: '2017-11-30',
    });
    expect(completed.problems).toContainEqual({ severity: 'note', reason: 'start-assumed', rows: 1 });
  });

  it('counts an unknown result as nothing reached and says so', () => {
    const unknown = plan(row({ done: '—' }));
    expect(targetsOf(unknown)[1]).not.toHaveProperty('reached');
    expect(unknown.problems).toContainEqual({ severity: 'note', reason: 'done-unknown', row: 3, column: '完成' });
  });

  it('leaves out a row that plans nothing and says so', () => {
    const nothing = plan(row({ planned: '0', done: '0' }));
    expect(targetsOf(nothing)).toHaveLength(1);
    expect(nothing.problems).toContainEqual({ severity: 'note', reason: 'nothing-planned', row: 3, column: '计划' });
  });
});

describe('a ledger', () => {
  it('needs the units first', () => {
    expect(errorsOf(planOf('progress', `${HEAD}${SOUND}`))).toEqual([{ severity: 'error', reason: 'county-unknown' }]);
  });

  it('needs its columns, each named once', () => {
    const missing = (text: string) => errorsOf(planOf('progress', text, { county: HELD }));
    expect(missing('序号,项目,计划,完成\n1,水池,3,1\n')).toEqual([
      expect.objectContaining({ reason: 'column-missing', row: 1, needed: 'measure' }),
      expect.objectContaining({ reason: 'column-missing', row: 1, needed: 'deadline' }),
    ]);
    expect(missing('序号,项目,计量单位,计划,完成,时限\n1,水池,处,3,1,2017-12-01\n')).toEqual([
      expect.objectContaining({
        reason: 'column-missing',
        needed: 'code',
        headings: ['序号', '项目', '计量单位', '计划', '完成', '时限'],
      }),
    ]);
  });

  it('updates a held target under its number and refuses the number of another one', () => {
    const first = planOf('progress', `${HEAD}${SOUND}`, { county: HELD });
    const county = { ...HELD, settings: first.settings ?? HELD.settings, targets: targetsOf(first) };
    const later = planOf('progress', `${HEAD}${SOUND.replace(',1200,', ',1300,')}`, { county });
    expect(errorsOf(later)).toEqual([]);
    expect(targetsOf(later)[0]).toMatchObject({ id: '520281/F1', kind: 'figure-1', reached: [1300] });
    expect(later).not.toHaveProperty('settings');
    expect(errorsOf(planOf('progress', `${HEAD}${SOUND.replace('水池', '泵站')}`, { county }))).toEqual([
      { severity: 'error', reason: 'number-taken', row: 2, column: '序号', number: '1', by: '水池' },
    ]);
  });

  it('is ticked off by statement only until a ledger states what is done', () => {
    const silent = planOf('progress', `${HEAD}${SOUND.replace(',1200,', ',,')}`, { county: HELD });
    expect(silent.settings?.kinds.at(-1)).toMatchObject({ id: 'figure-1', clears: 'statement' });
    const county = { ...HELD, settings: silent.settings ?? HELD.settings };
    const speaking = planOf('progress', `${HEAD}${SOUND}`, { county });
    expect(speaking.settings?.kinds.at(-1)).toMatchObject({ id: 'figure-1', clears: 'complete' });
    expect(speaking.settings?.kinds).toHaveLength(HELD.settings.kinds.length + 1);
  });

  it('takes the sector as the kind where every row is another project', () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `${i + 1},通村公路,第${i + 1}号路,520281001,,,公里,3,1,,2017-12-01,,\n`,
    );
    const plan = planOf('progress', `${HEAD}${rows.join('')}`, { county: HELD });
    expect(
      plan.settings?.kinds.filter((kind) => kind.sector === 'figure').map((kind) => [kind.name, kind.measure]),
    ).toEqual([['通村公路', '公里']]);
  });
});
