/**
 * Proof that a target is done: a record (number, date, issuer) or a file kept apart under its SHA-256. Source: PRODUCT
 * "water test certificate before sign-off", "Evidence-gated sign-off".
 */

export interface EvidenceFile {
  readonly sha256: string;
  readonly name: string;
  /** MIME type. */
  readonly type: string;
  readonly bytes: number;
  /** SHA-256 of a small picture of it. */
  readonly thumbnail?: string | undefined;
}

export interface Evidence {
  /** Operation that brought it. */
  readonly id: string;
  /** When, as a clock of the log: its first 13 digits are milliseconds. */
  readonly clock: string;
  readonly user: string;
  /** Id of the kind's demand that it answers. */
  readonly item: string;
  readonly number?: string | undefined;
  readonly issued?: string | undefined;
  readonly issuer?: string | undefined;
  readonly note?: string | undefined;
  readonly file?: EvidenceFile | undefined;
}
