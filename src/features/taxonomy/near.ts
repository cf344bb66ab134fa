import { TOPIC, type Vocabulary } from './vocabulary.ts';

/** Whether two topics, by slug, stand next to each other in the list: broader, narrower or related. */
export function nearTopics({ terms }: Pick<Vocabulary, 'terms'>) {
  const topics = terms.filter(({ scheme }) => scheme === TOPIC);
  const slugs = new Map(topics.map(({ id, slug }) => [id, slug]));
  const beside = new Map(
    topics.map(({ slug, broader, related }) => [
      slug,
      new Set([...broader, ...related].map((one) => slugs.get(one) ?? one)),
    ]),
  );
  return (one: string, other: string): boolean =>
    (beside.get(one)?.has(other) ?? false) || (beside.get(other)?.has(one) ?? false);
}
