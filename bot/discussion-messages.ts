import { spokenIn } from '../src/features/communities/model.ts';
import type { Discussion } from '../src/features/discussions/model.ts';
import { hourOf } from '../src/features/discussions/question-time.ts';
import { planOf } from '../src/features/discussions/steps.ts';
import type { Message } from '../src/features/notifications/model.ts';
import { DAY_MS } from '../src/kernel/days.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { DiscussionId, PersonId } from '../src/kernel/ids.ts';
import { link, press } from './cards/inputs.ts';
import { closedPost, type Drawn, noticeCard, openedPost, readButton } from './cards/messages.ts';
import { phasePost, seedButtons } from './cards/plan.ts';
import { answeredTopicCard } from './cards/proposals.ts';
import type { MessageDeps } from './deps.ts';
import { createVoice, type Voice } from './voice.ts';

const gone = (what: string) => new AppError('not-found', `${what} is gone`);
const RUNNING: ReadonlySet<Discussion['state']> = new Set(['open', 'closing']);

type News = Message & { readonly kind: 'discussion-news' };
type Nudged = Message & { readonly kind: 'discussion-nudge' };

/** What a nudge is still about: nothing is said of what has been settled meanwhile. */
const STILL: Readonly<Record<Nudged['about'], (discussion: Discussion) => boolean>> = {
  opened: ({ state }) => RUNNING.has(state),
  'silent-start': ({ state }) => RUNNING.has(state),
  'mid-week': ({ state }) => RUNNING.has(state),
  quiet: ({ state }) => RUNNING.has(state),
  closing: ({ state }) => state === 'closing',
  'summary-due': ({ state }) => state === 'closed',
  'starter-asked': ({ state }) => state === 'scheduled' || RUNNING.has(state),
  'starter-late': ({ state }) => RUNNING.has(state),
  'expert-named': ({ state }) => RUNNING.has(state),
  'hour-begins': ({ state }) => RUNNING.has(state),
  answered: ({ state }) => state !== 'cancelled',
};

const STARTER: ReadonlySet<Nudged['about']> = new Set(['starter-asked', 'starter-late']);

/** What is said about a discussion's life in its channel and to its people, as it is true when it is sent. */
export function createDiscussionMessages(deps: MessageDeps) {
  const { actions, views } = deps;
  const tab = (path: string): string | null => deps.tabUrl?.(path) ?? null;

  /** A post speaks the channel's language; its days are those of no zone in particular, and say so. */
  async function post(id: DiscussionId) {
    const summary = await views.discussions.inChannel(id);
    if (!summary) throw gone(`discussion ${id}`);
    const language = spokenIn(summary.community, summary.discussion.language);
    return { summary, voice: createVoice(deps, language, 'UTC') };
  }

  async function found(id: DiscussionId): Promise<Discussion> {
    const discussion = await actions.discussions.get(id);
    if (!discussion) throw gone(`discussion ${id}`);
    return discussion;
  }

  async function opened(id: DiscussionId): Promise<Drawn> {
    const { summary, voice } = await post(id);
    const card = openedPost(summary, tab(`/discussions/${id}`), voice);
    return { card, stale: summary.discussion.state === 'cancelled' };
  }

  async function closing(id: DiscussionId): Promise<Drawn> {
    const { summary, voice } = await post(id);
    const { discussion } = summary;
    const sentence = voice.say('bot.post.closing', { date: voice.dateTime(discussion.endsAt) });
    const card = noticeCard(
      {
        heading: voice.say('bot.post.closing-title'),
        title: discussion.title,
        sentences: [sentence, voice.say('bot.post.closing-ask')],
        actions: [link(voice.say('bot.discussion.tab'), tab(`/discussions/${id}`))],
      },
      voice,
    );
    return { card, stale: discussion.state !== 'closing' };
  }

  async function closed(id: DiscussionId): Promise<Drawn> {
    const { summary, voice } = await post(id);
    const { discussion } = summary;
    const said = await actions.discussions.contributions.published(id);
    const length = discussion.endsAt.getTime() - discussion.startsAt.getTime();
    const figures = {
      contributions: said.length,
      contributors: new Set(said.map(({ author }) => author)).size,
      days: Math.max(1, Math.ceil(length / DAY_MS)),
    };
    const card = closedPost(discussion, figures, tab(`/discussions/${id}`), voice);
    return { card, stale: RUNNING.has(discussion.state) };
  }

  /** In the thread: the questions that are on, the last call, another end. */
  async function news({ about, discussion: id, phase = 0 }: News): Promise<Drawn> {
    const { summary, voice } = await post(id);
    const { discussion } = summary;
    const running = RUNNING.has(discussion.state);
    const url = tab(`/discussions/${id}`);
    if (about === 'phase') {
      const newest = planOf(discussion).progress.phase === phase;
      return { card: phasePost(discussion, phase, url, voice), stale: !running || !newest };
    }
    const { reason } = planOf(discussion);
    const card = noticeCard(
      {
        heading: voice.say(`planning.news.${about}.title`),
        title: discussion.title,
        sentences: [
          voice.say(`planning.news.${about}.text`, { end: voice.dateTime(discussion.endsAt) }),
          ...(about !== 'final-call' && reason
            ? [voice.say('planning.news.reason', { reason })]
            : []),
        ],
        actions: [link(voice.say('bot.discussion.tab'), url)],
      },
      voice,
    );
    return { card, stale: about === 'cancelled' ? false : !running };
  }

  /** Regions of five people or more of which nobody has spoken; of a person nothing is said. */
  async function silentRegions(
    about: Nudged['about'],
    id: DiscussionId,
    person: PersonId,
    voice: Voice,
  ): Promise<readonly string[]> {
    if (about !== 'mid-week') return [];
    const balance = await views.moderation.balance(await actions.people.actor(person), id);
    const regions = (balance?.missing ?? [])
      .filter(({ dimension }) => dimension === 'region')
      .map(({ group }) => group);
    if (regions.length === 0) return [];
    const listed = new Intl.ListFormat(voice.language).format(regions);
    return [voice.say('planning.nudge.mid-week.silent', { regions: listed })];
  }

  async function nudge({ about, discussion: id }: Nudged, person: PersonId, voice: Voice) {
    const discussion = await found(id);
    const plan = planOf(discussion);
    const seed = plan.seeds.find((one) => one.person === person);
    const late = plan.seeds.filter(({ state }) => state !== 'posted' && state !== 'declined');
    const names = await actions.people.people(late.map((one) => one.person));
    const data = {
      start: voice.dateTime(discussion.startsAt),
      end: voice.dateTime(discussion.endsAt),
      hour: voice.dateTime(hourOf(discussion)),
      days: plan.quietDays,
      names: names.map(({ name }) => name).join(', '),
    };
    const starter = STARTER.has(about);
    const waited = about === 'silent-start' && names.length > 0;
    const card = noticeCard(
      {
        heading: voice.say(`planning.nudge.${about}.title`),
        title: discussion.title,
        sentences: [
          voice.say(`planning.nudge.${about}.text`, data),
          ...(waited ? [voice.say('planning.nudge.waiting', data)] : []),
          ...(await silentRegions(about, id, person, voice)),
        ],
        ...(starter && seed?.starter ? { quote: seed.starter } : {}),
        actions: [
          ...nextActions(discussion, about, voice),
          link(voice.say('bot.discussion.tab'), tab(pathOf(id, about))),
        ],
      },
      voice,
    );
    const over = starter && (!seed || seed.state === 'posted' || seed.state === 'declined');
    return { card, stale: over || !STILL[about](discussion) };
  }

  /** To whoever proposed or backed a topic: what became of it. */
  async function topic({ proposal: id }: Message & { readonly kind: 'topic' }, voice: Voice) {
    const found = await actions.discussions.proposals.get(id);
    if (!found) throw gone(`proposal ${id}`);
    const card = answeredTopicCard(found, tab('/discussions/topics'), voice);
    return { card, stale: found.state === 'open' };
  }

  return { opened, closing, closed, news, nudge, topic };
}

const pathOf = (id: DiscussionId, about: Nudged['about']): string =>
  about === 'summary-due' ? `/discussions/${id}/synthesis` : `/discussions/${id}`;

/** What can be done about it at once. */
function nextActions(discussion: Discussion, about: Nudged['about'], voice: Voice) {
  const { id } = discussion;
  const ask = (move: string) =>
    press(voice.say(`bot.discussion.moves.${move}`), 'discussion.ask', { id, move });
  switch (about) {
    case 'starter-asked':
      return seedButtons(id, voice);
    case 'silent-start':
      return [
        press(voice.say('planning.seed.ask'), 'discussion.seeds', { id }),
        readButton(discussion, voice),
      ];
    case 'summary-due':
      return [press(voice.say('bot.synthesis.read'), 'synthesis.read', { id })];
    case 'closing':
    case 'quiet':
      return [ask('extend'), ask('close'), readButton(discussion, voice)];
    default:
      return [readButton(discussion, voice)];
  }
}
