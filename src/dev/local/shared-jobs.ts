interface Job<T> {
  promise: Promise<T>;
  waiting: number;
  done: boolean;
  controller: AbortController;
}

/**
 * Runs each piece of work once for everybody who asks for it, and remembers the newest results.
 *
 * A job is stopped only when all who wait for it have left; a failed one is forgotten.
 */
export class SharedJobs<T> {
  private readonly jobs = new Map<string, Job<T>>();

  /** @param most how many results are kept */
  constructor(private readonly most: number) {}

  /**
   * The result for a key, from the job under way or a new one.
   *
   * @throws the signal's reason as soon as it is aborted
   */
  async get(key: string, work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const job = this.jobs.get(key) ?? this.start(key, work);
    // Asked for again: it is the newest now.
    this.jobs.delete(key);
    this.jobs.set(key, job);
    for (const oldest of this.jobs.keys()) if (this.jobs.size > this.most) this.jobs.delete(oldest);
    if (job.done || !signal) return job.promise;
    return this.untilAborted(key, job, signal);
  }

  private start(key: string, work: (signal: AbortSignal) => Promise<T>): Job<T> {
    const controller = new AbortController();
    const job: Job<T> = { promise: work(controller.signal), waiting: 0, done: false, controller };
    job.promise.then(
      () => (job.done = true),
      () => this.forget(key, job),
    );
    return job;
  }

  private untilAborted(key: string, job: Job<T>, signal: AbortSignal): Promise<T> {
    job.waiting++;
    return new Promise<T>((resolve, reject) => {
      const onAbort = () => {
        job.waiting--;
        if (job.waiting === 0 && !job.done) {
          this.forget(key, job);
          job.controller.abort(signal.reason);
        }
        reject(signal.reason);
      };
      signal.addEventListener("abort", onAbort, { once: true });
      job.promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
    });
  }

  private forget(key: string, job: Job<T>): void {
    if (this.jobs.get(key) === job) this.jobs.delete(key);
  }
}
