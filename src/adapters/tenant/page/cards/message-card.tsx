import type { Action } from 'adaptivecards';
import { useEffect, useRef, useState } from 'react';
import { wordsOf } from '../api.ts';
import { type Bench, useBench } from '../context.tsx';
import { stepOf } from '../dialogs/task.ts';
import type { Message, Place } from '../shapes.ts';
import { cardsSchema, keep, kept } from '../storage.ts';
import { CardView } from './card-view.tsx';
import { executed, type Outcome, type Pressed, press } from './press.ts';

interface MessageCardProps {
  readonly place: Place;
  readonly message: Message;
  readonly json: unknown;
  /** Which of the message's cards it is. */
  readonly index: number;
}

/** The card of a message with what pressing it brings: an answer in its place, words, a dialog, another message. */
export function MessageCard({ place, message, json, index }: MessageCardProps) {
  const bench = useBench();
  const name = `cards.${bench.person.id}`;
  const key = `${place.id}/${message.id}/${index}`;
  const [mine, setMine] = useState(() => kept(sessionStorage, name, cardsSchema, {})[key]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [notice, setNotice] = useState('');
  const [focused, setFocused] = useState(false);
  // What this person alone was answered stands until the message itself changes.
  const own = mine?.seq === message.seq ? mine.card : undefined;
  const pressed: Pressed = {
    place: place.id,
    messageId: message.id,
    ...(place.kind === 'channel' ? { thread: message.replyTo ?? message.id } : {}),
  };
  const replace = (card: unknown): void => {
    const entry = { seq: message.seq, card };
    keep(sessionStorage, name, { ...kept(sessionStorage, name, cardsSchema, {}), [key]: entry });
    setMine(entry);
  };
  const show = (outcome: Outcome): void => {
    if (outcome.kind === 'card') {
      setFocused(true);
      replace(outcome.card);
      bench.announce('Praxis has changed the card.');
    } else if (outcome.kind === 'message') setNotice(outcome.text);
    else if (outcome.kind === 'url') bench.openLink(outcome.url);
    else if (outcome.kind === 'dialog') openDialog(bench, pressed, outcome, setNotice);
  };
  const act = async (work: () => Promise<Outcome>): Promise<void> => {
    setBusy(true);
    setProblem('');
    setNotice('');
    try {
      show(await work());
    } catch (error) {
      setProblem(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  useRefresh(json, message.seq, () =>
    act(async () => {
      const answer = await bench.client.refresh(place.id, message.id);
      return answer === null ? { kind: 'nothing' } : executed(answer);
    }),
  );
  const onAction = (action: Action): void => {
    void act(() => press(bench.client, pressed, action, bench.theme));
  };
  return (
    <>
      <CardView json={own ?? json} onAction={onAction} busy={busy} focused={focused} />
      {busy && <p className="quiet">Praxis is working …</p>}
      {notice !== '' && (
        <p className="notice" role="status">
          {notice}
        </p>
      )}
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** Cards that ask for it are drawn anew for who looks at them; the tenant knows for whom. */
function useRefresh(json: unknown, seq: number, refresh: () => Promise<void>): void {
  const asked = typeof json === 'object' && json !== null && 'refresh' in json;
  const done = useRef(-1);
  useEffect(() => {
    if (!asked || done.current === seq) return;
    done.current = seq;
    void refresh();
  });
}

function openDialog(
  { client, openDialog: open }: Bench,
  { place, messageId }: Pressed,
  { step }: Extract<Outcome, { kind: 'dialog' }>,
  say: (words: string) => void,
): void {
  if (step.kind === 'message') say(step.text);
  if (step.kind !== 'continue') return;
  open({
    info: step.info,
    submit: async (data) => {
      const answer = await client.invoke({
        in: place,
        name: 'task/submit',
        value: { data, context: {} },
        activityId: messageId,
      });
      return stepOf(answer);
    },
  });
}
