import type { ToldItem } from '../features/alerts/actions/digesting.ts';
import type { AlertActions } from '../features/alerts/actions.ts';
import { type AlertKind, type AlertReason, sharedOf } from '../features/alerts/model.ts';
import type { AnnouncingActions, OpenAnnouncement } from '../features/announcing/actions.ts';
import type { Community } from '../features/communities/model.ts';
import type { Outline } from '../features/knowledge/model.ts';
import {
  type AnnouncementId,
  asId,
  type CommunityId,
  type DigestId,
  type DiscussionId,
  type ProductId,
  type QueryId,
} from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { Actor } from '../kernel/person.ts';
import type { ViewDeps } from './deps.ts';
import type { Labelled, LabelViews } from './labels.ts';

/** Something new that this person may open, and why they are told. */
export interface NewsLine {
  readonly kind: AlertKind;
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly publishedOn: string | null;
  readonly reason: AlertReason;
}

export interface AnnouncementView extends OpenAnnouncement {
  readonly community: Community;
  readonly outline: Outline;
}

type Deps = {
  readonly alerts: AlertActions;
  readonly announcing: AnnouncingActions;
} & ViewDeps;

const READ_IN: ReadonlySet<string> = new Set(['open', 'publishing', 'replied']);
const LONGEST_TITLE = 200;

/** What comes of itself: digests for people, suggestions for moderators. All of it is read anew when it is shown. */
export function surfacingViews(deps: Deps, labels: Pick<LabelViews, 'read'>) {
  const { alerts, announcing, knowledge, queries, communities } = deps;
  const none = { topics: [], countries: [], collection: null };

  const reasonFor = (
    { alert }: ToldItem,
    item: { readonly topics: readonly string[]; readonly countries: readonly string[] },
  ): AlertReason => (alert ? sharedOf(alert, item, alerts.within) : none);

  async function question(who: Actor, told: ToldItem): Promise<NewsLine | null> {
    const query = await queries.get(asId<QueryId>(told.item));
    if (!query?.community || !who.memberships.has(query.community) || !READ_IN.has(query.state))
      return null;
    const { id, text, language } = query;
    const title = text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1)}…` : text;
    const reason = reasonFor(told, query);
    return { kind: 'query', id, title, language, publishedOn: null, reason };
  }

  async function linesOf(who: Actor, told: readonly ToldItem[]): Promise<readonly NewsLine[]> {
    const ids = told.flatMap(({ kind, item }) => (kind === 'query' ? [] : asId<ProductId>(item)));
    const open = new Map((await knowledge.outlines(who, ids)).map((one) => [`${one.id}`, one]));
    const lines: NewsLine[] = [];
    for (const one of told) {
      const outline = open.get(one.item);
      if (one.kind === 'query') {
        const line = await question(who, one);
        if (line) lines.push(line);
      } else if (outline) {
        const { id, title, language, publishedOn } = outline;
        const reason = reasonFor(one, outline);
        lines.push({ kind: one.kind, id, title, language, publishedOn, reason });
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
    return outline && community && open ? { ...found, outline, community } : null;
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
