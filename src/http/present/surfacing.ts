import type {
  Alert,
  Announcements,
  CollectionPage as CollectionPageShape,
  CollectionSummary as CollectionSummaryShape,
  NewsLine as NewsLineShape,
  Reviews,
} from '../../contract/surfacing.ts';
import type { OwnAlert } from '../../features/alerts/actions.ts';
import type { Beside } from '../../features/knowledge/beside.ts';
import type { Outline } from '../../features/knowledge/model.ts';
import type { ReviewActions } from '../../features/knowledge/reviewing.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { CollectionPage, CollectionSummary, PlacedView } from '../../views/collection.ts';
import { fromFound } from '../../views/related.ts';
import type { AnnouncementView, NewsLine } from '../../views/surfacing.ts';
import { product } from './knowledge.ts';

type Names = ReadonlyMap<PersonId, string>;

const documentLink = (
  { id, title, language, webUrl, publishedOn }: Outline,
  beside: Beside | null = null,
) => ({ id, title, language, webUrl, publishedOn, ...(beside ? { beside } : {}) });

export const collectionSummary = ({
  collection,
  communityName,
  stale,
}: CollectionSummary): CollectionSummaryShape => ({
  id: collection.id,
  name: collection.name,
  description: collection.description,
  community: { id: collection.community, name: communityName },
  topics: [...collection.topics],
  audience: collection.audience,
  state: collection.state,
  checkedAt: collection.checkedAt.toISOString(),
  stale,
});

const placed = ({ outline, beside, reason }: PlacedView) => ({
  ...documentLink(outline, beside),
  reason,
});

export const collectionPage = (
  page: CollectionPage,
  now: Date,
  names: Names,
): CollectionPageShape => ({
  ...collectionSummary(page),
  version: page.collection.version,
  words: page.collection.words,
  chosen: Object.fromEntries(
    Object.entries(page.collection.chosen).map(([name, values]) => [name, [...values]]),
  ),
  checkedBy: page.checkedBy,
  actions: [...page.actions],
  pinned: page.pinned.map(placed),
  hits: page.found.map((hit) => product(fromFound(hit), now, names)),
  more: page.more,
  leftOut: page.leftOut.map(placed),
});

/** @param collections names of those that this person may open */
export const alert = (
  { alert: one, actions }: OwnAlert,
  collections: ReadonlyMap<string, string>,
): Alert => ({
  id: one.id,
  topics: [...one.topics],
  countries: [...one.countries],
  kinds: [...one.kinds],
  collection: one.collection && {
    id: one.collection,
    name: collections.get(one.collection) ?? '—',
  },
  state: one.state === 'paused' ? 'paused' : 'active',
  actions: [...actions],
});

/** @param communities names, as this reader calls them */
export const newsLine = (
  { reason, posts = 0, beside, ...line }: NewsLine,
  communities: ReadonlyMap<string, string>,
): NewsLineShape => ({
  ...line,
  ...(beside ? { beside } : {}),
  posts,
  reason: {
    topics: [...reason.topics],
    countries: [...reason.countries],
    community: reason.community ? (communities.get(reason.community) ?? '—') : null,
  },
});

export const announcement = (
  { announcement: one, community, outline, beside, actions }: AnnouncementView,
  who: Actor,
): Announcements['items'][number] => ({
  id: one.id,
  document: documentLink(outline, beside),
  community: { id: community.id, name: community.names[who.language] },
  topics: [...one.topics],
  state: one.state === 'known' ? 'announced' : one.state,
  line: one.line,
  reason: one.reason,
  at: one.at.toISOString(),
  actions: [...actions],
});

export const overdue = (
  { outline, owner, reviewOn, mine, review }: Awaited<ReturnType<ReviewActions['waiting']>>[number],
  names: Names,
): Reviews['items'][number] => ({
  document: documentLink(outline),
  owner: owner && (names.get(owner) ?? null),
  reviewOn,
  mine,
  state: review?.dueOn === reviewOn ? review.state : null,
  note: review?.dueOn === reviewOn ? review.note : '',
});
