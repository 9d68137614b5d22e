/** Runs jobs one after another, in the order they came: two readings never overlap. */
export class ExclusiveLane {
  #last: Promise<unknown> = Promise.resolve();

  /** Settles as the job does. A job that fails does not keep the next one from running. */
  run<Value>(job: () => Promise<Value>): Promise<Value> {
    const result = this.#last.then(job);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when the jobs handed in so far have ended. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
