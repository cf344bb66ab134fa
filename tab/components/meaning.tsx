import { useQuery } from '@tanstack/react-query';
import type { Meaning as Meant } from '../../src/contract/taxonomy.ts';
import type { Api } from '../api.ts';
import { useApp } from '../app-context.tsx';
import { type Language, useWords } from '../words.tsx';
import { useLayout } from './layout.ts';

/** The lists that people choose terms from. */
export type ChosenFrom = 'topic' | 'content-type' | 'sdg' | 'driver' | 'unit';

/** What terms are called and mean: asked once for all pages. */
export const topicNamesQuery = (api: Pick<Api, 'topicNames'>, language: Language) => ({
  queryKey: ['topic-names', language],
  queryFn: api.topicNames,
  staleTime: 300_000,
});

/** Libraries store names of content types in English: `Mission report` is the term `mission-report`. */
const slugOf = (value: string): string => value.trim().toLowerCase().replaceAll(' ', '-');

/** What a term means, by the value that tags items; undefined where nobody said it, or it has not come yet. */
export function useMeanings(): (scheme: ChosenFrom, value: string) => Meant | undefined {
  const { api } = useApp();
  const { language } = useWords();
  const { data } = useQuery(topicNamesQuery(api, language));
  return (scheme, value) =>
    data?.meanings[scheme]?.[scheme === 'content-type' ? slugOf(value) : value];
}

/** Definition and example in one text; empty for none. */
export function useMeant(): (meaning: Meant | undefined) => string {
  const { say } = useWords();
  return (meaning) => {
    const { definition = '', example = '' } = meaning ?? {};
    const shown = example === '' ? '' : say('taxonomy.example', { example });
    return [definition, shown].filter(Boolean).join(' ');
  };
}

/** Below what can be chosen, what it means; nothing where nobody said it. */
export function Meaning(props: { readonly of: Meant | undefined; readonly id?: string }) {
  const layout = useLayout();
  const text = useMeant()(props.of);
  if (text === '') return null;
  return (
    <span {...(props.id ? { id: props.id } : {})} className={layout.muted}>
      {text}
    </span>
  );
}
