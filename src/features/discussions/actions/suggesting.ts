import { AppError } from '../../../kernel/errors.ts';
import type { CommunityId, ContributionId, DiscussionId } from '../../../kernel/ids.ts';
import { closestLanguage } from '../../../kernel/language.ts';
import { type Actor, moderates } from '../../../kernel/person.ts';
import type { Compared } from '../../../kernel/same.ts';
import type { Contribution } from '../contribution.ts';
import { isForAll } from '../contribution-audience.ts';
import { misfit, pull, repeated } from '../fitting.ts';
import { type Discussion, takesContributions } from '../model.ts';
import { dismissalOf, type Suggestion } from '../suggestions.ts';
import { existing } from './deps.ts';
import type { About, TendingDeps, TendingTx } from './tending-deps.ts';

/** What was said long before is not said again. */
const MOST_EARLIER = 200;
const MOST_WORDS = 4;

/** Ids grow with time: they decide between two of one moment. */
const isBefore = (one: Contribution, other: Contribution): boolean =>
  one.createdAt < other.createdAt ||
  (one.createdAt.getTime() === other.createdAt.getTime() && one.id < other.id);

interface Elsewhere extends Compared {
  readonly kind: 'discussion' | 'query';
  readonly id: string;
}

/** What is known of the places around a contribution. */
interface Around {
  readonly asked: readonly Elsewhere[];
  /** What moderators said that discussions are about. */
  readonly tags: ReadonlyMap<DiscussionId, About>;
}

/** What a contribution may be instead. Only suggested: a moderator decides, and says no once. */
export function suggesting({ work, clock, text, terms, near, questionsIn, tagged }: TendingDeps) {
  const compared = (words: string, given: string): Compared => {
    const language = closestLanguage(given);
    return {
      language,
      stems: new Set(text.stems(words, language)),
      topics: terms.topicsIn(words),
      countries: terms.countriesIn(words),
    };
  };

  /** By what its moderator said it is about; else by its own words. */
  function placed(discussion: Discussion, tags: Around['tags']): Compared {
    const { id, title, background, questions, language } = discussion;
    const words = compared([title, background, ...questions].join('. '), language);
    const { topics, countries } = tags.get(id) ?? words;
    return { ...words, topics, countries };
  }

  async function others(
    tx: TendingTx,
    { id, community }: Discussion,
    { tags }: Around,
  ): Promise<Elsewhere[]> {
    const all = await tx.discussions.list({ communities: [community] });
    return all
      .filter((one) => one.id !== id && takesContributions(one))
      .map((one) => ({ ...placed(one, tags), kind: 'discussion', id: one.id }));
  }

  /** The one that speaks most for it, of equals the first. */
  const best = (said: Compared, places: readonly Elsewhere[]): Elsewhere | null =>
    places.reduce<Elsewhere | null>(
      (most, one) => (pull(said, one) > (most ? pull(said, most) : 0) ? one : most),
      null,
    );

  async function again(tx: TendingTx, item: Contribution, said: Compared) {
    const earlier = (await tx.contributions.of(item.discussion))
      .filter((one) => one.state === 'published' && isForAll(one) && isBefore(one, item))
      .slice(-MOST_EARLIER)
      .map((one) => ({ ...compared(one.text, one.language), id: one.id }));
    return repeated(said, earlier);
  }

  async function thought(
    tx: TendingTx,
    item: Contribution,
    discussion: Discussion,
    around: Around,
  ): Promise<Omit<Suggestion, 'contribution' | 'at'> | null> {
    const said = { ...compared(item.text, item.language), text: item.text };
    const twin = await again(tx, item, said);
    if (twin) {
      return { kind: 'duplicate', words: [], place: { kind: 'contribution', id: twin.id } };
    }
    const why = misfit(said, placed(discussion, around.tags), near);
    if (why?.kind !== 'subject') {
      return why && { kind: 'practical', words: why.words.slice(0, MOST_WORDS), place: null };
    }
    const place = best(said, [...(await others(tx, discussion, around)), ...around.asked]);
    const words = why.topics.slice(0, MOST_WORDS);
    if (!place) return { kind: 'subject', words, place: null };
    return { kind: 'elsewhere', words, place: { kind: place.kind, id: place.id } };
  }

  const questions = async (community: CommunityId): Promise<Elsewhere[]> =>
    (await questionsIn(community)).map(({ id, text: words, language, topics, countries }) => ({
      ...{ ...compared(words, language), topics, countries },
      ...{ kind: 'query' as const, id },
    }));

  return {
    /** Thinks anew of what was said or changed; repeating it changes nothing. */
    async suggest(id: ContributionId): Promise<void> {
      const near = await work.run(async (tx) => {
        const item = await tx.contributions.get(id);
        const place = item && (await existing(tx, item.discussion));
        if (!place || !takesContributions(place)) return null;
        return tx.discussions.list({ communities: [place.community] });
      });
      const [one] = near ?? [];
      const around: Around = {
        asked: one ? await questions(one.community) : [],
        tags: await tagged((near ?? []).map((discussion) => discussion.id)),
      };
      await work.run(async (tx) => {
        const item = await tx.contributions.get(id);
        if (!item) return;
        const discussion = await existing(tx, item.discussion);
        const dismissed = await tx.dismissals.of([dismissalOf(id)]);
        const stands = item.state === 'published' && takesContributions(discussion);
        const found =
          stands && dismissed.size === 0 ? await thought(tx, item, discussion, around) : null;
        if (found) await tx.suggestions.save({ ...found, contribution: id, at: clock.now() });
        else await tx.suggestions.remove(id);
      });
    },

    /** It stays where it is; nothing is suggested about it again. @throws AppError `moderators-only`, `not-found` */
    dismiss: (who: Actor, id: ContributionId): Promise<void> =>
      work.run(async (tx) => {
        const item = await tx.contributions.get(id);
        if (!item) throw new AppError('not-found', `no contribution ${id}`);
        const { community } = await existing(tx, item.discussion);
        if (!moderates(who, community)) throw new AppError('moderators-only', 'dismisses nothing');
        await tx.dismissals.add({ key: dismissalOf(id), community, by: who.id, at: clock.now() });
        await tx.suggestions.remove(id);
        tx.audit({ actor: who.id, verb: 'contribution.fits', subject: `contribution:${id}` });
      }),

    /** What is suggested in the communities that this person moderates, oldest first. */
    suggested: (who: Actor): Promise<readonly Suggestion[]> => {
      const mine = [...who.memberships].flatMap(([id, role]) => (role === 'moderator' ? id : []));
      return mine.length === 0 ? Promise.resolve([]) : work.run((tx) => tx.suggestions.open(mine));
    },

    /** Without a reader's eyes. */
    suggestion: (id: ContributionId): Promise<Suggestion | null> =>
      work.run((tx) => tx.suggestions.get(id)),
  };
}
