import { Worker } from 'node:worker_threads';
import type { Log } from '../../ports/log.ts';

export interface ThreadOptions {
  readonly script: URL;
  readonly timeLimitMs: number;
  readonly memoryMb: number;
  readonly log: Log;
  /** What it does, for the log; extraction unless told. */
  readonly work?: string;
  /** A thread without work for so long gives its memory back; one minute unless told. */
  readonly restMs?: number;
}

const REST_MS = 60_000;

/**
 * One worker thread that answers one message at a time. A job that takes too long, or takes the thread down, is
 * answered null; the thread is thrown away and the next job gets a new one.
 */
export class Thread {
  readonly #options: ThreadOptions;
  #worker: Worker | null = null;
  #tail: Promise<unknown> = Promise.resolve();
  #closed = false;
  /** Answers the job under way; null where there is none. */
  #settle: ((answer: unknown) => void) | null = null;
  #rest: NodeJS.Timeout | undefined;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  ask(message: unknown): Promise<unknown> {
    const answer = this.#tail.then(() => (this.#closed ? null : this.#run(message)));
    this.#tail = answer;
    return answer;
  }

  /** Ends the thread; jobs under way and waiting are answered null. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#rest);
    await this.#worker?.terminate();
    await this.#tail;
  }

  #run(message: unknown): Promise<unknown> {
    const worker = this.#worker ?? this.#start();
    this.#worker = worker;
    clearTimeout(this.#rest);
    return new Promise((resolve) => {
      const settle = (answer: unknown) => {
        clearTimeout(timer);
        this.#settle = null;
        this.#restLater(worker);
        resolve(answer);
      };
      const timer = setTimeout(() => this.#drop(worker, 'time limit'), this.#options.timeLimitMs);
      this.#settle = settle;
      worker.postMessage(message);
    });
  }

  #restLater(worker: Worker): void {
    const rest = () => {
      if (this.#worker !== worker || this.#settle) return;
      this.#worker = null;
      void worker.terminate();
    };
    this.#rest = setTimeout(rest, this.#options.restMs ?? REST_MS);
    this.#rest.unref();
  }

  #start(): Worker {
    const worker = new Worker(this.#options.script, {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.memoryMb },
      // What parsers print may quote the document: it is read away and goes nowhere.
      stdout: true,
      stderr: true,
    });
    // Listened to for as long as it lives: a thread that fails between two jobs must not bring the process down.
    worker.on('message', (answer: unknown) => {
      if (this.#worker === worker) this.#settle?.(answer);
    });
    worker.on('messageerror', (error: unknown) => this.#drop(worker, error));
    worker.on('error', (error: unknown) => this.#drop(worker, error));
    worker.on('exit', () => this.#drop(worker, 'thread ended'));
    worker.stdout.resume();
    worker.stderr.resume();
    worker.unref();
    return worker;
  }

  /** Throws the thread away, once, and answers the job that it was at. */
  #drop(worker: Worker, reason: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    if (!this.#closed) {
      const { log, work = 'extraction' } = this.#options;
      log.warn({ reason: String(reason) }, `${work} given up`);
    }
    this.#settle?.(null);
    void worker.terminate();
  }
}
