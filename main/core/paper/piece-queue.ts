/** Pieces that come one after the other, as content of a file that is being written: each waits until it has been taken. */
interface Awaited<T> {
  readonly promise: Promise<T>;
  settle(value: T): void;
  fail(): void;
}

function awaited<T>(): Awaited<T> {
  let settle: (value: T) => void = () => undefined;
  let fail: () => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = resolve;
    fail = () => reject(new Error('cut short'));
  });
  // Nobody may be reading when it fails.
  promise.catch(() => undefined);
  return { promise, settle, fail };
}

export class PieceQueue {
  #next = awaited<Uint8Array | null>();
  #wanted = awaited<'wanted'>();

  /** Settles when a piece is asked for. */
  get wanted(): Promise<'wanted'> {
    return this.#wanted.promise;
  }

  /** Hands over a piece that is wanted; settles when the next one is, so that this one has been written. */
  push(piece: Uint8Array): Promise<'wanted'> {
    this.#wanted = awaited();
    this.#next.settle(piece);
    return this.wanted;
  }

  end(): void {
    this.#next.settle(null);
  }

  /** Whoever reads throws, and leaves no file. */
  fail(): void {
    this.#next.fail();
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    for (;;) {
      this.#wanted.settle('wanted');
      const piece = await this.#next.promise;
      if (piece === null) return;
      this.#next = awaited();
      yield piece;
    }
  }
}
