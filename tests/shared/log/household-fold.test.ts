import { describe, expect, it } from 'vitest';
import { householdRow, householdTally, stateOfStatus, statusesOf } from '../../../shared/log/household-fold.ts';

const review = (clock: string, rows: number[], status: number[], id = `d/990101/${clock}`) => ({
  id,
  clock,
  rows,
  status,
});

describe('households', () => {
  it('takes the newer of review and step, row by row, in any order', () => {
    const reviews = [review('05', [0, 1], [1, 1]), review('09', [1], [2])];
    const steps = [
      { row: 0, clock: '07', to: 'reopened' },
      { row: 1, clock: '07', to: 'cleared' },
    ] as const;
    expect([...statusesOf(3, reviews, steps)]).toEqual([2, 2, 0]);
    expect([...statusesOf(3, [...reviews].reverse(), [...steps].reverse())]).toEqual([2, 2, 0]);
  });

  it('leaves rows alone that the village does not have', () => {
    expect([...statusesOf(1, [review('05', [0, 7], [1, 1])], [{ row: 9, clock: '06', to: 'cleared' }])]).toEqual([1]);
  });

  it('counts people who are still or again poor, and not the removed', () => {
    const block = { village: 'v', members: Uint8Array.from([3, 1, 5, 2]), statuses: Uint8Array.from([0, 1, 2, 3]) };
    expect(householdTally(block)).toEqual({ households: 3, people: 9, left: 2, leftPeople: 8, relapsed: 1 });
  });

  it('knows its own ids and the state that a status amounts to', () => {
    expect(householdRow('990101100200/0001')).toEqual({ village: '990101100200', row: 0 });
    expect(householdRow('990101/ZZT0001')).toBeNull();
    expect(householdRow('990101100200/1')).toBeNull();
    expect([0, 1, 2, 3, 9].map(stateOfStatus)).toEqual(['open', 'cleared', 'reopened', 'removed', 'open']);
  });
});
