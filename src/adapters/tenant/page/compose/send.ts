import { useState } from 'react';
import { type Client, wordsOf } from '../api.ts';
import { marked } from '../conversation/editable.ts';
import type { Place } from '../shapes.ts';
import { type Draft, EMPTY } from './draft.ts';

interface Sending {
  readonly client: Client;
  readonly place: Place;
  readonly replyTo: string | undefined;
  /** What goes back into the box where it was refused. */
  readonly restore: (change: (now: Draft) => Draft) => void;
}

/** Sends what was written, and tells how that went. */
export function useSend({ client, place, replyTo, restore }: Sending) {
  const [problem, setProblem] = useState('');
  const [waiting, setWaiting] = useState(0);
  const failed = (error: unknown): void => setProblem(wordsOf(error));
  const send = async (draft: Draft, named: boolean): Promise<void> => {
    const { text, attachments, mentioned } = draft;
    setProblem('');
    setWaiting((count) => count + 1);
    const names = mentioned.map(({ name }) => name);
    try {
      await client.say({
        in: place.id,
        text: marked(text, names),
        ...(replyTo ? { replyTo } : {}),
        ...(place.kind === 'personal' ? {} : { mention: named }),
        ...(attachments.length > 0 ? { attachments } : {}),
      });
    } catch (error) {
      failed(error);
      // What was refused is not lost; what was taken stands in the conversation already.
      if (!wordsOf(error).startsWith('It was sent'))
        restore((now) => (now === EMPTY ? draft : now));
    } finally {
      setWaiting((count) => count - 1);
    }
  };
  return { send, failed, problem, waiting: waiting > 0 };
}
