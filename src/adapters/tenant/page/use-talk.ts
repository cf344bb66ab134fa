import { useEffect, useRef, useState } from 'react';
import type { Client } from './api.ts';
import { hasWords, heard, NO_TALK, type Talk } from './conversation/talk.ts';
import { follow, type News } from './live.ts';
import type { Activity } from './shapes.ts';

/** What was written before somebody sat down comes at once; only what comes later is news to be announced. */
const FIRST_READING_MS = 1_000;

export interface Following {
  readonly talk: Talk;
  /** Newest first. */
  readonly activity: readonly Activity[];
  readonly connected: boolean;
  /** True once everything written so far is here. */
  readonly read: boolean;
}

/** Everything said where this person is, as it is said. */
export function useTalk(
  client: Client,
  onHeard: (news: readonly News[]) => void,
  onActivity: (activity: Activity) => void,
): Following {
  const [talk, setTalk] = useState<Talk>(NO_TALK);
  const [activity, setActivity] = useState<readonly Activity[]>([]);
  const [connected, setConnected] = useState(true);
  const [read, setRead] = useState(false);
  const tell = useRef({ onHeard, onActivity });
  tell.current = { onHeard, onActivity };
  useEffect(() => {
    let settled = false;
    const timer = setTimeout(() => {
      settled = true;
      setRead(true);
    }, FIRST_READING_MS);
    const known = new Set<string>();
    const stop = follow({
      path: client.streamPath,
      onConnected: setConnected,
      onActivity: (item) => {
        setActivity((before) => [item, ...before.filter(({ id }) => id !== item.id)]);
        if (settled) tell.current.onActivity(item);
      },
      onNews: (news) => {
        setTalk((before) => heard(before, news));
        const first = news.filter(({ message }) => !known.has(message.id));
        for (const { message } of news) known.add(message.id);
        if (settled) tell.current.onHeard(first.filter(({ message }) => hasWords(message)));
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client]);
  return { talk, activity, connected, read };
}
