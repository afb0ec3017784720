import { describe, expect, it } from 'vitest';
import type { Unit, UnitLevel } from '../../../shared/domain/unit.ts';
import { UnitIndex } from '../../../shared/domain/unit-index.ts';

const unit = (id: string, level: UnitLevel, parent: string | null): Unit => ({
  id,
  level,
  name: id,
  parent,
  posts: [],
});
const index = new UnitIndex([
  unit('990101100201', 'village', '990101100'),
  unit('990101100200', 'village', '990101100'),
  unit('990101101', 'township', '990101/Z1'),
  unit('990101100', 'township', '990101/Z1'),
  unit('990101/Z1', 'zone', '990101'),
  unit('990101', 'county', null),
]);

describe('unit tree', () => {
  it('goes down in the order of codes and up to the county', () => {
    expect(index.county?.id).toBe('990101');
    expect(index.childrenOf('990101100').map(({ id }) => id)).toEqual(['990101100200', '990101100201']);
    expect(index.siblingsOf('990101100').map(({ id }) => id)).toEqual(['990101100', '990101101']);
    expect(index.siblingsOf('990101')).toEqual([]);
    expect(index.pathUp('990101100200')).toEqual(['990101100200', '990101100', '990101/Z1', '990101']);
    expect(index.pathOf('990101100200').map(({ level }) => level)).toEqual(['county', 'zone', 'township', 'village']);
  });

  it('files what belongs to a township under it and everything else under the county', () => {
    expect(index.streamOf('990101100200')).toBe('990101100');
    expect(index.streamOf('990101100')).toBe('990101100');
    expect(index.streamOf('990101/Z1')).toBe('990101');
    expect(index.streamOf('nowhere')).toBe('990101');
    expect(index.pathUp('nowhere')).toEqual(['nowhere']);
  });

  it('does not run in circles when the tree does', () => {
    const ring = new UnitIndex([unit('a', 'township', 'b'), unit('b', 'zone', 'a')]);
    expect(ring.pathUp('a')).toEqual(['a', 'b']);
  });
});
