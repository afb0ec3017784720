/**
 * The part of the host contract that carries a county in files: the whole county as one package and back, and packages of
 * progress by township that seats exchange by hand, signed by the seat that made them. What comes in is brought by `upload.*`.
 */
import { z } from 'zod';
import { differenceSchema } from '../log/differences.ts';
import { appendResultSchema, positionSchema, savedSchema } from './answers.ts';
import { vaultFaultSchema } from './person-calls.ts';
import { uploadRefusalSchema, uploadSchema } from './upload-calls.ts';

/** Where a package is not what it was when it was made. */
export const PACKAGE_FAULTS = [
  'zip',
  'manifest',
  'part-missing',
  'part-unknown',
  'part-changed',
  'journal',
  'batch',
  'attachment',
  'archive',
  'personal',
  'digest',
] as const;

/** Shortest passphrase for personal data. */
export const LEAST_PASSPHRASE = 10;

/** What was found when a file was read; nothing has been changed. */
export const packageFaultSchema = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('not-a-package') }),
  /** The other kind of package, or another file of the program. */
  z.object({ reason: z.literal('other-kind'), found: z.enum(['county', 'progress']) }),
  z.object({ reason: z.literal('newer-package'), found: z.number(), supported: z.number() }),
  z.object({ reason: z.literal('damaged'), fault: z.enum(PACKAGE_FAULTS), part: z.string() }),
  /** Its signature does not fit: a byte has been changed since. */
  z.object({ reason: z.literal('tampered') }),
  z.object({ reason: z.literal('package-too-large'), most: z.number() }),
  z.object({ reason: z.literal('passphrase-needed') }),
  z.object({ reason: z.literal('passphrase-wrong') }),
]);
export type PackageFault = z.infer<typeof packageFaultSchema>;

export const packageRefusalSchema = z.union([
  packageFaultSchema,
  z.discriminatedUnion('reason', [
    /** No file, or several, in the upload. */
    z.object({ reason: z.literal('one-file') }),
    z.object({ reason: z.literal('nobody') }),
    z.object({ reason: z.literal('role'), role: z.string() }),
    z.object({ reason: z.literal('no-reason-given') }),
    z.object({ reason: z.literal('reason-gives-away') }),
    z.object({ reason: z.literal('passphrase-short'), least: z.number() }),
    /** Nobody has filled in personal data. */
    z.object({ reason: z.literal('nothing-personal') }),
    z.object({ reason: z.literal('nothing-there') }),
    /** The journal or a batch of this county is damaged: a package of it would be too. */
    z.object({ reason: z.literal('county-damaged'), cause: z.string() }),
    z.object({ reason: z.literal('vault'), fault: vaultFaultSchema }),
    z.object({ reason: z.literal('disk'), message: z.string() }),
    z.object({ reason: z.literal('not-logged'), cause: z.string() }),
    z.object({ reason: z.literal('busy') }),
    z.object({ reason: z.literal('unknown-unit'), unit: z.string() }),
    /** Everything has been passed on already. */
    z.object({ reason: z.literal('nothing-new') }),
    z.object({ reason: z.literal('other-county'), county: z.string(), name: z.string() }),
    /** First package of a device: the duty officer compares its fingerprint and accepts it. */
    z.object({ reason: z.literal('device-unknown') }),
    /** The device is known with another key. */
    z.object({ reason: z.literal('device-key'), device: z.string() }),
    /** The device was accepted for another unit than it now speaks for. */
    z.object({ reason: z.literal('device-unit'), accepted: z.string(), claimed: z.string() }),
    /** Two computers have written under this device's name. */
    z.object({ reason: z.literal('device-frozen'), device: z.string() }),
    /** The difference has been decided or has changed meanwhile. */
    z.object({ reason: z.literal('difference-gone') }),
  ]),
  uploadRefusalSchema,
]);
export type PackageRefusal = z.infer<typeof packageRefusalSchema>;
const refused = z.object({ ok: z.literal(false), refusal: packageRefusalSchema });

const author = { user: z.string().max(100), role: z.string().max(80) };

export const packageCountsSchema = z.object({
  operations: z.number().int().nonnegative(),
  units: z.number().int().nonnegative(),
  targets: z.number().int().nonnegative(),
  households: z.number().int().nonnegative(),
  batches: z.number().int().nonnegative(),
  attachments: z.number().int().nonnegative(),
  archives: z.number().int().nonnegative(),
});

/** What a county package says of itself. */
export const countyPackageSchema = z.object({
  county: z.object({ id: z.string(), name: z.string() }),
  /** When, milliseconds, and by whom it was made. */
  madeAt: z.number(),
  madeBy: z.object(author),
  counts: packageCountsSchema,
  position: positionSchema,
  digest: z.string(),
  personal: z.enum(['none', 'sealed']),
  /** Said of invented geography. */
  mark: z.string().optional(),
  /** Evidence files that were not there any more when it was made. */
  missing: z.number().int().nonnegative(),
});
export type CountyPackage = z.infer<typeof countyPackageSchema>;

/** A package that was saved, and read again from where it lies. */
const packedSchema = z.union([
  savedSchema.options[0].extend({ bytes: z.number(), county: countyPackageSchema }),
  savedSchema.options[1],
]);

const rangeSchema = z.object({ from: z.number(), to: z.number() });

/** Operations of a chain that cannot be taken now, and why. */
export const heldBackSchema = z.object({
  device: z.string(),
  stream: z.string(),
  /** First and last number of them. */
  first: z.number(),
  last: z.number(),
  why: z.discriminatedUnion('why', [
    /** Earlier operations of the chain are not here. */
    z.object({ why: z.literal('gap'), missing: z.number(), after: z.number() }),
    /** The device has said something else under the same number: two computers write under one name. */
    z.object({ why: z.literal('fork'), seq: z.number() }),
    /** The list that an operation brings in is neither here nor in the package. */
    z.object({ why: z.literal('batch'), batch: z.string() }),
    /** It is about something that this county does not have yet. */
    z.object({ why: z.literal('unknown-subject'), subject: z.string() }),
    z.object({ why: z.literal('clock-ahead'), aheadMs: z.number() }),
    /** Its form is not that of its kind. */
    z.object({ why: z.literal('form'), k: z.string() }),
    /** It concerns what lies outside the sender's township. */
    z.object({ why: z.literal('outside'), subject: z.string() }),
    /** Only the county's seat says such things. */
    z.object({ why: z.literal('county-only'), k: z.string() }),
    /** Somebody acts in a capacity that is none of this township's. */
    z.object({ why: z.literal('capacity'), role: z.string() }),
    /** Passed on by a township for a device that nobody has accepted. */
    z.object({ why: z.literal('foreign-device') }),
    z.object({ why: z.literal('device-frozen') }),
  ]),
});
export type HeldBack = z.infer<typeof heldBackSchema>;

export const progressPackageSchema = z.object({
  device: z.string(),
  /** Name of the seat, for people. */
  name: z.string(),
  fingerprint: z.string(),
  /** `own`: this seat's; `known`: accepted earlier; `unknown`: to be accepted. */
  trust: z.enum(['own', 'known', 'unknown']),
  /** Unit that the seat speaks for: a township or the county. */
  unit: z.string(),
  madeAt: z.number(),
  madeBy: z.object(author),
  streams: z.array(z.string()),
  operations: z.number().int().nonnegative(),
  /** What would be taken: operations by kind, and when they were written. */
  fresh: z.array(z.object({ k: z.string(), count: z.number().int().positive() })),
  written: rangeSchema.nullable(),
  people: z.array(z.object({ user: z.string(), role: z.string(), count: z.number().int().positive() })),
  duplicates: z.number().int().nonnegative(),
  heldBack: z.array(heldBackSchema),
  batches: z.number().int().nonnegative(),
  attachments: z.number().int().nonnegative(),
  /** Evidence files that operations name and the package does not bring. */
  attachmentsMissing: z.number().int().nonnegative(),
});
export type ProgressPackage = z.infer<typeof progressPackageSchema>;

export const exchangeSchema = z.object({
  direction: z.enum(['sent', 'received']),
  at: z.number(),
  user: z.string(),
  /** The other side's device where it is known, and what it is called. */
  device: z.string(),
  name: z.string(),
  /** Unit that it was made for, or that the sender speaks for. */
  unit: z.string(),
  file: z.string(),
  operations: z.number().int().nonnegative(),
  heldBack: z.number().int().nonnegative(),
});
export type Exchange = z.infer<typeof exchangeSchema>;

export const seatDeviceSchema = z.object({
  device: z.string(),
  name: z.string(),
  unit: z.string(),
  fingerprint: z.string(),
  own: z.boolean(),
  /** Where two computers write under its name: stream and number from which they differ. */
  frozen: z.object({ stream: z.string(), seq: z.number(), at: z.number() }).optional(),
});
export type SeatDevice = z.infer<typeof seatDeviceSchema>;

export const packageCalls = {
  /**
   * The whole county as one file, read again after it was written. Personal data only with a reason and a passphrase, after
   * a `reveal` operation is safe in the journal. `archives`: with base map and relief.
   */
  'package.save': {
    input: z.object({
      ...author,
      archives: z.boolean().optional(),
      personal: z.object({ why: z.string().max(500), passphrase: z.string().max(200) }).optional(),
    }),
    output: z.union([packedSchema, refused]),
  },
  /** Reads a county package through, part by part; opens nothing. */
  'package.look': {
    input: z.object({ upload: uploadSchema }),
    output: z.union([z.object({ ok: z.literal(true), county: countyPackageSchema }), refused]),
  },
  /** Puts the county of the package in place of the one that is here, which is kept aside as by `county.replace`. */
  'package.open': {
    input: z.object({
      ...author,
      upload: uploadSchema,
      passphrase: z.string().max(200).optional(),
      /** Opens a package with sealed personal data without it. */
      withoutPersonal: z.boolean().optional(),
    }),
    output: z.union([
      z.object({ ok: z.literal(true), store: z.string(), keptIn: z.string(), county: countyPackageSchema }),
      refused,
    ]),
  },
  /**
   * A signed package of what the streams of `unit` hold: a township's own; with the county as unit, the county's stream and
   * every township's. `since`: `last` leaves out what the last package for this unit held.
   */
  'package.progress': {
    input: z.object({ ...author, unit: z.string().max(40), since: z.enum(['last', 'all']) }),
    output: z.union([
      savedSchema.options[0].extend({ bytes: z.number(), operations: z.number(), fingerprint: z.string() }),
      savedSchema.options[1],
      refused,
    ]),
  },
  /** Looks into a package of progress: who made it, and what this county would take from it. */
  'package.inspect': {
    input: z.object({ upload: uploadSchema }),
    output: z.union([z.object({ ok: z.literal(true), progress: progressPackageSchema }), refused]),
  },
  /** Takes what can be taken, all of it in one write. `accept`: the duty officer has compared the fingerprint of a new device. */
  'package.merge': {
    input: z.object({ ...author, upload: uploadSchema, accept: z.boolean().optional() }),
    output: z.union([
      z.object({
        ok: z.literal(true),
        operations: z.number().int().nonnegative(),
        heldBack: z.array(heldBackSchema),
        position: positionSchema,
      }),
      refused,
    ]),
  },
  /** Exchanges, the newest first, and every device that is known here. */
  'package.seats': {
    input: z.object({}),
    output: z.object({ exchanges: z.array(exchangeSchema), devices: z.array(seatDeviceSchema) }),
  },
  /** This seat goes on under another name and with another key: after its disk was copied, or when it changes hands. */
  'package.renew': {
    input: z.object(author),
    output: z.union([z.object({ ok: z.literal(true), device: z.string() }), refused]),
  },
  /** What two seats said differently and nobody has decided. */
  'package.differences': {
    input: z.object({}),
    output: z.object({ differences: z.array(differenceSchema) }),
  },
  /** Lets one of the values stand; the operation names all of them as what it replaces. */
  'package.decide': {
    input: z.object({
      ...author,
      subject: z.string().max(200),
      about: z.string().max(200),
      choose: z.string().max(200),
    }),
    output: z.union([appendResultSchema, refused]),
  },
} as const;
