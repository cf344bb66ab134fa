import * as React from 'react';
import { NoAnswer, type Praxis, type Trouble } from '../praxis';

export type Asked<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'there'; readonly answer: T }
  | { readonly state: 'failed'; readonly trouble: Trouble };

/**
 * Asks once for each `key` of each Praxis, and again by `retry`: an author who enters another address is answered from
 * there at once. What comes after either has changed is nobody's answer any more.
 */
export function useAnswer<T>(
  praxis: Praxis,
  key: string,
  ask: () => Promise<T>,
): [Asked<T>, () => void] {
  const [asked, setAsked] = React.useState<Asked<T>>({ state: 'loading' });
  const [round, setRound] = React.useState(0);
  const latest = React.useRef(ask);
  latest.current = ask;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another Praxis, key or round is what asks again
  React.useEffect(() => {
    let stale = false;
    setAsked({ state: 'loading' });
    latest.current().then(
      (answer) => {
        if (!stale) setAsked({ state: 'there', answer });
      },
      (error: unknown) => {
        const trouble = error instanceof NoAnswer ? error.trouble : 'unreachable';
        if (!stale) setAsked({ state: 'failed', trouble });
      },
    );
    return () => {
      stale = true;
    };
  }, [praxis, key, round]);

  return [asked, () => setRound(round + 1)];
}
