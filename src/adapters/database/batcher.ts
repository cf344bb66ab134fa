/**
 * Joins calls that come while one is under way into the next one: with many callers the cost of a statement is
 * shared, and a lone caller waits for nobody.
 */
export class Batcher<Item, Answer> {
  readonly #flush: (items: readonly Item[]) => Promise<(item: Item) => Answer>;
  readonly #most: number;
  #waiting: Waiting<Item, Answer>[] = [];
  #running = 0;

  /**
   * @param flush does the work of a batch and answers how to read off each item's part of it
   * @param most items in one batch
   */
  constructor(flush: (items: readonly Item[]) => Promise<(item: Item) => Answer>, most = 500) {
    this.#flush = flush;
    this.#most = most;
  }

  /** @throws what `flush` throws, to every caller of that batch */
  add(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#running === 0) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running += 1;
    // Callers of the same turn of the event loop still join the first batch.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#most);
      try {
        const read = await this.#flush(batch.map(({ item }) => item));
        for (const { item, resolve } of batch) resolve(read(item));
      } catch (error) {
        // Handed on to everybody who waits for this batch; the next one starts afresh.
        for (const { reject } of batch) reject(error);
      }
    }
    this.#running -= 1;
  }
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}
