/** The county for React: one provider, and hooks that ask the reader of the day being looked at and renew themselves. */
import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { PlacedHouseholds } from '../../shared/domain/placed-households.ts';
import type { CountySettings } from '../../shared/domain/campaign.ts';
import type { GeometryBatch } from '../../shared/domain/batch.ts';
import { dayOfInstant } from '../../shared/domain/day.ts';
import type { EntryRow } from '../../shared/domain/entries/entry.ts';
import type { Day } from '../../shared/domain/unit.ts';
import type { UnitIndex } from '../../shared/domain/unit-index.ts';
import type { HostInfo } from '../../shared/host/contract.ts';
import type { SubjectFold } from '../../shared/log/subject-fold.ts';
import type { HostClient } from '../host/host-client.ts';
import type { Changed } from './change-bus.ts';
import { type Actor, type Commands, commandsFor } from './commands.ts';
import { type CountyFrame, keptFrame, readFrame } from './county-frame.ts';
import { liveReader } from './live-reader.ts';
import { pastReader } from './past-reader.ts';
import type { Projection } from './projection.ts';
import type { ChangeEntry, CountyReader, LitTarget, TargetFilter, UnitFigures } from './reader.ts';

export interface CountyValue {
  readonly settings: CountySettings;
  readonly units: UnitIndex;
  /** Null while nothing has been said about where anything lies. */
  readonly geometry: GeometryBatch | null;
  readonly householdBlocks: readonly PlacedHouseholds[];
  readonly info: HostInfo;
  readonly today: Day;
}

interface StoreValue {
  readonly county: CountyValue;
  readonly reader: CountyReader;
  /** Of today, whatever day is looked at. */
  readonly live: CountyReader;
  readonly commands: Commands;
  readonly projection: Projection;
}

const StoreContext = createContext<StoreValue | null>(null);

function useStore(): StoreValue {
  const value = useContext(StoreContext);
  if (!value) throw new Error('CountyProvider is missing');
  return value;
}

/** `date` null shows the county as it stands now. `frame` is what was read at start; it is read again when the structure changes. */
export function CountyProvider(props: {
  projection: Projection;
  frame: CountyFrame;
  date: Day | null;
  actor: Actor;
  children: ReactNode;
}): ReactNode {
  const { projection, date, actor, children } = props;
  const [frame, setFrame] = useState(props.frame);
  useEffect(
    () =>
      projection.bus.listen((changed) => {
        if (changed.structure) void readFrame(projection).then((next) => setFrame((before) => keptFrame(before, next)));
      }),
    [projection],
  );
  const { settings, units, today } = frame;
  const isPast = date !== null && date < today;
  // Geometry alone changes no row: the reader of today and its answers stay. A past day is read anew from the log.
  const live = useMemo(() => liveReader(projection, settings, units, today), [projection, settings, units, today]);
  const past = useMemo(
    () => (isPast ? pastReader(projection, frame.settings, frame.units, date) : null),
    [projection, frame, isPast, date],
  );
  const reader = past ?? live;
  const commands = useMemo(() => commandsFor(projection, units, actor), [projection, units, actor]);
  const value = useMemo(
    (): StoreValue => ({ county: { ...frame, info: projection.info }, reader, live, commands, projection }),
    [projection, frame, reader, live, commands],
  );
  return <StoreContext value={value}>{children}</StoreContext>;
}

export const useCounty = (): CountyValue => useStore().county;
export const useReader = (): CountyReader => useStore().reader;
/** For what is no row: evidence files, pictures. */
export const useHost = (): HostClient => useStore().projection.host;
/** For files that read past days of their own. */
export const useProjection = (): Projection => useStore().projection;
export const useCommands = (): Commands => useStore().commands;

/**
 * The reader's answer, renewed with every write; undefined until the answer to this very question of this very day is there,
 * so that figures of one day never stand under the date of another.
 */
export function useAnswer<T>(question: string, ask: (reader: CountyReader) => Promise<T>): T | undefined {
  const reader = useReader();
  const answer = useLiveQuery(async () => ({ reader, question, value: await ask(reader) }), [reader, question]);
  return answer?.reader === reader && answer.question === question ? answer.value : undefined;
}

/** Figures of units in the order asked; undefined while loading. */
export const useFigures = (units: readonly string[]): UnitFigures[] | undefined =>
  useAnswer(units.join(' '), (reader) => reader.figures(units));

/** Null when there is no such target on that day; undefined while loading. */
export const useTarget = (id: string): LitTarget | null | undefined =>
  useAnswer(id, async (reader) => (await reader.target(id)) ?? null);

/** What has been said about a target up to the day being looked at; null when nothing has, undefined while loading. */
export const useFold = (target: string): SubjectFold | null | undefined =>
  useAnswer(`fold ${target}`, async (reader) => (await reader.fold(target)) ?? null);

export const useTargetsOf = (unit: string, filter: TargetFilter = {}): LitTarget[] | undefined =>
  useAnswer(JSON.stringify([unit, filter]), (reader) => reader.targetsOf(unit, filter));

/** Entries of a collection on the day being looked at, withdrawn ones included; undefined while loading. */
export const useEntries = (collection: string): EntryRow[] | undefined =>
  useAnswer(`entries ${collection}`, (reader) => reader.entries(collection));

/** Entries as they stand now, whatever day is looked at: what a county keeps for later use is no part of a past day. */
export function useEntriesNow(collection: string): EntryRow[] | undefined {
  const { live } = useStore();
  return useLiveQuery(() => live.entries(collection), [live, collection]);
}

/** Day of the last record by anybody; null when there is none, undefined while loading. */
export function useLastChange(): Day | null | undefined {
  const { live, county } = useStore();
  const unit = county.units.county?.id ?? '';
  return useLiveQuery(async () => {
    const [last] = await live.changes({ unit }, 1);
    return last ? dayOfInstant(last.at) : null;
  }, [live, unit]);
}

export const useChanges = (subject: { unit: string } | { target: string }, limit: number): ChangeEntry[] | undefined =>
  useAnswer(JSON.stringify([subject, limit]), (reader) => reader.changes(subject, limit));

/** Calls `listener` after every write by anybody, with what it touched. */
export function useChanged(listener: (changed: Changed) => void): void {
  const { projection } = useStore();
  useEffect(() => projection.bus.listen(listener), [projection, listener]);
}
