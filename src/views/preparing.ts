import type { Offer } from '../features/expertise/actions.ts';
import type { Need } from '../features/expertise/model.ts';
import { pushed } from '../features/knowledge/answers.ts';
import { type Found, type Product, PUSHED_AT_MOST } from '../features/knowledge/model.ts';
import type { PreparingActions } from '../features/preparing/actions.ts';
import {
  type Judgement,
  type Preparation,
  type PreparationVerb,
  wordsOf,
} from '../features/preparing/model.ts';
import { isAppError } from '../kernel/errors.ts';
import type { PreparationId } from '../kernel/ids.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import { UNKNOWN } from './names.ts';
import type { CommunityMatch } from './query-places.ts';

/** A document that its author used or set aside, such as this reader may open it. */
export interface Judged extends Judgement {
  readonly document: Product;
}

/** What somebody found out before, and shows to others. */
export interface Earlier {
  readonly preparation: Preparation;
  readonly authorName: string;
}

export interface PreparationPage {
  readonly preparation: Preparation;
  readonly authorName: string;
  readonly mine: boolean;
  readonly actions: readonly PreparationVerb[];
  readonly judged: readonly Judged[];
  /** For a draft of one's own: at most five documents that were not judged yet, each with its reasons. */
  readonly related: readonly Found[];
  /** Who else could fill the gap. */
  readonly people: readonly Offer[];
  readonly need: Need;
  readonly communities: readonly CommunityMatch[];
  readonly earlier: readonly Earlier[];
}

const MOST_PEOPLE = 3;
const MOST_EARLIER = 3;
const MOST_COMMUNITIES = 3;
const NOBODY: Need = { text: '', topics: [], countries: [], stems: [] };

export interface PreparingViewDeps
  extends Pick<ViewDeps, 'people' | 'knowledge' | 'expertise' | 'communities'> {
  readonly preparing: PreparingActions;
}

export function preparingViews(deps: PreparingViewDeps) {
  const { preparing, people, knowledge, expertise, communities } = deps;

  async function nameOf(all: readonly Preparation[]): Promise<ReadonlyMap<string, string>> {
    const found = await people.people([...new Set(all.map(({ owner }) => owner))]);
    return new Map(found.map(({ id, name }) => [id, name] as const));
  }

  /** What may be opened now, by whoever reads: a title that is closed to them is not there. */
  async function judgedFor(who: Actor, all: readonly Judgement[]): Promise<Judged[]> {
    const read = await Promise.all(
      all.map(async (one): Promise<Judged[]> => {
        try {
          return [{ ...one, document: await knowledge.read(who, one.product) }];
        } catch (error) {
          // Gone, or closed to this reader: the same to them.
          if (isAppError(error) && error.code === 'not-found') return [];
          throw error;
        }
      }),
    );
    return read.flat();
  }

  /** All communities that share a topic: one's own and others that could be asked to join. */
  async function matching({ topics }: Preparation): Promise<CommunityMatch[]> {
    const all = (await communities.list())
      .map((community) => ({
        community,
        topics: topics.filter((topic) => community.topics.includes(topic)),
      }))
      .filter((match) => match.topics.length > 0)
      .sort((a, b) => b.topics.length - a.topics.length)
      .slice(0, MOST_COMMUNITIES);
    return all.map((match, at) => ({ ...match, recommended: at === 0 }));
  }

  async function earlierThan(who: Actor, mine: Preparation): Promise<Earlier[]> {
    const found = await preparing.ofOthers(who, mine, MOST_EARLIER);
    const names = await nameOf(found);
    return found.map((preparation) => ({
      preparation,
      authorName: names.get(preparation.owner) ?? UNKNOWN,
    }));
  }

  /** What is proposed beside the questions: nothing of it for what is finished. */
  async function proposed(who: Actor, draft: Preparation) {
    const words = wordsOf(draft);
    const [{ found }, known, places, earlier] = await Promise.all([
      knowledge.search(who, words, PUSHED_AT_MOST * 2),
      expertise.ask(who, words, MOST_PEOPLE),
      matching(draft),
      earlierThan(who, draft),
    ]);
    const judged = new Set(draft.judged.map(({ product }) => product));
    const room = Math.max(0, PUSHED_AT_MOST - judged.size);
    const related = pushed({ found })
      .filter(({ product }) => !judged.has(product.id))
      .slice(0, room);
    return { related, people: known.people, need: known.need, communities: places, earlier };
  }

  return {
    /** @throws AppError `not-found` for whom it is not shown to */
    async page(who: Actor, id: PreparationId): Promise<PreparationPage> {
      const { preparation, actions } = await preparing.read(who, id);
      const mine = preparation.owner === who.id;
      const drafting = mine && preparation.state === 'draft';
      const [names, judged, beside] = await Promise.all([
        nameOf([preparation]),
        judgedFor(who, preparation.judged),
        drafting
          ? proposed(who, preparation)
          : { related: [], people: [], need: NOBODY, communities: [], earlier: [] },
      ]);
      return {
        preparation,
        authorName: names.get(preparation.owner) ?? UNKNOWN,
        mine,
        actions: mine ? actions : [],
        judged,
        ...beside,
      };
    },
  };
}

export type PreparingViews = ReturnType<typeof preparingViews>;
