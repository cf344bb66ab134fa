import type { Message } from '../src/features/notifications/model.ts';
import { addDays } from '../src/kernel/days.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { AnnouncementId, PersonId } from '../src/kernel/ids.ts';
import type { Actor } from '../src/kernel/person.ts';
import { announcementPost, suggestionCard } from './cards/announcing.ts';
import { link, press } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import { reviewsCard } from './cards/reviews.ts';
import { digestCard } from './cards/surfacing.ts';
import type { MessageDeps } from './deps.ts';
import { createVoice, type Voice } from './voice.ts';

export const SURFACING = [
  'digest',
  'collection-due',
  'announcement-suggested',
  'reviews',
  'review-handed',
] as const;
export type OfSurfacing = Message & { readonly kind: (typeof SURFACING)[number] };

export const isOfSurfacing = (message: Message): message is OfSurfacing =>
  (SURFACING as readonly string[]).includes(message.kind);

/** "Still right" from a card holds for a year; another day is chosen on the item's page. */
const YEAR_DAYS = 365;

/** What comes of itself, read when it is sent: nothing that its reader may not open by then. */
export async function surfacingNews(
  deps: MessageDeps,
  message: OfSurfacing,
  person: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const who = await deps.actions.people.actor(person);
  const url = (path: string) => deps.tabUrl?.(path) ?? null;
  switch (message.kind) {
    case 'digest': {
      const lines = await deps.views.surfacing.digest(who, message.digest);
      const names = await communityNames(deps, voice);
      return { card: digestCard(lines, names, url, voice), stale: lines.length === 0 };
    }
    case 'announcement-suggested': {
      const view = await deps.views.surfacing.announcement(who, message.announcement);
      if (!view) throw new AppError('not-found', `announcement ${message.announcement} is over`);
      const card = suggestionCard(view, url(`/knowledge/${view.outline.id}`), voice);
      return { card, stale: view.announcement.state !== 'suggested' };
    }
    case 'collection-due':
      return collectionDue(deps, message, voice);
    case 'reviews':
      return reviewNews(deps, message.about, who, voice);
    case 'review-handed':
      return handed(deps, message, who, voice);
  }
}

export const communityNames = async (
  { actions }: MessageDeps,
  { language }: Voice,
): Promise<ReadonlyMap<string, string>> =>
  new Map((await actions.communities.list()).map(({ id, names }) => [id, names[language]]));

async function collectionDue(
  { views, tabUrl }: MessageDeps,
  { collection: id }: OfSurfacing & { kind: 'collection-due' },
  voice: Voice,
): Promise<Drawn> {
  const due = await views.collections.due(id);
  if (!due) throw new AppError('not-found', `collection ${id} is gone`);
  const { collection, stale } = due;
  const date = voice.date(collection.checkedAt);
  const card = noticeCard(
    {
      heading: voice.say('collections.due.title'),
      title: collection.name,
      sentences: [voice.say('collections.due.what', { date })],
      actions: [
        link(voice.say('collections.open'), tabUrl?.(`/collections/${id}`) ?? null),
        press(voice.say('collections.due.checked'), 'collection.checked', { id }),
      ],
    },
    voice,
  );
  return { card, stale: !stale || collection.state !== 'active' };
}

/** A year from that moment, as a day. */
export const nextReview = (from: Date): string =>
  addDays(from.toISOString().slice(0, 10), YEAR_DAYS);

export async function reviewNews(
  { actions, tabUrl, clock }: MessageDeps,
  about: 'own' | 'governance',
  who: Actor,
  voice: Voice,
): Promise<Drawn> {
  const all = await actions.knowledge.reviews.waiting(who);
  const mine = all.filter(({ mine, governed }) => (about === 'own' ? mine : governed));
  const next = nextReview(clock.now());
  const items = mine.map(({ outline, reviewOn }) => ({ outline, reviewOn, next }));
  const url = (path: string) => tabUrl?.(path) ?? null;
  return { card: reviewsCard(about, items, url, voice), stale: items.length === 0 };
}

async function handed(
  { actions, tabUrl }: MessageDeps,
  { product: id }: OfSurfacing & { kind: 'review-handed' },
  who: Actor,
  voice: Voice,
): Promise<Drawn> {
  const product = await actions.knowledge.read(who, id);
  const review = await actions.knowledge.reviews.get(id);
  const [by] = review?.decidedBy ? await actions.people.people([review.decidedBy]) : [];
  const card = noticeCard(
    {
      heading: voice.say('collections.reviews.handed'),
      title: product.title,
      sentences: [voice.say('collections.reviews.handed-what', { name: by?.name ?? '—' })],
      actions: [link(voice.say('collections.open'), tabUrl?.(`/knowledge/${id}`) ?? null)],
    },
    voice,
  );
  return { card, stale: review?.nextOwner !== who.id };
}

/** For the channel; over as soon as not everybody in it may open the document. */
export async function announced(deps: MessageDeps, id: AnnouncementId): Promise<Drawn> {
  const view = await deps.views.surfacing.post(id);
  if (!view) throw new AppError('not-found', `announcement ${id} is over`);
  const { community, announcement, outline } = view;
  const language = community.languages.includes(outline.language)
    ? outline.language
    : (community.languages[0] ?? 'en');
  const voice = createVoice(deps, language, 'UTC');
  const { decidedBy } = announcement;
  const [by] = decidedBy ? await deps.actions.people.people([decidedBy]) : [];
  const url = deps.tabUrl?.(`/knowledge/${outline.id}`) ?? null;
  return { card: announcementPost(view, by?.name ?? '—', url, voice), stale: false };
}
