/** Tells every window of this seat what changed in the projection, so that each repaints only that. */
export interface Changed {
  readonly targets: readonly string[];
  readonly villages: readonly string[];
  /** Subjects of entries. */
  readonly entries: readonly string[];
  /** Units, settings or geometry: everything has to be read again. */
  readonly structure: boolean;
}

export class ChangeBus {
  readonly #channel: BroadcastChannel;
  readonly #listeners = new Set<(changed: Changed) => void>();

  constructor(store: string) {
    this.#channel = new BroadcastChannel(`guatu-changes-${store}`);
    this.#channel.addEventListener('message', (message: MessageEvent<Changed>) => this.#tell(message.data));
  }

  /** Tells this window and all others. */
  announce(changed: Changed): void {
    this.#tell(changed);
    this.#channel.postMessage(changed);
  }

  /** Returns the function that stops listening. */
  listen(listener: (changed: Changed) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#channel.close();
    this.#listeners.clear();
  }

  #tell(changed: Changed): void {
    for (const listener of this.#listeners) listener(changed);
  }
}
