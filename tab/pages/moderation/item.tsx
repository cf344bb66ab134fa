import { Button, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { Waiting } from '../../../src/contract/moderation.ts';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { Tag } from '../../components/tag.tsx';
import { When } from '../../components/when.tsx';
import { useWords } from '../../words.tsx';
import { Editor } from './editor.tsx';
import { More } from './more.tsx';
import { Hand } from './sharing.tsx';
import type { Moves } from './use-console.ts';
import { placeOf, WaitingBody } from './waiting.tsx';

const useStyles = makeStyles({
  item: {
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

/** `text`: what goes with its move; `more`: all that can be done, and what was done. */
export type Open = 'text' | 'more';

const REASON = 500;
const TEXT = 20_000;

/** What is done with an item of the list: the same functions for as long as the list is there. */
export interface ItemActs {
  choose(item: Waiting): void;
  open(item: Waiting, what: Open): void;
  close(item: Waiting): void;
  send(item: Waiting, move: 'hide' | 'say', text: string): void;
  /** It was decided by its own buttons. */
  done(item: Waiting): void;
}

interface ItemProps {
  readonly item: Waiting;
  readonly chosen: boolean;
  readonly acts: ItemActs;
  /** What was begun on it; null: nothing. */
  readonly opened: { readonly what: Open; readonly moves: Moves } | null;
}

/**
 * One thing that waits: what, by when, who works on it, and the one thing to do next. A key moves one of hundreds: those
 * that it does not touch are not drawn again.
 */
export const Item = memo(function Item(props: ItemProps) {
  const { item, chosen, acts, opened } = props;
  const { say } = useWords();
  const layout = useLayout();
  const styles = useStyles();
  const { to, title, language, name } = placeOf(item, say);
  return (
    <li
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the list need a place to stand
      tabIndex={0}
      aria-label={chosen ? say('console.chosen-item', { name }) : name}
      data-task={item.kind}
      className={mergeClasses(layout.card, styles.item)}
    >
      <div className={mergeClasses(layout.row, layout.between)}>
        <h2 className={layout.h3}>
          <TextLink to={to} {...(language ? { lang: language } : {})}>
            {title}
          </TextLink>
        </h2>
        <Checkbox
          checked={chosen}
          label={say('console.choose')}
          aria-label={say('console.choose-item', { name })}
          onChange={() => acts.choose(item)}
        />
      </div>
      <Facts item={item} />
      <WaitingBody item={item} onDone={() => acts.done(item)} />
      <Buttons {...props} />
      {opened?.what === 'text' ? (
        <TextOf item={item} acts={acts} pending={opened.moves.pending} />
      ) : null}
      {opened?.what === 'more' && item.task.target ? (
        <More
          target={item.task.target}
          community={item.task.community?.id ?? ''}
          text={item.task.text ?? ''}
          said={saidIn(item)}
          moves={opened.moves}
          onClose={() => acts.close(item)}
        >
          <Hand items={[item]} />
        </More>
      ) : null}
    </li>
  );
});

const saidIn = (item: Waiting): string => {
  if (item.kind === 'contribution') return item.contribution.text;
  return item.kind === 'reply' ? item.reply.text : '';
};

function Buttons({ item, opened, acts }: ItemProps) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.row}>
      {item.task.next === 'say' ? (
        <Button appearance="primary" onClick={() => acts.open(item, 'text')}>
          {say('console.say-begin')}
        </Button>
      ) : null}
      {item.task.target ? (
        <Button
          size="small"
          aria-expanded={opened?.what === 'more'}
          onClick={() => (opened?.what === 'more' ? acts.close(item) : acts.open(item, 'more'))}
        >
          {say('console.more')}
        </Button>
      ) : null}
    </div>
  );
}

function Facts({ item: { kind, since, task } }: { readonly item: Waiting }) {
  const { say } = useWords();
  const layout = useLayout();
  return (
    <div className={layout.row}>
      <Tag>{say(`console.kind.${kind}`)}</Tag>
      {task.overdue ? <Tag tone="danger">{say('console.late')}</Tag> : null}
      {task.community ? <span className={layout.muted}>{task.community.name}</span> : null}
      <span className={layout.muted}>
        {say('tab.moderation.since')} <When at={since} />
      </span>
      <span className={layout.muted}>
        {say('console.by')} <When at={task.due} />
      </span>
      <span className={layout.muted}>{say('console.about', { count: task.minutes })}</span>
      {task.claim ? (
        <Tag tone="brand">
          {task.claim.mine ? say('console.mine') : say('console.theirs', { name: task.claim.name })}
        </Tag>
      ) : null}
    </div>
  );
}

/** The ready text of its kind: posted in the thread, or given as the reason for hiding. */
function TextOf(props: Pick<ItemProps, 'item' | 'acts'> & { readonly pending: boolean }) {
  const { item, acts, pending } = props;
  const { say } = useWords();
  const posts = item.task.next === 'say';
  const move = posts ? 'say' : 'hide';
  return (
    <Editor
      label={posts ? say('console.say-label') : say('tab.review.hide-reason')}
      hint={posts ? say('console.say-where') : say('tab.review.hide-hint')}
      confirm={posts ? say('console.say') : say('tab.review.hide')}
      text={item.task.text ?? ''}
      limit={posts ? TEXT : REASON}
      pending={pending}
      onSend={(text) => acts.send(item, move, text)}
      onClose={() => acts.close(item)}
    />
  );
}
