/** A binary min-heap of (key, value) pairs on typed arrays: the queue of every flood and least-cost search. */
export class MinHeap {
  private keys: Float64Array;
  private values: Int32Array;
  private count = 0;
  /** Key of the pair that `pop` returned last. */
  poppedKey = 0;

  constructor(capacity = 1024) {
    this.keys = new Float64Array(capacity);
    this.values = new Int32Array(capacity);
  }

  get size(): number {
    return this.count;
  }

  clear(): void {
    this.count = 0;
  }

  push(key: number, value: number): void {
    if (this.count === this.keys.length) this.grow();
    const { keys, values } = this;
    let slot = this.count++;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      const parentKey = keys[parent] as number;
      if (parentKey <= key) break;
      keys[slot] = parentKey;
      values[slot] = values[parent] as number;
      slot = parent;
    }
    keys[slot] = key;
    values[slot] = value;
  }

  /** Value with the smallest key; the caller checks `size` first. */
  pop(): number {
    const { keys, values } = this;
    this.poppedKey = keys[0] as number;
    const top = values[0] as number;
    const last = --this.count;
    if (last > 0) {
      const key = keys[last] as number;
      const value = values[last] as number;
      let slot = 0;
      for (;;) {
        let child = 2 * slot + 1;
        if (child >= last) break;
        if (child + 1 < last && (keys[child + 1] as number) < (keys[child] as number)) child++;
        const childKey = keys[child] as number;
        if (childKey >= key) break;
        keys[slot] = childKey;
        values[slot] = values[child] as number;
        slot = child;
      }
      keys[slot] = key;
      values[slot] = value;
    }
    return top;
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
    const values = new Int32Array(this.values.length * 2);
    values.set(this.values);
    this.values = values;
  }
}
