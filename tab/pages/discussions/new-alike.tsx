import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LikeAsked, LikeDiscussions } from '../../../src/contract/discussions.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useWords } from '../../words.tsx';
import { NextDate, StateTag } from './parts.tsx';

type Like = LikeDiscussions['items'][number];

const SHORTEST_TITLE = 5;

/** The words of a form when one of its fields was last left, and how they are taken. */
export function useAsked({
  title,
  questions,
}: {
  readonly title: string;
  readonly questions: readonly string[];
}): [asked: LikeAsked, look: () => void] {
  const outline = () => ({ title: title.trim(), questions: questions.filter(Boolean) });
  const [asked, setAsked] = useState(outline);
  return [asked, () => setAsked(outline())];
}

/**
 * Beside the form, while it is filled: what looks like it. It stops nobody, and where it cannot be read the form does
 * without. @param asked the words when a field was last left, so that nothing is asked letter by letter
 */
export function LookAlikes({ asked }: { readonly asked: LikeAsked }) {
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const { data } = useQuery({
    queryKey: ['like-discussions', asked],
    queryFn: () => api.likeDiscussions(asked),
    enabled: asked.title.length >= SHORTEST_TITLE,
  });
  const items = data?.items ?? [];
  // Stays in the page, so that what comes into it is read out.
  return (
    <div aria-live="polite">
      {items.length > 0 ? (
        <div className={layout.card}>
          <h2 className={layout.h3}>{say('planning.alike.title', { count: items.length })}</h2>
          <p className={layout.plain}>{say('planning.alike.what')}</p>
          <ul className={layout.list}>
            {items.map((item) => (
              <Line key={item.id} item={item} />
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function Line({ item }: { readonly item: Like }) {
  const { say } = useWords();
  const layout = useLayout();
  const { id, title, language, community, state } = item;
  return (
    <li className={layout.tight}>
      <span className={layout.row}>
        <TextLink to={`/discussions/${id}`} lang={language}>
          {title}
        </TextLink>
        <StateTag state={state} />
      </span>
      <span className={layout.muted}>
        {community.name} · <NextDate discussion={item} />
      </span>
      <Why item={item} />
      {item.coordinator ? (
        <strong>{say('planning.urgent.alike', { name: item.coordinator })}</strong>
      ) : null}
    </li>
  );
}

function Why({ item: { sameTitle, topics, countries } }: { readonly item: Like }) {
  const { say, list, topic, country } = useWords();
  const layout = useLayout();
  const subjects = [...topics.map(topic), ...countries.map(country)];
  const why = sameTitle
    ? say('planning.alike.same-title')
    : subjects.length > 0
      ? say('planning.alike.subjects', { subjects: list(subjects) })
      : say('planning.alike.words');
  return <span className={layout.muted}>{why}</span>;
}
