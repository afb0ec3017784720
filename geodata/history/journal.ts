/** Turns events into the records of one device: streams, sequence numbers, clocks, bases and hashes. */
import type { Unit } from '../../shared/domain/unit.ts';
import { UnitIndex } from '../../shared/domain/unit-index.ts';
import { nextHash } from '../../shared/log/chain.ts';
import { tick } from '../../shared/log/clock.ts';
import {
  bodyOf,
  type LogRecord,
  type Operation,
  OPERATION_VERSION,
  operationId,
  type OperationId,
} from '../../shared/log/operation.ts';
import type { HistoryEvent } from './event.ts';

export const DEMO_DEVICE = 'demo';

/** Records in journal order: by time, and where times are equal in the order given. */
export function writeJournal(events: readonly HistoryEvent[], units: readonly Unit[]): LogRecord[] {
  const index = new UnitIndex(units);
  const ordered = events.map((event, i) => ({ event, i })).sort((a, b) => a.event.at - b.event.at || a.i - b.i);
  const chains = new Map<string, { seq: number; h: string }>();
  const heads = new Map<string, OperationId>();
  const stretches = new Map<string, OperationId>();
  let clock = '';
  return ordered.map(({ event }) => {
    const { k, subject, by } = event;
    clock = tick(clock, event.at);
    const stream = index.streamOf(event.unit);
    const chain = chains.get(stream) ?? { seq: 0, h: '' };
    const registers = registersOf(event);
    const base = [...new Set(registers.flatMap((register) => heads.get(register) ?? []))];
    const newest = stretches.get(subject);
    if (event.takesBackNewest && !newest) throw new Error(`nothing to take back on ${subject}`);
    const operation: Operation = {
      v: OPERATION_VERSION,
      k,
      device: DEMO_DEVICE,
      stream,
      seq: chain.seq + 1,
      clock,
      user: by.user,
      role: by.role,
      base,
      subject,
      payload: event.takesBackNewest && newest ? { operations: [newest] } : event.payload,
    };
    const id = operationId(operation);
    for (const register of registers) heads.set(register, id);
    if (k === 'stretch') stretches.set(subject, id);
    const body = bodyOf(operation);
    const h = nextHash(chain.h, body);
    chains.set(stream, { seq: operation.seq, h });
    return { h, body };
  });
}

/** Registers whose heads an event replaces: the state, the percentage, each stage's amount, each edited field, the settings. */
function registersOf({ k, subject, payload }: HistoryEvent): string[] {
  if (k === 'clearance' || k === 'amount' || k === 'settings') return [`${k} ${subject}`];
  if (k === 'reach' && 'stage' in payload) return [`reach ${subject} ${payload.stage}`];
  if (k === 'edit' && 'set' in payload) return Object.keys(payload.set).map((field) => `edit ${subject} ${field}`);
  return [];
}
