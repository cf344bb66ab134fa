/** A party that sends exchanges; only its identity matters here. */
export interface Party {
  readonly name: string;
}

interface Exchange {
  readonly party: Party;
  readonly perform: () => Promise<{ readonly holds: boolean }>;
}

export interface TurnsOptions {
  /** Ends whatever the party has open; called when it went away or kept everybody waiting. */
  readonly abandon: (party: Party) => Promise<void>;
  /** How long a party may hold the turn without a word while others wait, in milliseconds. */
  readonly patienceMs: number;
  readonly onImpatience: (party: Party) => void;
}

/**
 * One conversation at a time on the one session: first come, first served, except that a party with an open
 * transaction keeps the turn until it ends. One that keeps it silently while others wait, because it awaits
 * one of them or has forgotten it, is cut off instead of stopping everybody for ever.
 */
export class Turns {
  readonly #options: TurnsOptions;
  readonly #queue: Exchange[] = [];
  #holder: Party | null = null;
  #busy = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  request(party: Party, perform: Exchange['perform']): void {
    this.#queue.push({ party, perform });
    void this.#run();
  }

  /** The party is gone: what it asked for is forgotten, what it had open is ended. */
  leave(party: Party): void {
    for (let index = this.#queue.length - 1; index >= 0; index -= 1) {
      if (this.#queue[index]?.party === party) this.#queue.splice(index, 1);
    }
    this.#queue.push({
      party,
      perform: async () => {
        if (this.#holder === party) await this.#options.abandon(party);
        return { holds: false };
      },
    });
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let exchange = this.#take(); exchange; exchange = this.#take()) {
      const { holds } = await exchange.perform();
      if (holds) this.#holder = exchange.party;
      else if (this.#holder === exchange.party) this.#holder = null;
    }
    this.#busy = false;
    this.#watch();
  }

  #take(): Exchange | null {
    this.#unwatch();
    const holder = this.#holder;
    const index = holder ? this.#queue.findIndex(({ party }) => party === holder) : 0;
    return index < 0 ? null : (this.#queue.splice(index, 1)[0] ?? null);
  }

  #watch(): void {
    const holder = this.#holder;
    if (!holder || this.#queue.length === 0 || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#holder === holder) this.#options.onImpatience(holder);
    }, this.#options.patienceMs);
  }

  #unwatch(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
