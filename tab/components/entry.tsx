import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../words.tsx';
import { Attached } from './attached.tsx';
import { useLayout } from './layout.ts';
import { Tag } from './tag.tsx';
import { When } from './when.tsx';

/** What somebody wrote in a thread. */
interface Written {
  readonly id: string;
  readonly author: string;
  readonly mine: boolean;
  readonly text: string;
  readonly language: string;
  readonly surface: 'chat' | 'channel' | 'tab';
  readonly consent: 'quote' | 'paraphrase';
  readonly state: string;
  readonly reason: string | null;
  readonly createdAt: string;
}

/** One entry of a thread: who, when, where and in which language; its text; what may be done with it. */
export function Entry(props: {
  /** `common.states.<words>` and `tab.thread.consent.<words>`. */
  readonly words: 'contribution' | 'reply';
  readonly item: Written;
  /** Sees what the author has agreed to. */
  readonly moderator: boolean;
  readonly tags?: ReactNode;
  /** Its id, where files may have been given with it. */
  readonly carrier?: string;
  /** What this reader may do with it. */
  readonly children: ReactNode;
}) {
  const { words, item, moderator, tags, carrier } = props;
  const { say } = useWords();
  const layout = useLayout();
  const { author, mine, text, language, state, reason, createdAt, surface } = item;
  return (
    <li className={layout.card} id={`said-${item.id}`}>
      <div className={mergeClasses(layout.row, layout.between)}>
        <span className={layout.row}>
          <strong>{mine ? say('tab.thread.me', { author }) : author}</strong>
          <span className={layout.muted}>
            <When at={createdAt} /> · {say(`tab.thread.surface.${surface}`)}
          </span>
        </span>
        <span className={layout.row}>
          {tags}
          <Tag>{say(`common.languages.${language}`)}</Tag>
          {state === 'published' ? null : (
            <Tag tone="warning">{say(`common.states.${words}.${state}`)}</Tag>
          )}
        </span>
      </div>
      <Words {...{ words, text, language, carrier }} />
      {reason ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say('tab.thread.reason', { reason })}
        </p>
      ) : null}
      {mine || moderator ? (
        <p className={mergeClasses(layout.plain, layout.muted)}>
          {say(`tab.thread.consent.${words}.${item.consent}`)}
        </p>
      ) : null}
      {props.children}
    </li>
  );
}

/** The text, and the files that were given with it. */
function Words(props: {
  readonly words: 'contribution' | 'reply';
  readonly text: string;
  readonly language: string;
  readonly carrier: string | undefined;
}) {
  const { words, text, language, carrier } = props;
  const layout = useLayout();
  return (
    <>
      <p className={layout.written} lang={language}>
        {text}
      </p>
      {carrier ? <Attached kind={words} id={carrier} text={text} /> : null}
    </>
  );
}
