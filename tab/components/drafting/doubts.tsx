import { MessageBar, MessageBarBody, mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DoubtsAsked, DoubtsFound } from '../../../src/contract/doubts.ts';
import { useWords } from '../../words.tsx';
import { useLayout } from '../layout.ts';
import type { Statement } from './work.ts';

export type Lacks = DoubtsFound['items'][number]['lacks'];
export type Doubts = ReadonlyMap<string, Lacks>;

/** So long nobody types before a draft is held against its sources. */
const PAUSE_MS = 800;
const NONE: Doubts = new Map();

/** What is complete enough to be held against what it rests on. */
const askedOf = (statements: readonly (Statement & { readonly kind?: string })[]): DoubtsAsked => ({
  statements: statements
    .filter(
      ({ kind, text, sources }) => kind !== 'resource' && text.trim() !== '' && sources.length > 0,
    )
    .map(({ id, text, sources }) => ({ id, text, sources: [...sources] })),
});

/**
 * Which statements what they rest on does not seem to say, as they stand now, saved or not. Without an answer there is
 * no hint: it is never in the way of saving.
 */
export function useDoubts(
  keep: string,
  statements: readonly Statement[],
  check: (asked: DoubtsAsked) => Promise<DoubtsFound>,
): Doubts {
  const now = JSON.stringify(askedOf(statements));
  const [settled, setSettled] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(now), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  const { data } = useQuery({
    queryKey: ['doubts', keep, settled],
    queryFn: () => check(askedOf(statements)),
    enabled: settled === now && settled !== JSON.stringify(askedOf([])),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data ? new Map(data.items.map(({ id, lacks }) => [id, lacks])) : NONE;
}

/** What a statement lacks, each in a sentence. */
export function useLacks(): (lacks: Lacks) => readonly string[] {
  const { say, list } = useWords();
  return (lacks) =>
    lacks.map(({ kind, words }) =>
      words.length === 0
        ? say('support.lacks.words-none')
        : say(`support.lacks.${kind}`, { words: list(words) }),
    );
}

/** It is said there, and that is what is amiss. */
const onlyTells = (lacks: Lacks): boolean => lacks.every(({ kind }) => kind.startsWith('tells-'));

/** Beside one statement. */
export function Hint({ lacks }: { readonly lacks: Lacks | undefined }) {
  const { say } = useWords();
  const layout = useLayout();
  const sentences = useLacks();
  if (!lacks) return null;
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>
        <p className={layout.plain}>
          {say(onlyTells(lacks) ? 'support.hint-tells' : 'support.hint')}
        </p>
        <ul>
          {[...new Set(sentences(lacks))].map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <p className={mergeClasses(layout.plain, layout.muted)}>{say('support.machine')}</p>
      </MessageBarBody>
    </MessageBar>
  );
}

/** Before publishing: which statements to look at once more, by their numbers. */
export function DoubtsBefore(props: {
  readonly doubts: Doubts;
  readonly nameOf: (id: string) => string;
}) {
  const { doubts, nameOf } = props;
  const { say } = useWords();
  const layout = useLayout();
  const sentences = useLacks();
  if (doubts.size === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <p className={layout.plain}>{say('support.publish', { count: doubts.size })}</p>
        <ul>
          {[...doubts].map(([id, lacks]) => (
            <li key={id}>
              <strong>{nameOf(id)}</strong> {[...new Set(sentences(lacks))].join(' ')}
            </li>
          ))}
        </ul>
        <p className={layout.plain}>{say('support.publish-anyway')}</p>
      </MessageBarBody>
    </MessageBar>
  );
}
