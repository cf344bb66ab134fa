import { openingWords } from '../features/discussions/model.ts';
import { subjectOf, type TalkSubject, wordsWith } from '../features/taxonomy/talk.ts';
import { asId, type CommunityId, type DiscussionId, type QueryId } from '../kernel/ids.ts';
import { closestLanguage } from '../kernel/language.ts';
import { on, type Reaction, type ReactionDeps } from './reaction.ts';

/** As many as are shown beside a discussion or a question. */
const MOST_RELATED = 5;

interface Talk {
  readonly community: CommunityId;
  readonly language: string;
  readonly words: string;
  readonly related: readonly Related[];
}

type Related = Parameters<ReactionDeps['queries']['attachRelated']>[1][number];

/** What talk is about leads to documents, and a question's topics decide what is like it and whom it is shown to. */
export function talkReactions(deps: ReactionDeps): readonly Reaction[] {
  const { discussions, queries, knowledge, taxonomy } = deps;

  async function talkOf({ kind, id }: TalkSubject): Promise<Talk | null> {
    if (kind === 'discussion') {
      const found = await discussions.get(asId<DiscussionId>(id));
      if (!found) return null;
      return { ...found, words: openingWords(found) };
    }
    const found = await queries.get(asId<QueryId>(id));
    if (!found?.community) return null;
    return { ...found, community: found.community, words: `${found.text} ${found.background}` };
  }

  /** What stands beside it stays: some of it was chosen by hand. What its tags lead to is added. */
  async function relate(talk: TalkSubject): Promise<void> {
    const found = await talkOf(talk);
    const tags = (await taxonomy.talk.of([talk])).get(subjectOf(talk));
    if (!found || !tags || tags.topics.length + tags.countries.length === 0) return;
    const language = closestLanguage(found.language);
    const words = wordsWith(found.words, tags, language, taxonomy.vocabulary);
    const more = (await knowledge.relatedForMembers(found.community, words, language))
      .map(({ product, reasons }) => ({ product: product.id, reasons }))
      .filter(({ product }) => !found.related.some((one) => one.product === product));
    const related = [...found.related, ...more].slice(0, MOST_RELATED);
    if (related.length === found.related.length) return;
    if (talk.kind === 'discussion')
      await discussions.attachRelated(asId<DiscussionId>(talk.id), related);
    else await queries.attachRelated(asId<QueryId>(talk.id), related);
    await deps.notifications.redraw(subjectOf(talk));
  }

  return [
    on('talk.tagged', 'know', async ({ data: talk }) => {
      if (talk.kind !== 'query') return;
      const tags = (await taxonomy.talk.of([talk])).get(subjectOf(talk));
      await queries.about(asId<QueryId>(talk.id), tags ?? null);
    }),
    on('talk.tagged', 'relate', ({ data }) => relate(data)),
  ];
}
