/** A picture after its hidden facts were taken out. */
export interface Cleaned {
  readonly bytes: Buffer;
  /** By the picture's own statement, pixels. */
  readonly width: number;
  readonly height: number;
}
