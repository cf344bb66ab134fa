import { inForce } from '../features/moderation/actions/texts.ts';
import {
  dueOf,
  filled,
  KINDS,
  type KindOfTask,
  minutesOf,
  mostUrgentFirst,
  TEXT_KINDS,
  type TextKind,
} from '../features/moderation/console.ts';
import type { Removable } from '../features/moderation/model.ts';
import type { Claim, TextChange } from '../features/moderation/store.ts';
import { AppError } from '../kernel/errors.ts';
import type { CommunityId, ContributionId, ReplyId } from '../kernel/ids.ts';
import { closestLanguage, LANGUAGES, type Language } from '../kernel/language.ts';
import { type Actor, moderates } from '../kernel/person.ts';
import { type BalanceDeps, balanceView } from './moderation-balance.ts';
import { preparing } from './moderation-prepared.ts';
import { type ConsoleDeps, type Item, sourcesOf } from './moderation-sources.ts';
import { authorsOf, namesOf } from './names.ts';
import type { QueryViews } from './query.ts';
import type { SurfacingViews } from './surfacing.ts';

/** How a waiting item stands in the one list. */
interface Listed {
  readonly due: Date;
  readonly overdue: boolean;
  readonly of: KindOfTask;
  /** Who works on it; null: nobody yet. */
  readonly claim: (Claim & { readonly name: string; readonly mine: boolean }) | null;
  /** The ready text of its kind in its own language, filled in; null where its kind has none. */
  readonly text: string | null;
}

export type Waiting = Item & Listed;

/** What a community's moderators have before them. */
export interface Load {
  readonly community: CommunityId;
  readonly name: string;
  readonly count: number;
  readonly minutes: number;
  /** Of these, what nobody works on, and what the reader does. */
  readonly unclaimed: number;
  readonly mine: number;
}

export interface ReadyText {
  readonly kind: TextKind;
  readonly language: Language;
  readonly text: string;
  /** In the community's own words. */
  readonly own: boolean;
  readonly history: readonly (TextChange & { readonly name: string })[];
}

const moderated = (who: Actor): CommunityId[] =>
  [...who.memberships].flatMap(([id, role]) => (role === 'moderator' ? id : []));

export function moderationViews(
  deps: ConsoleDeps & BalanceDeps,
  questions: QueryViews,
  surfacing: Pick<SurfacingViews, 'announcements'>,
) {
  const { discussions, queries, people, communities, moderation, words, clock } = deps;
  const sources = sourcesOf(deps, questions, surfacing);

  async function teamOf(id: CommunityId): Promise<string> {
    const community = await communities.get(id);
    if (!community) throw new AppError('not-found', `no community ${id}`);
    return community.teamId;
  }

  /** In the product's own words, with its places still open. */
  const ownWords = (kind: TextKind, language: Language): string =>
    words.say(language, `console.text.${kind}`, { title: '{title}', name: '{name}' });

  function textOf(item: Item, who: Actor, changes: readonly TextChange[]): string | null {
    const { text: kind } = KINDS[item.kind];
    if (kind === null || item.community === null) return null;
    const language = closestLanguage(item.language ?? who.language);
    const { community, title, name } = item;
    const text = inForce(changes, { community, kind, language }) ?? ownWords(kind, language);
    return filled(text, { title, name });
  }

  /** Asked in every chat that begins: nothing is read for those who moderate nothing. */
  async function items(who: Actor): Promise<Item[]> {
    if (moderated(who).length === 0) return [];
    const parts = await Promise.all(sources.map((source) => source(who)));
    return mostUrgentFirst(parts.flat(), clock.now());
  }

  /** Everything that waits in the communities that `who` moderates, most urgent first. */
  async function queue(who: Actor): Promise<readonly Waiting[]> {
    const all = await items(who);
    if (all.length === 0) return [];
    const [claims, changes] = await Promise.all([
      moderation.claims(who),
      moderation.texts.of(moderated(who)),
    ]);
    const nameOf = await namesOf(
      people,
      claims.map(({ person }) => person),
    );
    const byKey = new Map(claims.map((claim) => [claim.item, claim]));
    const now = clock.now();
    return all.map((item): Waiting => {
      const claim = byKey.get(item.key);
      const due = dueOf(item);
      return {
        ...item,
        due,
        overdue: due <= now,
        of: KINDS[item.kind],
        claim: claim
          ? { ...claim, name: nameOf(claim.person), mine: claim.person === who.id }
          : null,
        text: textOf(item, who, changes),
      };
    });
  }

  return {
    queue,

    /** Whose voice is missing in a discussion. */
    balance: balanceView(deps),

    /** How many things wait: what a greeting says. */
    count: async (who: Actor): Promise<number> => (await items(who)).length,

    /** Each community's work, the most first. */
    async loads(who: Actor, waiting: readonly Waiting[]): Promise<readonly Load[]> {
      const mine = new Set(moderated(who));
      const all = (await communities.list()).filter(({ id }) => mine.has(id));
      return all
        .map(({ id, names: called }): Load => {
          const own = waiting.filter(({ community }) => community === id);
          return {
            community: id,
            name: called[who.language],
            count: own.length,
            minutes: minutesOf(own),
            unclaimed: own.filter(({ claim }) => claim === null).length,
            mine: own.filter(({ claim }) => claim?.mine).length,
          };
        })
        .sort((a, b) => b.minutes - a.minutes || a.name.localeCompare(b.name));
    },

    /** All ready texts of a community with who changed them when. @throws AppError `moderators-only` */
    async texts(who: Actor, community: CommunityId): Promise<readonly ReadyText[]> {
      if (!moderates(who, community)) throw new AppError('moderators-only', 'moderates another');
      const changes = await moderation.texts.of([community]);
      const nameOf = await namesOf(
        people,
        changes.map(({ by }) => by),
      );
      return TEXT_KINDS.flatMap((kind) =>
        LANGUAGES.map((language): ReadyText => {
          const own = inForce(changes, { community, kind, language });
          const history = changes
            .filter((one) => one.kind === kind && one.language === language)
            .map((one) => ({ ...one, name: nameOf(one.by) }));
          const text = own ?? ownWords(kind, language);
          return { kind, language, text, own: own !== null, history };
        }),
      );
    },

    /**
     * A ready text in the language of who is to read it: `person`, or the author.
     * @throws AppError `moderators-only`, `not-found`
     */
    prepared: preparing({ ...deps, ownWords }),

    /** What a moderator may want to take out of the channel too. @throws AppError `not-found` */
    async removable(
      who: Actor,
      item:
        | { readonly kind: 'contribution'; readonly id: ContributionId }
        | { readonly kind: 'reply'; readonly id: ReplyId },
    ): Promise<Removable> {
      if (item.kind === 'contribution') {
        const found = await discussions.contributions.get(item.id);
        if (!found) throw new AppError('not-found', `no contribution ${item.id}`);
        const { community } = (await discussions.read(who, found.discussion)).discussion;
        const { sourceKey, state } = found;
        const teamId = await teamOf(community);
        return { ...item, sourceKey, hidden: state === 'hidden', community, teamId };
      }
      const found = await queries.replies.get(item.id);
      if (!found) throw new AppError('not-found', `no reply ${item.id}`);
      const { community } = (await queries.read(who, found.query)).query;
      if (community === null) throw new AppError('not-found', 'was never posted');
      const { sourceKey, state } = found;
      const teamId = await teamOf(community);
      return { ...item, sourceKey, hidden: state === 'hidden', community, teamId };
    },

    /** One contribution for the notice to its moderator or author. Null where it is gone. */
    async contribution(id: ContributionId) {
      const contribution = await discussions.contributions.get(id);
      const discussion = contribution && (await discussions.get(contribution.discussion));
      if (!contribution || !discussion) return null;
      const { author } = contribution;
      const nameOf = await authorsOf({ people, words }, discussion.language, [author]);
      return { contribution, discussion, authorName: nameOf(author) };
    },
  };
}

export type ModerationViews = ReturnType<typeof moderationViews>;
