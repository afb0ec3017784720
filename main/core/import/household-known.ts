/** The household that a row names by its number, where the county has it. */
import { HOUSEHOLD_NUMBER } from './household-rows.ts';
import type { LedgerCells } from './ledger-cells.ts';
import type { HeldCounty } from './plan.ts';
import type { TableRow } from './table.ts';

export interface KnownHousehold {
  readonly village: string;
  /** Row in the village's block, from 0. */
  readonly row: number;
  /** Rows of the block. */
  readonly of: number;
}

/** Null with an entry among the problems when there is no such household. */
export function knownHousehold<C extends string>(
  cells: LedgerCells<C | 'household'>,
  source: TableRow<C | 'household'>,
  county: HeldCounty,
): KnownHousehold | null {
  const number = source.cell('household').replaceAll(' ', '');
  const match = HOUSEHOLD_NUMBER.exec(number);
  const village = match?.[1];
  const row = Number(match?.[2] ?? 0) - 1;
  if (village === undefined || row < 0)
    return cells.error(source, 'household', { reason: 'household-number-malformed', text: number });
  const of = county.households?.(village)?.rows ?? 0;
  return row < of ? { village, row, of } : cells.error(source, 'household', { reason: 'household-unknown', number });
}
