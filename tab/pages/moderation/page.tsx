import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Waiting } from '../../../src/contract/moderation.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, Read } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { useModeration } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { placeOf, WaitingBody } from './waiting.tsx';

const useStyles = makeStyles({
  item: {
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

const keyOf = (item: Waiting): string => placeOf(item).key;

/** What waits for a moderator, oldest first, worked off from the top. */
export default function ModerationPage() {
  const { say } = useWords();
  const query = useModeration();
  return (
    <Page title={say('tab.moderation.title')}>
      <Read query={query}>{({ items }) => <QueueList items={items} />}</Read>
    </Page>
  );
}

function QueueList({ items }: { readonly items: readonly Waiting[] }) {
  const { say } = useWords();
  const layout = useLayout();
  const list = useRef<HTMLOListElement>(null);
  const emptied = useRef<HTMLDivElement>(null);
  const [decided, setDecided] = useState<{ readonly key: string; readonly at: number } | null>(
    null,
  );
  const count = items.length;
  // The item that was decided has gone; the one now in its place has the focus, and the next press is for it.
  useEffect(() => {
    if (!decided || items.some((item) => keyOf(item) === decided.key)) return;
    const next = list.current?.children[Math.min(decided.at, items.length - 1)];
    if (next instanceof HTMLElement) next.focus();
    else emptied.current?.focus();
    setDecided(null);
  }, [decided, items]);
  if (count === 0) {
    return (
      <div ref={emptied} tabIndex={-1}>
        <Empty title={say('tab.moderation.empty')}>
          <p className={layout.plain}>{say('tab.moderation.empty-how')}</p>
        </Empty>
      </div>
    );
  }
  return (
    <>
      <p role="status" className={layout.plain}>
        {say('tab.moderation.count', { count })}
      </p>
      <p className={layout.muted}>{say('tab.moderation.keys')}</p>
      <ol ref={list} className={layout.list} onKeyDown={walk}>
        {items.map((item, index) => (
          <Item
            key={keyOf(item)}
            item={item}
            onDone={() => setDecided({ key: keyOf(item), at: index })}
          />
        ))}
      </ol>
    </>
  );
}

/** Arrow keys go from item to item, only while an item itself has the focus: fields and buttons keep theirs. */
function walk(event: KeyboardEvent<HTMLOListElement>) {
  const { target, key } = event;
  if (!(target instanceof HTMLLIElement)) return;
  const next =
    key === 'ArrowDown'
      ? target.nextElementSibling
      : key === 'ArrowUp'
        ? target.previousElementSibling
        : null;
  if (next instanceof HTMLElement) {
    event.preventDefault();
    next.focus();
  }
}

function Item({ item, onDone }: { readonly item: Waiting; readonly onDone: () => void }) {
  const { say } = useWords();
  const layout = useLayout();
  const styles = useStyles();
  const { to, title, language, params } = placeOf(item);
  return (
    <li
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys need a place to stand
      tabIndex={0}
      aria-label={say(`tab.moderation.item.${item.kind}`, params)}
      className={mergeClasses(layout.card, styles.item)}
    >
      <div className={mergeClasses(layout.row, layout.between)}>
        <h2 className={layout.h3}>
          <TextLink to={to} {...(language ? { lang: language } : {})}>
            {title}
          </TextLink>
        </h2>
        <span className={layout.muted}>
          {say('tab.moderation.since')} <When at={item.since} />
        </span>
      </div>
      <WaitingBody item={item} onDone={onDone} />
    </li>
  );
}
