/**
 * Codes of units whose official ones nobody has given yet. They lie where no official code does, so that the two are never
 * taken for one another: official codes of townships end in 001–599 (streets 001–099, towns 100–199, townships 200–399, others
 * 400–599), those of villages in 001–599 (residents' committees 001–199, villagers' committees 200–399, others 400–599).
 * Source: 统计用区划代码和城乡划分代码编制规则 (National Bureau of Statistics).
 */
import type { Unit } from './unit.ts';

/** Whether an id of nine or twelve digits, or a part of it, was made up by the program. */
export const isMadeUp = (id: string): boolean => /^\d{6}([6-9]\d{2}(\d{3})?|\d{3}[6-9]\d{2})$/.test(id);

/** A unit of which no official code is known. War zones have none and lack none. */
export const lacksCode = (unit: Unit): boolean => unit.code === undefined && isMadeUp(unit.id);

/** The code to show and to write into files: the official one where it is known. */
export const codeShown = (unit: Unit): string => unit.code ?? unit.id;
