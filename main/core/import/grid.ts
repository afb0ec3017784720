/** Lines of cells, as an array or read from a text only where somebody looks at them. */

export interface Grid extends Iterable<readonly string[]> {
  readonly length: number;
  /** Line from 0; undefined where there is none. Of a large text it is made anew each time. */
  at(line: number): readonly string[] | undefined;
  slice(from?: number, to?: number): (readonly string[])[];
}
