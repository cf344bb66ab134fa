/** Wakes whoever waits for news; each wait ends by a ring or by its time limit. */
export interface Signal {
  ring(): void;
  /** @param ms longest wait */
  wait(ms: number): Promise<void>;
}

export function createSignal(): Signal {
  const waiting = new Set<() => void>();
  return {
    ring: () => {
      for (const wake of [...waiting]) wake();
    },
    wait: (ms) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        timer.unref();
        waiting.add(wake);
      }),
  };
}
