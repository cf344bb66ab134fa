import type { ToldItem } from '../features/alerts/actions/digesting.ts';
import type { AlertActions } from '../features/alerts/actions.ts';
import { type AlertReason, isDocument, type NewsKind, sharedOf } from '../features/alerts/model.ts';
import type { AnnouncingActions, OpenAnnouncement } from '../features/announcing/actions.ts';
import type { Community } from '../features/communities/model.ts';
import { openingWords } from '../features/discussions/model.ts';
import { mayReadDiscussion } from '../features/discussions/policy.ts';
import type { Beside } from '../features/knowledge/beside.ts';
import type { Outline } from '../features/knowledge/model.ts';
import { mayRead as mayReadQuery } from '../features/queries/policy.ts';
import type { ShowcaseActions } from '../features/showcase/actions.ts';
import { aboutTalk, subjectOf } from '../features/taxonomy/talk.ts';
import {
  type AnnouncementId,
  asId,
  type CommunityId,
  type DigestId,
  type DiscussionId,
  type ProductId,
  type QueryId,
  type ReplyId,
} from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import type { Labelled, LabelViews } from './labels.ts';

/** Something new that this person may open, and why they are told. */
export interface NewsLine {
  readonly kind: NewsKind;
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly publishedOn: string | null;
  readonly reason: AlertReason;
  /** Of a document: what stands on it. */
  readonly beside?: Beside;
  /** Of `posts`: how many contributions. */
  readonly posts?: number;
  /** Its page is not this reader's any more. */
  readonly leadsNowhere?: true;
}

export interface AnnouncementView extends OpenAnnouncement {
  readonly community: Community;
  readonly outline: Outline;
  /** What stands on it for everybody in the community. */
  readonly beside: Beside | null;
}

type Deps = {
  readonly alerts: AlertActions;
  readonly announcing: AnnouncingActions;
  readonly showcase: Pick<ShowcaseActions, 'shown'>;
} & ViewDeps;

const READ_IN: ReadonlySet<string> = new Set(['open', 'publishing', 'replied']);
const LONGEST_TITLE = 200;

const shortened = (text: string): string =>
  text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1)}…` : text;

/** The discussion that an item is about, and the day whose contributions are meant; null where none is. */
function talkedOf({ kind, item }: Pick<ToldItem, 'kind' | 'item'>) {
  const at = kind === 'posts' ? item.lastIndexOf('@') : item.length;
  return { discussion: item.slice(0, at), day: kind === 'posts' ? item.slice(at + 1) : null };
}

/** What comes of itself: digests for people, suggestions for moderators. All of it is read anew when it is shown. */
export function surfacingViews(deps: Deps, labels: Pick<LabelViews, 'read'>) {
  const { alerts, announcing, knowledge, queries, communities, taxonomy } = deps;
  const none = { topics: [], countries: [], collection: null };

  const reasonFor = (
    { alert, community = null }: ToldItem,
    item: { readonly topics: readonly string[]; readonly countries: readonly string[] },
  ): AlertReason => (alert ? sharedOf(alert, item, alerts.within) : { ...none, community });

  async function question(who: Actor, told: ToldItem): Promise<NewsLine | null> {
    const query = await queries.get(asId<QueryId>(told.item));
    if (!query?.community || !who.memberships.has(query.community) || !READ_IN.has(query.state))
      return null;
    if (mayReadQuery(query, who)) return null;
    const { id, text, language } = query;
    const reason = reasonFor(told, query);
    return { kind: 'query', id, title: shortened(text), language, publishedOn: null, reason };
  }

  /** A discussion is one line, whatever of it is news. */
  async function talked(who: Actor, told: ToldItem, lines: NewsLine[]): Promise<void> {
    const { discussion: id, day } = talkedOf(told);
    const found = await deps.discussions.get(asId<DiscussionId>(id));
    if (!found || mayReadDiscussion(found, who)) return;
    const posts = day === null ? 0 : await saidOn(who, found.id, day);
    if (day !== null && posts === 0) return;
    const at = lines.findIndex((line) => line.id === id && line.kind !== 'query');
    const before = lines[at];
    if (before) {
      lines[at] = { ...before, posts: (before.posts ?? 0) + posts };
      return;
    }
    const { title, language } = found;
    const subject = { kind: 'discussion' as const, id: found.id };
    const given = (await taxonomy.talk.of([subject])).get(subjectOf(subject));
    const reason = reasonFor(told, aboutTalk(openingWords(found), given, taxonomy.vocabulary));
    lines.push({ kind: told.kind, id, title, language, publishedOn: null, reason, posts });
  }

  /** While its author agrees and the month lasts. */
  async function shown(who: Actor, told: ToldItem): Promise<NewsLine | null> {
    const found = await deps.showcase.shown(who, told.item);
    if (!found) return null;
    const { title, language } = found.piece;
    const reason = reasonFor(told, none);
    return { kind: 'showcase', id: told.item, title, language, publishedOn: null, reason };
  }

  /** For whoever replied alone; it leads to the question, or says only what they wrote where that is not theirs any more. */
  async function thanked(who: Actor, told: ToldItem): Promise<NewsLine | null> {
    const reply = await queries.replies.get(asId<ReplyId>(told.item));
    if (reply?.author !== who.id || !reply.thankedAt || reply.state !== 'published') return null;
    const query = await queries.get(reply.query);
    const readable = query !== null && mayReadQuery(query, who) === null;
    const { text, language } = readable ? query : reply;
    return {
      ...{ kind: 'thanks', id: reply.query, title: shortened(text), language, publishedOn: null },
      ...{ reason: reasonFor(told, none), ...(readable ? {} : { leadsNowhere: true }) },
    };
  }

  const ofItsOwn: Partial<
    Record<NewsKind, (who: Actor, told: ToldItem) => Promise<NewsLine | null>>
  > = { query: question, showcase: shown, thanks: thanked };

  async function saidOn(who: Actor, id: DiscussionId, day: string): Promise<number> {
    const said = await deps.discussions.contributions.published(id);
    return said.filter(
      ({ author, createdAt }) => author !== who.id && createdAt.toISOString().slice(0, 10) === day,
    ).length;
  }

  async function linesOf(who: Actor, told: readonly ToldItem[]): Promise<readonly NewsLine[]> {
    const ids = told.filter(isDocument).map(({ item }) => asId<ProductId>(item));
    const open = new Map((await knowledge.outlines(who, ids)).map((one) => [`${one.id}`, one]));
    const beside = await knowledge.beside(
      knowledge.readersFor(who),
      [...open.values()].map(({ id }) => id),
    );
    const lines: NewsLine[] = [];
    for (const one of told) {
      const outline = open.get(one.item);
      const draws = ofItsOwn[one.kind];
      if (one.kind === 'discussion' || one.kind === 'posts') {
        await talked(who, one, lines);
      } else if (draws) {
        const line = await draws(who, one);
        const twice = lines.some(({ kind, id }) => kind === line?.kind && id === line.id);
        if (line && !twice) lines.push(line);
      } else if (outline) {
        const { id, title, language, publishedOn } = outline;
        const reason = reasonFor(one, outline);
        const said = beside.get(id);
        const line = { kind: one.kind, id, title, language, publishedOn, reason };
        lines.push(said ? { ...line, beside: said } : line);
      }
    }
    return lines;
  }

  async function announcementOf(found: OpenAnnouncement): Promise<AnnouncementView | null> {
    const { product, community: id } = found.announcement;
    const [outline, community, open] = await Promise.all([
      knowledge.outline(product),
      communities.get(id),
      announcing.openFor(product, id),
    ]);
    if (!outline || !community || !open) return null;
    const readers = { audiences: await knowledge.audiencesIn(id), person: null };
    const beside = (await knowledge.beside(readers, [product])).get(product) ?? null;
    return { ...found, outline, community, beside };
  }

  const present = <T>(value: T | null): value is T => value !== null;

  /** Whose channel hears of it anyway; null for what comes of no community. */
  async function fromOf(kind: Labelled, id: string): Promise<CommunityId | null> {
    if (kind === 'synthesis')
      return (await deps.discussions.get(asId<DiscussionId>(id)))?.community ?? null;
    if (kind === 'consolidated') return (await queries.get(asId<QueryId>(id)))?.community ?? null;
    return null;
  }

  return {
    /** What a digest says now: what its reader may still open. */
    digest: async (who: Actor, id: DigestId) => linesOf(who, await alerts.told(who, id)),

    lately: async (who: Actor) => linesOf(who, await alerts.lately(who)),

    announcements: async (who: Actor): Promise<readonly AnnouncementView[]> =>
      (await Promise.all((await announcing.list(who)).map(announcementOf))).filter(present),

    /** Null where there is nothing to decide any more. @throws AppError `not-found` */
    announcement: async (who: Actor, id: AnnouncementId) =>
      announcementOf(await announcing.read(who, id)),

    /** As the channel reads it; null where not all of it may open the document any more. */
    async post(id: AnnouncementId): Promise<AnnouncementView | null> {
      const announcement = await announcing.get(id);
      return announcement?.state === 'announced'
        ? announcementOf({ announcement, actions: [] })
        : null;
    },

    /**
     * Names of the communities whose moderators will be asked to announce it, once it is published as it is labelled now.
     * @throws AppError `not-found` for what this person does not publish
     */
    async wouldTell(who: Actor, kind: Labelled, id: string): Promise<readonly string[]> {
      const { sheet } = await labels.read(who, kind, id);
      const topics = sheet.lines.flatMap(({ field, values }) =>
        field === 'topics' ? values.map(({ text }) => text) : [],
      );
      const told = new Set(await announcing.wouldTell(topics, await fromOf(kind, id)));
      return (await communities.list())
        .filter((one) => told.has(one.id))
        .map(({ names }) => names[who.language]);
    },
  };
}

export type SurfacingViews = ReturnType<typeof surfacingViews>;
