import { useState } from 'react';
import { wordsOf } from './api.ts';
import { useBench } from './context.tsx';
import type { Activity } from './shapes.ts';

const MOST = 5;

/** What the bell would show: each leads to what it is about. */
export function Notifications({ activity }: { readonly activity: readonly Activity[] }) {
  const { openLink } = useBench();
  const [problem, setProblem] = useState('');
  if (activity.length === 0) return null;
  const follow = (address: string): void => {
    setProblem('');
    try {
      openLink(address);
    } catch (error) {
      setProblem(wordsOf(error));
    }
  };
  return (
    <section aria-label="Activity">
      <h2>Activity</h2>
      <ul>
        {activity.slice(0, MOST).map(({ id, text, preview, webUrl }) => (
          <li key={id}>
            <button type="button" className="place" onClick={() => follow(webUrl ?? '')}>
              <span className="grow">
                {text}
                {preview && <span className="quiet"> {preview}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
