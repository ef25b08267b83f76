/** A LockManager in one process. */
export class FakeLocks implements LockManager {
  private readonly queues = new Map<string, (() => void)[]>();

  async query(): Promise<LockManagerSnapshot> {
    return { held: [...this.queues.keys()].map((name) => ({ name, mode: "exclusive", clientId: "" })), pending: [] };
  }

  async request<T>(name: string, options: LockOptions | LockGrantedCallback<T>, callback?: LockGrantedCallback<T>): Promise<Awaited<T>> {
    const { signal } = options as LockOptions;
    await this.turn(name, signal);
    try {
      return await callback!({ name, mode: "exclusive" });
    } finally {
      const next = this.queues.get(name)!.shift();
      if (next) next();
      else this.queues.delete(name);
    }
  }

  private turn(name: string, signal: AbortSignal | undefined): Promise<void> {
    const queue = this.queues.get(name);
    if (!queue) {
      this.queues.set(name, []);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      queue.push(resolve);
      signal?.addEventListener("abort", () => {
        const index = queue.indexOf(resolve);
        if (index < 0) return;
        queue.splice(index, 1);
        reject(signal.reason as Error);
      });
    });
  }
}

export class FakeStorage implements Storage {
  [name: string]: any;
  private readonly items: Map<string, string>;

  constructor(items: Iterable<readonly [string, string]> = []) {
    this.items = new Map(items);
  }

  copy(): FakeStorage {
    return new FakeStorage(this.items);
  }

  get length(): number {
    return this.items.size;
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
  clear(): void {
    this.items.clear();
  }
}
