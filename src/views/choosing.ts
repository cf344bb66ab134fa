import type { Verdict } from '../features/knowledge/choices.ts';
import type { Product } from '../features/knowledge/model.ts';
import { AppError } from '../kernel/errors.ts';
import {
  asId,
  type DiscussionId,
  type ProductId,
  type PromptId,
  type QueryId,
} from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import { type Actor, moderates } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { fromFound, type RelatedView, relatedViews, withOwners } from './related.ts';

/** Beside what documents are offered. */
export const PLACES = ['discussion', 'query', 'project'] as const;
export type Place = (typeof PLACES)[number];

export interface Beside {
  readonly place: Place;
  readonly id: string;
}

/** What is offered beside a text, to who may choose there. */
export interface Offer extends Beside {
  readonly title: string;
  readonly items: readonly RelatedView[];
}

export interface Chosen extends Beside {
  readonly product: ProductId;
  readonly verdict: Verdict;
  /** Asked of who rejects. */
  readonly reason: string;
}

interface Text {
  readonly title: string;
  readonly words: string;
  readonly language: Language;
  /** Under which choices made there are kept. */
  readonly key: string;
  items(): Promise<readonly RelatedView[]>;
  /** Shows it there from now on, or no longer. */
  keep(product: Product, keep: boolean): Promise<void>;
}

/** What moderators, askers and managers of projects make of documents that are offered beside their texts. */
export function choosingViews(deps: ViewDeps) {
  const { discussions, queries, knowledge, capture } = deps;
  const related = relatedViews(deps);

  const entry = ({ words, language }: Text, product: Product) => ({
    product: product.id,
    reasons: knowledge.reasons(words, language, product),
  });

  async function discussionText(who: Actor, id: DiscussionId): Promise<Text> {
    const { discussion } = await discussions.read(who, id);
    if (!moderates(who, discussion.community)) {
      throw new AppError('moderators-only', 'related documents');
    }
    const { title, background, questions, language } = discussion;
    const text: Text = {
      title,
      words: [title, background, ...questions].join('. '),
      language,
      key: `discussion:${id}`,
      items: () => related(discussion.related, knowledge.audiencesOf(who)),
      keep: (product, keep) =>
        discussions.chooseRelated(who, id, { product: entry(text, product), keep }),
    };
    return text;
  }

  async function queryText(who: Actor, id: QueryId): Promise<Text> {
    const { query } = await queries.read(who, id);
    if (query.asker !== who.id && !(query.community && moderates(who, query.community))) {
      throw new AppError('not-yours', 'related documents');
    }
    const text: Text = {
      title: query.text,
      words: `${query.text} ${query.background}`,
      language: query.language,
      key: `query:${id}`,
      items: () => related(query.related, knowledge.audiencesOf(who)),
      keep: (product, keep) =>
        queries.chooseRelated(who, id, { product: entry(text, product), keep }),
    };
    return text;
  }

  /** A project has no page of ours: what is there on it is looked for anew, and what is chosen is kept for later. */
  async function projectText(who: Actor, id: PromptId): Promise<Text> {
    const prompt = await capture.prompts.get(id);
    if (!prompt?.project || prompt.person !== who.id) {
      throw new AppError('not-found', `no project behind ${id}`);
    }
    const words = prompt.title ?? prompt.project;
    return {
      title: words,
      words,
      language: who.language,
      key: `project:${prompt.project}`,
      items: async () =>
        withOwners(deps, (await knowledge.search(who, words)).found.map(fromFound)),
      keep: async () => {},
    };
  }

  const textOf = (who: Actor, { place, id }: Beside): Promise<Text> =>
    place === 'discussion'
      ? discussionText(who, asId<DiscussionId>(id))
      : place === 'query'
        ? queryText(who, asId<QueryId>(id))
        : projectText(who, asId<PromptId>(id));

  return {
    /** @throws AppError `not-found`, `moderators-only`, `not-yours` */
    async offer(who: Actor, { place, id }: Beside): Promise<Offer> {
      const text = await textOf(who, { place, id });
      return { place, id, title: text.title, items: await text.items() };
    },

    /** Adding is accepting what was not offered. @throws AppError as `offer`, `reason-required` */
    async choose(who: Actor, chosen: Chosen): Promise<void> {
      const { verdict, reason } = chosen;
      const text = await textOf(who, chosen);
      const product = await knowledge.read(who, chosen.product);
      await knowledge.choices.record(who, {
        product: product.id,
        verdict,
        reason,
        text: text.words,
        place: text.key,
      });
      await text.keep(product, verdict === 'accept');
    },
  };
}

export type ChoosingViews = ReturnType<typeof choosingViews>;
