import { spokenIn } from '../src/features/communities/model.ts';
import type { Message } from '../src/features/notifications/model.ts';
import { thanksOf } from '../src/features/queries/actions/thanking.ts';
import type { Step } from '../src/features/queries/escalation.ts';
import type { Verdict } from '../src/features/queries/model.ts';
import { isForFew } from '../src/features/queries/model.ts';
import { mayRead } from '../src/features/queries/policy.ts';
import { audienceOf } from '../src/features/queries/query-audience.ts';
import { isForAll, isForReader } from '../src/features/queries/reply-audience.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { PersonId, QueryId, ReplyId } from '../src/kernel/ids.ts';
import { channelAttachments } from './cards/attachments.ts';
import { cut, type Element } from './cards/card.ts';
import { link, press } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import {
  linkedPost,
  questionPost,
  removedPost,
  repliedPost,
  replyPost,
} from './cards/query-posts.ts';
import type { MessageDeps } from './deps.ts';
import { createVoice, type Voice } from './voice.ts';

type QueryMessage = Extract<Message, { query: QueryId }>;
type PersonalMessage = Extract<
  QueryMessage,
  {
    kind:
      | 'query-first-reply'
      | 'query-answered'
      | 'query-unanswered'
      | 'query-due'
      | 'query-hidden'
      | 'query-for-you'
      | 'reply-used'
      | 'reply-hidden';
  }
>;

const LONGEST_TITLE = 300;

/** In place of what stood there: its words are gone from the channel too. */
const removed = (what: 'question' | 'reply', voice: Voice): Drawn => ({
  card: removedPost(what, voice),
  stale: true,
});

const gone = (what: string) => new AppError('not-found', `${what} is gone`);

/** What is said about questions, in their channel and to their people, as it is true when it is sent. */
export function createQueryMessages(deps: MessageDeps) {
  const { actions, views } = deps;
  const tab = (id: QueryId): string | null => deps.tabUrl?.(`/queries/${id}`) ?? null;

  /** A post speaks the question's language, where the community works in it. */
  async function post(id: QueryId) {
    const summary = await views.queries.inChannel(id);
    if (!summary?.community) throw gone(`query ${id}`);
    const language = spokenIn(summary.community, summary.query.language);
    return { summary, voice: createVoice(deps, language, 'UTC') };
  }

  async function asked(id: QueryId): Promise<Drawn> {
    const { summary, voice } = await post(id);
    const consolidated = await actions.queries.consolidated.get(id);
    const urls = { tab: tab(id), consolidated: consolidated?.webUrl ?? null };
    const { state } = summary.query;
    if (state === 'hidden' || isForFew(summary.query)) return removed('question', voice);
    return { card: questionPost(summary, urls, voice), stale: state === 'withdrawn' };
  }

  /** The way to a question that stands in another community. */
  async function linked(id: QueryId): Promise<Drawn> {
    const { summary, voice } = await post(id);
    const { state } = summary.query;
    if (state === 'hidden' || isForFew(summary.query)) return removed('question', voice);
    return { card: linkedPost(summary, tab(id), voice), stale: state === 'withdrawn' };
  }

  async function replied(id: QueryId): Promise<Drawn> {
    const { summary, voice } = await post(id);
    if (summary.query.state === 'hidden') return removed('question', voice);
    const consolidated = await actions.queries.consolidated.get(id);
    const card = repliedPost(
      summary,
      consolidated?.points ?? [],
      consolidated?.webUrl ?? null,
      voice,
    );
    return { card, stale: false };
  }

  async function reply(message: QueryMessage & { kind: 'reply' }): Promise<Drawn> {
    const { summary, voice } = await post(message.query);
    if (summary.query.state === 'hidden' || isForFew(summary.query)) return removed('reply', voice);
    const found = await views.queries.reply(message.reply);
    if (!found) throw gone(`reply ${message.reply}`);
    const stands = found.reply.state === 'published' && isForAll(found.reply);
    if (!stands) return removed('reply', voice);
    const about = { kind: 'reply', id: message.reply } as const;
    const given = summary.community
      ? await views.attachments.inChannel(summary.community.id, about)
      : [];
    const attached = channelAttachments(given, voice);
    const beside = { attached, tabUrl: tab(message.query) };
    return { card: replyPost(found.reply, found.authorName, beside, voice), stale: false };
  }

  /** What every notice about a question has: its title, the way to it, and to its consolidated reply. */
  async function noticeOf(message: PersonalMessage, voice: Voice) {
    const query = await actions.queries.get(message.query);
    if (!query) throw gone(`query ${message.query}`);
    const consolidated = await actions.queries.consolidated.get(query.id);
    const { id } = query;
    return {
      query,
      voice,
      read: press(voice.say('asking.open-button'), 'query.read', { id }),
      open: link(voice.say('asking.consolidated.open'), consolidated?.webUrl),
      says: (sentences: readonly string[], buttons: readonly (Element | null)[], quote = '') =>
        noticeCard(
          {
            heading: voice.say(`asking.notice.${message.kind}`),
            title: cut(query.text, LONGEST_TITLE),
            sentences,
            quote,
            actions: buttons,
          },
          voice,
        ),
    };
  }
  type Notice = Awaited<ReturnType<typeof noticeOf>>;

  async function firstReply({ query, voice, read, says }: Notice, id: ReplyId): Promise<Drawn> {
    const found = await views.queries.reply(id);
    const { asker } = query;
    const shown = found?.reply.state === 'published' && isForReader(found.reply, asker, asker);
    const by = voice.say('asking.reply.by', { name: found?.authorName ?? '—' });
    if (!shown) return { card: says([], [read]), stale: query.replies === 0 };
    const { reply } = found;
    const mayThank = thanksOf(reply, await actions.people.actor(asker), asker) === 'open';
    const data = { id: reply.id, query: reply.query };
    const thanks = mayThank ? press(voice.say('asking.thanks.button'), 'reply.thanks', data) : null;
    return { card: says([by], [thanks, read], reply.text), stale: false };
  }

  /** Who said already that it is solved is glad to know, and is not asked again. */
  function answered({ query, voice, read, open, says }: Notice): Drawn {
    const { id, state, verdict } = query;
    const judge = (given: Verdict): Element =>
      press(voice.say(`asking.judge.${given}`), 'query.judge', { id, verdict: given });
    const asks = state === 'replied' && verdict === null;
    const buttons = asks ? [judge('solved'), judge('unsolved'), open, read] : [open, read];
    const said = asks
      ? [voice.say('asking.notice.answered'), voice.say('asking.notice.helped')]
      : [voice.say('asking.notice.answered')];
    return { card: says(said, buttons), stale: state !== 'replied' };
  }

  /** What was done, and what comes next; a step that a later one overtook is not told any more. */
  async function unanswered(
    { query, voice, read, says }: Notice,
    step: Step = 'moderators',
  ): Promise<Drawn> {
    const next = await views.queries.nextOf(query);
    const said = [
      voice.say(`leading.unanswered.${step}`),
      ...(next ? [voice.say(`leading.next.${next.step}`, { date: voice.date(next.at) })] : []),
      voice.say('asking.notice.what-now'),
    ];
    const over = query.state !== 'open' || query.replies > 0 || query.verdict === 'solved';
    const experts = press(voice.say('leading.ask.button'), 'query.experts', { id: query.id });
    return {
      card: says(said, [read, experts]),
      stale: over || (query.steps.at(-1) ?? step) !== step,
    };
  }

  function due({ query, voice, says }: Notice): Drawn {
    const { id, state, replies } = query;
    const draft = press(voice.say('asking.consolidated.read'), 'consolidated.read', { id });
    const editor = deps.tabUrl?.(`/queries/${id}/consolidated`);
    const edit = link(voice.say('bot.synthesis.edit'), editor);
    const said = [voice.say('asking.notice.due', { count: replies })];
    return { card: says(said, [draft, edit]), stale: state !== 'open' || replies === 0 };
  }

  function questionHidden({ query, voice, read, says }: Notice): Drawn {
    const reason = query.reason ?? '—';
    const said = [
      voice.say('asking.notice.hidden', { reason }),
      voice.say('asking.notice.hidden-next'),
    ];
    return { card: says(said, [read]), stale: false };
  }

  async function hidden({ voice, read, says }: Notice, id: ReplyId): Promise<Drawn> {
    const found = await views.queries.reply(id);
    if (!found) throw gone(`reply ${id}`);
    const reason = found.reply.reason ?? '—';
    const said = [voice.say('bot.post.hidden', { reason }), voice.say('bot.post.hidden-next')];
    return { card: says(said, [read], found.reply.text), stale: found.reply.state !== 'hidden' };
  }

  async function toPerson(message: PersonalMessage, voice: Voice): Promise<Drawn> {
    const notice = await noticeOf(message, voice);
    switch (message.kind) {
      case 'query-first-reply':
        return firstReply(notice, message.reply);
      case 'query-answered':
        return answered(notice);
      case 'query-unanswered':
        return unanswered(notice, message.step);
      case 'query-due':
        return due(notice);
      case 'query-hidden':
        return questionHidden(notice);
      case 'query-for-you': {
        const said = [notice.voice.say(`safety.query.told.${audienceOf(notice.query)}`)];
        return { card: notice.says(said, [notice.read]), stale: notice.query.state !== 'open' };
      }
      case 'reply-hidden':
        return hidden(notice, message.reply);
      case 'reply-used': {
        const said = [notice.voice.say('asking.notice.used')];
        const stale = notice.query.state === 'hidden';
        return { card: notice.says(said, [notice.open, notice.read]), stale };
      }
    }
  }

  /** What is for few since it was intended is told to nobody else. @throws AppError `not-found` */
  async function mustRead(id: QueryId, person: PersonId): Promise<void> {
    const query = await actions.queries.get(id);
    if (query && isForFew(query) && mayRead(query, await actions.people.actor(person)))
      throw gone(`query ${id}`);
  }

  return { asked, linked, replied, reply, toPerson, mustRead };
}
