/** Attributes of a ledger in words. */
import { describe, expect, it } from 'vitest';
import { attrText } from '../../../renderer/text/attr-text.ts';

describe('attributes', () => {
  it('names the usual ones with their unit', () => {
    expect(attrText('served', 1339)).toEqual({ label: '受益人口', value: '1,339 人' });
    expect(attrText('workKind', '新建')).toEqual({ label: '建设性质', value: '新建' });
    expect(attrText('grade', 'D')).toEqual({ label: '危房等级', value: 'D 级' });
    expect(attrText('area', 72)).toEqual({ label: '建筑面积', value: '72 平方米' });
  });

  it('keeps the county name of any other', () => {
    expect(attrText('备注', '__proto__')).toEqual({ label: '备注', value: '__proto__' });
    expect(attrText('constructor', 3)).toEqual({ label: 'constructor', value: '3' });
  });
});
