/** What was waited for did not come in time. */
export class TooLate extends Error {
  constructor(what: string, ms: number) {
    super(`${what} did not come within ${Math.round(ms / 1000)} s.`);
    this.name = 'TooLate';
  }
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/**
 * Asks until the answer is there.
 * @param ask null or false: not yet
 * @param ms longest wait; @throws TooLate after it
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | false>,
  ms: number,
  every = 100,
): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (performance.now() > end) throw new TooLate(what, ms);
    await pause(every);
  }
}
