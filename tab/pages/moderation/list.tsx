import { Button } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Queue, Waiting } from '../../../src/contract/moderation.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { newNonce } from '../../system.ts';
import { useWords } from '../../words.tsx';
import { Item, type ItemActs, type Open } from './item.tsx';
import { KeyHelp, type KeyWord, keyWord, useKeyHelp } from './keys.tsx';
import { Hand } from './sharing.tsx';
import { type Moves, useMoves, useSteady } from './use-console.ts';
import { placeOf } from './waiting.tsx';

/** Something was begun on an item: a text to send, or all that can be done with it. */
interface Opened {
  readonly key: string;
  readonly what: Open;
}

const ofKind = (items: readonly Waiting[], item: Waiting) =>
  items.filter(({ task }) => task.next === item.task.next);

/** Takes an item, or puts it back. */
function useClaim() {
  const words = useWords();
  const { api } = useApp();
  const tell = useTell();
  const write = useWrite(({ task }: Waiting) => {
    const person = task.claim?.mine ? null : 'me';
    return api.claimTask(task.key, { community: task.community?.id ?? '', person });
  });
  return (item: Waiting) => {
    if (!item.task.community) return;
    write
      .mutateAsync(item)
      .then(() => tell(words.say(item.task.claim?.mine ? 'console.released' : 'console.claimed')))
      .catch((error: unknown) => tell(explain(error, words), 'error'));
  };
}

type Deeds = Readonly<Record<Exclude<KeyWord, 'next' | 'previous'>, (item: Waiting) => void>>;

/** The keys by which something is begun on an item. */
const begins = (
  act: (item: Waiting) => void,
  open: (item: Waiting, what: Open) => void,
): Pick<Deeds, 'act' | 'edit' | 'hide' | 'more'> => ({
  act,
  edit: (item) => (item.task.next === 'open' ? act(item) : open(item, 'text')),
  hide: (item) => (item.task.next === 'approve' ? open(item, 'text') : undefined),
  more: (item) => open(item, 'more'),
});

function useOpened() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = ({ task }: Waiting, what: Open) => setOpened({ key: task.key, what });
  return { opened, open, shut: () => setOpened(null) };
}

type Sent = 'approve' | 'hide' | 'say';

/** What goes with it: why it is hidden, or what is said. */
function givenWith(move: Sent, text: string) {
  if (move === 'approve') return {};
  return move === 'hide' ? { reason: text } : { text, nonce: newNonce() };
}

/** What is meant together. */
function useChosen() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = ({ task }: Waiting) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(task.key)) after.add(task.key);
      return after;
    });
  return { chosen, toggle, none: () => setChosen(new Set()) };
}

/** What waits, worked off from the top, with the keyboard alone. */
export function QueueList(props: {
  readonly queue: Queue;
  /** Of the filter: another begins at the top. */
  readonly filter: string;
  readonly onMore: () => void;
}) {
  const { queue, filter, onMore } = props;
  const { say } = useWords();
  const layout = useLayout();
  const navigate = useNavigate();
  const items = useSteady(queue.items, filter);
  const moves = useMoves();
  const claim = useClaim();
  const help = useKeyHelp();
  const list = useRef<HTMLOListElement>(null);
  const { chosen, toggle, none } = useChosen();
  const { opened, open, shut } = useOpened();
  const onGone = useFocusAfter(items, list);

  const several = items.filter(({ task }) => chosen.has(task.key));
  const meant = (item: Waiting) => (chosen.has(item.task.key) ? ofKind(several, item) : [item]);
  const close = (item: Waiting) => {
    shut();
    focusOn(list.current, items.indexOf(item));
  };
  async function send(item: Waiting, move: Sent, text = '') {
    const all = move === 'say' ? [item] : meant(item);
    onGone(item);
    if (!(await moves.make(all, move, givenWith(move, text)))) return;
    shut();
    none();
  }
  function act(item: Waiting) {
    if (item.task.next === 'approve') void send(item, 'approve');
    else if (item.task.next === 'say') open(item, 'text');
    else void navigate(placeOf(item, say).next);
  }
  const does: Deeds = {
    ...begins(act, open),
    open: (item) => void navigate(placeOf(item, say).to),
    select: toggle,
    claim,
    undo: () => void moves.undo(),
    help: help.toggle,
  };
  const sent: ItemActs['send'] = (item, move, text) => void send(item, move, text);
  const acts = useSame({ choose: toggle, open, close, send: sent, done: onGone });
  const pressed = (event: KeyboardEvent<HTMLOListElement>) =>
    onKey(event, list.current, (word, at) => {
      const item = items[at];
      if (!item || moves.pending) return false;
      if (word === 'next') focusOn(list.current, at + 1);
      else if (word === 'previous') focusOn(list.current, at - 1);
      else does[word](item);
      return true;
    });

  return (
    <>
      <Bar total={queue.total} chosen={several.length} moves={moves} />
      {several.length > 0 ? <Hand items={several} /> : null}
      <KeyHelp {...help} />
      <ol ref={list} className={layout.list} onKeyDown={pressed}>
        {items.map((item) => (
          <Item
            key={item.task.key}
            item={item}
            chosen={chosen.has(item.task.key)}
            acts={acts}
            opened={opened?.key === item.task.key ? { what: opened.what, moves } : null}
          />
        ))}
      </ol>
      <Rest count={queue.total - queue.items.length} onMore={onMore} />
    </>
  );
}

function Bar(props: { readonly total: number; readonly chosen: number; readonly moves: Moves }) {
  const { total, chosen, moves } = props;
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.row}>
      <p role="status" className={layout.plain}>
        {say('console.count', { count: total })}
      </p>
      {chosen > 0 ? <span>{say('console.chosen', { count: chosen })}</span> : null}
      <Button
        size="small"
        disabled={moves.undoable === 0 || moves.pending}
        onClick={() => void moves.undo()}
      >
        {say('console.undo')}
      </Button>
    </div>
  );
}

function Rest({ count, onMore }: { readonly count: number; readonly onMore: () => void }) {
  const { say } = useWords();
  if (count <= 0) return null;
  return (
    <div>
      <Button onClick={onMore}>{say('console.more-items', { count })}</Button>
    </div>
  );
}

/** Only while an item itself has the focus: fields and buttons keep their keys. */
function onKey(
  event: KeyboardEvent,
  list: HTMLOListElement | null,
  act: (word: KeyWord, at: number) => boolean,
) {
  const { target } = event;
  const word = keyWord(event);
  if (!(target instanceof HTMLLIElement) || !word) return;
  if (act(word, [...(list?.children ?? [])].indexOf(target))) event.preventDefault();
}

function focusOn(list: HTMLOListElement | null, at: number) {
  const next = list?.children[Math.max(0, at)];
  if (next instanceof HTMLElement) {
    next.focus();
    next.scrollIntoView?.({ block: 'nearest' });
  }
}

/** One set of functions that always do what the newest would. */
function useSame(newest: ItemActs): ItemActs {
  const latest = useRef(newest);
  useEffect(() => {
    latest.current = newest;
  });
  const [same] = useState<ItemActs>(() => ({
    choose: (item) => latest.current.choose(item),
    open: (item, what) => latest.current.open(item, what),
    close: (item) => latest.current.close(item),
    send: (item, move, text) => latest.current.send(item, move, text),
    done: (item) => latest.current.done(item),
  }));
  return same;
}

/** The item that was decided has gone; the one now in its place has the focus, and the next press is for it. */
function useFocusAfter(
  items: readonly Waiting[],
  list: { readonly current: HTMLOListElement | null },
) {
  const [left, setLeft] = useState<{ readonly key: string; readonly at: number } | null>(null);
  useEffect(() => {
    if (!left || items.some(({ task }) => task.key === left.key)) return;
    focusOn(list.current, Math.min(left.at, items.length - 1));
    setLeft(null);
  }, [left, items, list]);
  return (item: Waiting) => setLeft({ key: item.task.key, at: items.indexOf(item) });
}
