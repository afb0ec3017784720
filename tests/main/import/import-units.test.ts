/** Every trap of a list of units, in both encodings: named by row, never guessed at. */
import { describe, expect, it } from 'vitest';
import { ENCODINGS, errorsOf, HELD, planOf, unitsOf, utf8Bytes } from './held.ts';

const HEAD = '统计用区划代码,名称\n';
const SOUND = `${HEAD}520281,盘州市\n520281001,亦资街道\n520281001003,白岩社区\n`;

describe.each(ENCODINGS)('a list of units in %s', (_, bytes) => {
  const plan = (text: string, rest: Parameters<typeof planOf>[2] = {}) => planOf('units', bytes(text), rest);

  it('takes level and parent from the code', () => {
    const { batches, settings, problems, summary } = plan(SOUND);
    expect(problems).toEqual([]);
    expect(batches).toEqual([
      {
        batch: 'units',
        version: 1,
        units: [
          { id: '520281', level: 'county', name: '盘州市', parent: null, posts: [] },
          { id: '520281001', level: 'township', name: '亦资街道', parent: '520281', posts: [] },
          { id: '520281001003', level: 'village', name: '白岩社区', parent: '520281001', posts: [] },
        ],
      },
    ]);
    expect(settings).toMatchObject({ county: '520281', name: '盘州市', campaign: '作战图', start: '2017-03-01' });
    expect(summary).toMatchObject({ read: 3, taken: 3, units: { county: 1, zone: 0, township: 1, village: 1 } });
  });

  it.each([
    [
      'a malformed code',
      '52028100,甲镇',
      { reason: 'code-malformed', row: 5, column: '统计用区划代码', code: '52028100' },
    ],
    ['letters in the code', '5202810O1,甲镇', { reason: 'code-malformed', row: 5, code: '5202810O1' }],
    ['a code that lost its digits', '5.20281E+11,甲村', { reason: 'code-scientific', row: 5, code: '5.20281E+11' }],
    ['no code', ',甲镇', { reason: 'code-missing', row: 5 }],
    ['no name', '520281002,', { reason: 'name-missing', row: 5, column: '名称' }],
    ['a repeated code', '520281001,另一街道', { reason: 'code-twice', row: 5, code: '520281001', firstRow: 3 }],
    ['an unknown parent', '520281099001,甲村', { reason: 'parent-unknown', row: 5, parent: '520281099' }],
    [
      'a row of another county',
      '520203001,乙街道',
      { reason: 'other-county', row: 5, code: '520203001', county: '520281' },
    ],
    ['a comma inside a name', '520281002,翰林,街道', { reason: 'extra-cells', row: 5, cells: 3, headings: 2 }],
    ['an unpaired quotation mark', '520281002,"翰林街道', { reason: 'quotes', row: 5 }],
    [
      'a mobile number',
      '520281002,13800138000',
      { reason: 'personal-data', row: 5, column: '名称', what: 'mobile-number' },
    ],
    [
      'an identity number',
      '520281002,520202199001011234',
      { reason: 'personal-data', row: 5, column: '名称', what: 'identity-number' },
    ],
  ])('names the row with %s and writes nothing', (_name, row, problem) => {
    const refused = plan(`${SOUND}${row}\n`);
    expect(errorsOf(refused)).toEqual([expect.objectContaining({ severity: 'error', ...problem })]);
    expect(refused.batches).toEqual([]);
    expect(refused).not.toHaveProperty('settings');
  });

  it('never repeats personal data', () => {
    const text = JSON.stringify(plan(`${SOUND}520281002,张三 520202199001011234\n`));
    expect(text).not.toContain('520202199001011234');
    expect(text).not.toContain('张三');
  });

  it('mends codes and names as spreadsheets leave them, and lists the mended', () => {
    const mended = plan(`${HEAD}520281000000,盘州市\n'520281001,亦资街道　\n５２０２８１００２.0,翰 林 街 道\n`);
    expect(unitsOf(mended).map(({ id, name }) => [id, name])).toEqual([
      ['520281', '盘州市'],
      ['520281001', '亦资街道'],
      ['520281002', '翰林街道'],
    ]);
    expect(mended.problems).toEqual([
      { severity: 'repaired', reason: 'name-tidied', row: 3, column: '名称', from: '亦资街道　', to: '亦资街道' },
      { severity: 'repaired', reason: 'name-tidied', row: 4, column: '名称', from: '翰 林 街 道', to: '翰林街道' },
    ]);
  });

  it('brings a retired county code and name up to date', () => {
    const renamed = plan(`${HEAD}520222,盘县\n520222104,民主镇\n`);
    expect(unitsOf(renamed).map(({ id, name }) => [id, name])).toEqual([
      ['520281', '盘州市'],
      ['520281104', '民主镇'],
    ]);
    expect(renamed.problems).toEqual([
      expect.objectContaining({ severity: 'repaired', reason: 'code-changed', row: 2, from: '520222', to: '520281' }),
      expect.objectContaining({ severity: 'repaired', reason: 'code-changed', row: 3, from: '520222', to: '520281' }),
    ]);
  });

  it('makes war zones of the column 战区', () => {
    const zoned = plan('编码,名称,战区\n520281,盘州市,\n520281001,亦资街道,东战区\n520281002,翰林街道,西战区\n');
    expect(zoned.problems).toEqual([]);
    expect(unitsOf(zoned).map(({ id, level, name, parent }) => [id, level, name, parent])).toEqual([
      ['520281', 'county', '盘州市', null],
      ['520281/Z1', 'zone', '东战区', '520281'],
      ['520281/Z2', 'zone', '西战区', '520281'],
      ['520281001', 'township', '亦资街道', '520281/Z1'],
      ['520281002', 'township', '翰林街道', '520281/Z2'],
    ]);
  });

  it('names townships without a war zone and villages in another one', () => {
    const head = '编码,名称,战区\n520281,盘州市,\n520281001,亦资街道,东战区\n';
    expect(errorsOf(plan(`${head}520281002,翰林街道,\n`))).toEqual([
      { severity: 'error', reason: 'zone-missing', row: 4, column: '战区' },
    ]);
    expect(errorsOf(plan(`${head}520281001003,白岩社区,西战区\n`))).toEqual([
      { severity: 'error', reason: 'zone-differs', row: 4, column: '战区', says: '西战区', township: '东战区' },
    ]);
  });

  it('checks 上级 and 级别 against the code', () => {
    const head = '代码,名称,上级,级别\n520281,盘州市,,县\n520281001,亦资街道,520281,街道\n';
    expect(plan(head).problems).toEqual([]);
    expect(errorsOf(plan(`${head}520281002,翰林街道,520281001,镇\n`))).toEqual([
      { severity: 'error', reason: 'parent-differs', row: 4, column: '上级', says: '520281001', code: '520281002' },
    ]);
    expect(errorsOf(plan(`${head}520281002,翰林街道,520281,村\n`))).toEqual([
      { severity: 'error', reason: 'level-differs', row: 4, column: '级别', says: '村', level: 'township' },
    ]);
  });
});

describe('a list of units', () => {
  it.each([
    [';', '统计用区划代码;名称\n520281;盘州市\n'],
    ['tab', '统计用区划代码\t名称\n520281\t盘州市\n'],
    ['，', '统计用区划代码，名称\n520281，盘州市\n'],
    ['quotes', '"统计用区划代码","名 称"\r\n"520281","盘州市"\r\n'],
    ['a byte order mark', '\ufeff统计用区划代码,名称\r520281,盘州市\r'],
  ])('is read with %s', (_name, text) => {
    expect(unitsOf(planOf('units', text)).map(({ id, name }) => [id, name])).toEqual([['520281', '盘州市']]);
  });

  it('is read from UTF-16 as spreadsheets save it', () => {
    const bytes = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(SOUND, 'utf16le')]));
    expect(unitsOf(planOf('units', bytes))).toHaveLength(3);
  });

  it('counts rows as a spreadsheet does, below titles and blank rows', () => {
    const plan = planOf('units', `盘州市行政区划表,\n\n代码,名称,备注\n520281,盘州市,\n\n52028,甲镇,\n合计,2,\n`);
    expect(plan.problems).toEqual([
      { severity: 'note', reason: 'lines-above-header', lines: 1 },
      { severity: 'note', reason: 'column-ignored', row: 3, column: '备注' },
      { severity: 'error', reason: 'code-malformed', row: 6, column: '代码', code: '52028' },
      { severity: 'note', reason: 'total-row', row: 7 },
    ]);
    expect(plan.summary).toMatchObject({ read: 3, taken: 1 });
  });

  it('leaves out what stands above the county and says so', () => {
    const plan = planOf('units', `${HEAD}520000000000,贵州省\n520200000000,六盘水市\n520281000000,盘州市\n`);
    expect(plan.problems.map((problem) => [problem.severity, problem.reason, problem.row])).toEqual([
      ['note', 'above-county', 2],
      ['note', 'above-county', 3],
    ]);
    expect(unitsOf(plan)).toHaveLength(1);
  });

  it('asks for the name of a county that has only codes, and takes it from the caller', () => {
    const text = `${HEAD}520281001,亦资街道\n`;
    expect(errorsOf(planOf('units', text))).toEqual([{ severity: 'error', reason: 'county-unnamed', code: '520281' }]);
    const newCounty = { campaign: '作战图', start: '2017-03-01', deadline: '2017-12-31', name: '盘州市' };
    expect(planOf('units', text, { newCounty }).settings?.name).toBe('盘州市');
  });

  it('keeps what is held about a unit and the settings as they are', () => {
    const posts = [{ title: '指挥长', person: '某', since: '2017-03-01' }];
    const county = { ...HELD, units: HELD.units.map((unit) => (unit.id === '520281001' ? { ...unit, posts } : unit)) };
    const plan = planOf('units', `${HEAD}520281001,亦资新街道\n520281003,两河街道\n`, { county });
    expect(unitsOf(plan).find((unit) => unit.id === '520281001')).toMatchObject({ name: '亦资新街道', posts });
    expect(plan).not.toHaveProperty('settings');
    expect(plan.problems).toEqual([
      { severity: 'note', reason: 'name-changed', from: '亦资街道', to: '亦资新街道' },
      { severity: 'note', reason: 'units-kept', units: 5 },
    ]);
  });

  it('refuses a list of quite another county with one problem', () => {
    const plan = planOf('units', `${HEAD}520203,六枝特区\n520203001,甲街道\n`, { county: HELD });
    expect(errorsOf(plan)).toEqual([
      expect.objectContaining({ reason: 'other-county', row: 2, code: '520203', county: '520281' }),
    ]);
  });

  it.each([
    ['an empty file', new Uint8Array(), 'file-empty'],
    ['bytes that are no text', Uint8Array.from([0x89, 0xff, 0, 1, 2]), 'encoding-unknown'],
    ['a table without headings', utf8Bytes('520281,盘州市\n'), 'header-missing'],
    ['headings alone', utf8Bytes(HEAD), 'no-rows'],
    ['a missing column', utf8Bytes('代码,级别\n520281,县\n'), 'column-missing'],
    ['a column that stands twice', utf8Bytes('代码,编码,名称\n520281,520281,盘州市\n'), 'column-twice'],
  ])('says what is wrong with %s', (_name, bytes, reason) => {
    const plan = planOf('units', bytes);
    expect(errorsOf(plan).map((problem) => problem.reason)).toContain(reason);
    expect(plan.batches).toEqual([]);
  });
});
