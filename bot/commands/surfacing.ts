import { z } from 'zod';
import { KINDS, RHYTHMS } from '../../src/features/alerts/model.ts';
import { mayKeep } from '../../src/features/collections/policy.ts';
import {
  type AlertId,
  type AnnouncementId,
  asId,
  type CollectionId,
  type ProductId,
} from '../../src/kernel/ids.ts';
import { suggestionCard } from '../cards/announcing.ts';
import { type Card, row, subheading } from '../cards/card.ts';
import { press } from '../cards/inputs.ts';
import { notedCard } from '../cards/knowledge.ts';
import { peerReviewElements } from '../cards/peer-review.ts';
import { alertsCard, collectionElement, collectionsCard, undoCard } from '../cards/surfacing.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';
import { reviewNews } from '../surfacing-messages.ts';

const one = z.object({ id: z.string().min(1).max(200) });
const rhythm = z.object({ filter: z.enum(RHYTHMS) });
const words = z.object({ query: z.string().trim().min(1).max(2_000) });
const said = z.object({
  line: z.string().max(500).default(''),
  reason: z.string().max(500).default(''),
});
const reviewed = one.extend({ days: z.iso.date() });

const url =
  ({ deps }: Call) =>
  (path: string): string | null =>
    deps.tabUrl?.(path) ?? null;

const alerts = async (call: Call): Promise<Card> =>
  alertsCard(await call.deps.actions.alerts.mine(call.who), url(call)('/alerts'), call.voice);

const listed = async (call: Call): Promise<Answer> => ({ card: await alerts(call) });

const idOf = ({ data }: Call): AlertId => asId<AlertId>(read(one, data).id);

/** Done, and with it the press that takes it back. */
async function deleted(call: Call): Promise<Answer> {
  const id = idOf(call);
  await call.deps.actions.alerts.move(call.who, id, 'delete');
  const { voice } = call;
  const undo = press(voice.say('collections.alerts.undo'), 'alerts.restore', { id });
  return { card: undoCard(voice.say('collections.alerts.deleted'), undo, voice) };
}

async function stopped(call: Call): Promise<Answer> {
  await call.deps.actions.alerts.stopAll(call.who);
  const { voice } = call;
  const undo = press(voice.say('collections.alerts.go-on'), 'alerts.resume-all');
  return { card: undoCard(voice.say('collections.alerts.stopped'), undo, voice) };
}

/** Of what somebody searched for: its topics and countries, everything new of them. */
async function watched(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { query } = read(words, data);
  const about = deps.actions.alerts.understood(query);
  if (about.topics.length + about.countries.length === 0) {
    return { card: notedCard(voice.say('collections.alerts.not-understood'), voice) };
  }
  await deps.actions.alerts.create(who, { ...about, kinds: KINDS, collection: null });
  return listed(call);
}

async function suggestion(call: Call): Promise<Card> {
  const { deps, who, voice, data } = call;
  const id = asId<AnnouncementId>(read(one, data).id);
  const view = await deps.views.surfacing.announcement(who, id);
  if (!view) return notedCard(voice.say('collections.announce.over'), voice);
  return suggestionCard(view, url(call)(`/knowledge/${view.outline.id}`), voice);
}

async function decided(call: Call, verb: 'announce' | 'decline'): Promise<Answer> {
  const { deps, who, data } = call;
  const id = asId<AnnouncementId>(read(one, data).id);
  const { line, reason } = read(said, data);
  if (verb === 'announce') await deps.actions.announcing.announce(who, id, line);
  else await deps.actions.announcing.decline(who, id, reason);
  return { card: await suggestion(call) };
}

async function checked({ deps, who, voice, data }: Call): Promise<Answer> {
  const id = asId<CollectionId>(read(one, data).id);
  await deps.actions.collections.check(who, id);
  return { card: notedCard(voice.say('collections.due.thanks'), voice) };
}

async function stillRight({ deps, who, voice, data }: Call): Promise<Answer> {
  const { id, days } = read(reviewed, data);
  await deps.actions.knowledge.reviews.right(who, asId<ProductId>(id), days);
  const { card, stale } = await reviewNews(deps, 'own', who, voice);
  return { card: stale ? notedCard(voice.say('collections.reviews.thanks'), voice) : card };
}

/** What colleagues are to look over, then what is past its date. */
const reviews = async ({ deps, who, voice }: Call): Promise<Answer> => {
  const first = peerReviewElements(await deps.views.peerReviews.list(who), voice);
  const { card } = await reviewNews(deps, 'own', who, voice);
  return { card: { ...card, body: [...first, ...card.body] } };
};

const collections = async (call: Call): Promise<Answer> => {
  const all = await call.deps.views.collections.list(call.who);
  const shown = all.map((one) => ({ ...one, keeps: mayKeep(call.who, one.collection) }));
  return { card: collectionsCard(shown, url(call), call.voice) };
};

/** The first that waits for this moderator; the others are on the page. */
async function toAnnounce(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const all = await deps.views.surfacing.announcements(who);
  const view = all.find(({ actions }) => actions.includes('decline'));
  if (!view) return { card: notedCard(voice.say('collections.announce.none'), voice) };
  return { card: suggestionCard(view, url(call)(`/knowledge/${view.outline.id}`), voice) };
}

const MOST_BESIDE = 2;

/** Beside what was found: collections on it, and the press by which one hears of new ones. */
export async function withSurfacing(call: Call, query: string, drawn: Card): Promise<Card> {
  const { deps, who, voice } = call;
  const found = await deps.views.collections.on(who, query, MOST_BESIDE);
  const { topics, countries } = deps.actions.alerts.understood(query);
  const watch = press(voice.say('collections.alerts.watch'), 'alerts.watch', {
    query: query.slice(0, 2_000),
  });
  const body = [
    ...(found.length > 0 ? [subheading(voice.say('collections.on-this'))] : []),
    ...found.map((one) => collectionElement(one, url(call), voice)),
    ...(topics.length + countries.length > 0 ? [row([watch])] : []),
  ];
  return { ...drawn, body: [...drawn.body, ...body] };
}

const moved = (verb: 'pause' | 'resume' | 'restore') => ({
  run: async (call: Call): Promise<Answer> => {
    await call.deps.actions.alerts.move(call.who, idOf(call), verb);
    return listed(call);
  },
  again: alerts,
});

export const surfacingCommands: readonly Command[] = [
  { name: 'collections', words: collections, verbs: {} },
  { name: 'reviews', words: reviews, verbs: { 'review.right': { run: stillRight } } },
  {
    name: 'alerts',
    words: listed,
    verbs: {
      'alerts.list': { run: listed },
      'alerts.watch': { run: watched },
      'alerts.pause': moved('pause'),
      'alerts.resume': moved('resume'),
      'alerts.restore': moved('restore'),
      'alerts.delete': { run: deleted, again: alerts },
      'alerts.stop-all': { run: stopped },
      'alerts.resume-all': {
        run: async (call) => {
          await call.deps.actions.alerts.resumeAll(call.who);
          return listed(call);
        },
      },
      'alerts.rhythm': {
        run: async (call) => {
          await call.deps.actions.alerts.chooseRhythm(call.who, read(rhythm, call.data).filter);
          return listed(call);
        },
      },
    },
  },
  {
    name: 'announcements',
    words: toAnnounce,
    verbs: {
      'announce.make': { run: (call) => decided(call, 'announce'), again: suggestion },
      'announce.decline': { run: (call) => decided(call, 'decline'), again: suggestion },
      'collection.checked': { run: checked },
    },
  },
];
