/** A unit as a list or map names it, before anybody knows its code or what it lies in. */
import type { Position, UnitLevel } from '../../../shared/domain/unit.ts';
import type { Place } from './problem.ts';

export interface UnitDraft {
  readonly place: Place;
  /** Six, nine or twelve digits as the file has them; empty where it has none. */
  readonly code: string;
  readonly level: UnitLevel;
  readonly name: string;
  /** Names of what it lies in; empty where the file does not say. */
  readonly county: string;
  readonly township: string;
  readonly zone: string;
  /** Seat, WGS 84. */
  readonly at?: Position;
  readonly households?: number;
  readonly people?: number;
  readonly hamlets?: number;
}
