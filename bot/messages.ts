import type { Capture } from '../src/features/capture/model.ts';
import { spokenIn } from '../src/features/communities/model.ts';
import type { Contribution } from '../src/features/discussions/contribution.ts';
import { isForGuests, isOpen } from '../src/features/discussions/contribution-audience.ts';
import type { Discussion } from '../src/features/discussions/model.ts';
import type { Message } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { CaptureId, DiscussionId, PersonId } from '../src/kernel/ids.ts';
import { areaNews } from './area-messages.ts';
import { channelAttachments } from './cards/attachments.ts';
import { recordCard } from './cards/capture-read.ts';
import { captureTitle } from './cards/capture-sheet.ts';
import { type Card, withNotice } from './cards/card.ts';
import { link, press } from './cards/inputs.ts';
import { contributionPost, type Drawn, noticeCard, readButton } from './cards/messages.ts';
import { queueCard } from './cards/moderation.ts';
import { overduePromptCard, whenAsked } from './cards/prompts.ts';
import { readersSaid } from './cards/record-readers.ts';
import { queuePage } from './commands/moderation-queue.ts';
import { drawPrompt } from './commands/prompt-draw.ts';
import type { MessageDeps } from './deps.ts';
import { createDiscussionMessages } from './discussion-messages.ts';
import { createHandoverMessages } from './handover-messages.ts';
import { linked } from './moderation-messages.ts';
import { createQueryMessages } from './query-messages.ts';
import { sharedPost } from './share-messages.ts';
import { createSummaryMessages } from './summary-messages.ts';
import { announced } from './surfacing-messages.ts';
import { createVoice, type Voice, voiceFor } from './voice.ts';

const PROMPTING = new Set(['asked', 'snoozed', 'accepted']);

const gone = (what: string) => new AppError('not-found', `${what} is gone`);

/** What is not for guests stands in no channel that they open. */
async function isForChannel(
  { actions }: Pick<MessageDeps, 'actions'>,
  said: Contribution,
  { community }: Discussion,
): Promise<boolean> {
  if (!isOpen(said)) return false;
  const guests = await actions.communities.members(community, 'guest');
  return isForGuests(said) || guests.length === 0;
}

/** Messages say what is true when they are sent, so that everything is read here and nothing is carried along. */
export function createMessageCards(deps: MessageDeps) {
  const { actions, views } = deps;
  const questions = createQueryMessages(deps);
  const life = createDiscussionMessages(deps);
  const tab = (path: string): string | null => deps.tabUrl?.(path) ?? null;
  const summaries = createSummaryMessages(deps);
  const handover = createHandoverMessages(deps);
  const fresh = (card: Card, stale = false): Drawn => ({ card, stale });

  async function discussionOf(id: DiscussionId): Promise<Discussion> {
    const discussion = await actions.discussions.get(id);
    if (!discussion) throw gone(`discussion ${id}`);
    return discussion;
  }

  /** Of what is posted for each contribution: nothing of its thread is read. */
  async function voiceIn({ community: id, language }: Discussion): Promise<Voice> {
    const community = await actions.communities.get(id);
    if (!community) throw gone(`community ${id}`);
    return createVoice(deps, spokenIn(community, language), 'UTC');
  }

  async function contribution(message: Message & { kind: 'contribution' }): Promise<Drawn> {
    const found = await views.moderation.contribution(message.contribution);
    if (!found) throw gone(`contribution ${message.contribution}`);
    const { discussion, contribution: id } = message;
    const voice = await voiceIn(found.discussion);
    const tended = await views.tended.inChannel(discussion, id, voice.language);
    const about = { kind: 'contribution', id } as const;
    const shown = await isForChannel(deps, found.contribution, found.discussion);
    const given = await views.attachments.inChannel(found.discussion.community, about);
    const around = {
      shown,
      attached: channelAttachments(given, voice),
      ...tended,
      tabUrl: tab(`/discussions/${discussion}?said=${id}`),
      query: tended.query && tab(`/queries/${tended.query}`),
    };
    const card = contributionPost(
      found.contribution,
      found.discussion,
      found.authorName,
      around,
      voice,
    );
    return fresh(card, !shown);
  }

  async function drafted(id: DiscussionId, voice: Voice): Promise<Drawn> {
    const discussion = await discussionOf(id);
    const synthesis = await actions.discussions.syntheses.get(id);
    const card = noticeCard(
      {
        heading: voice.say('bot.synthesis.waiting'),
        title: discussion.title,
        sentences: [voice.say('bot.synthesis.drafted')],
        actions: [
          press(voice.say('bot.synthesis.read'), 'synthesis.read', { id }),
          link(voice.say('bot.synthesis.edit'), tab(`/discussions/${id}/synthesis`)),
        ],
      },
      voice,
    );
    return fresh(card, synthesis?.state !== 'draft');
  }

  /** Whatever waits by now, not only what caused the message. */
  async function waiting(person: PersonId, voice: Voice): Promise<Drawn> {
    const who = await actions.people.actor(person);
    const page = await queuePage(deps, who, 0);
    return fresh(queueCard(page, voice), page.total === 0);
  }

  async function hidden(
    message: Message & { kind: 'contribution-hidden' },
    voice: Voice,
  ): Promise<Drawn> {
    const found = await views.moderation.contribution(message.contribution);
    if (!found) throw gone(`contribution ${message.contribution}`);
    const reason = found.contribution.reason ?? '—';
    const card = noticeCard(
      {
        heading: voice.say('bot.post.hidden-title'),
        title: found.discussion.title,
        sentences: [voice.say('bot.post.hidden', { reason }), voice.say('bot.post.hidden-next')],
        quote: found.contribution.text,
        actions: [readButton(found.discussion, voice)],
      },
      voice,
    );
    return fresh(card, found.contribution.state !== 'hidden');
  }

  async function prompt(
    message: Message & { kind: 'prompt' },
    person: PersonId,
    voice: Voice,
  ): Promise<Drawn> {
    const found = await actions.capture.prompts.get(message.prompt);
    if (!found) throw gone(`prompt ${message.prompt}`);
    const asking = PROMPTING.has(found.state) && found.person === person;
    const card = await drawPrompt(deps, found, asking ? whenAsked(found) : [], voice);
    return fresh(card, !asking);
  }

  async function overdue(
    message: Message & { kind: 'prompt-overdue' },
    voice: Voice,
  ): Promise<Drawn> {
    const found = await actions.capture.prompts.get(message.prompt);
    if (!found) throw gone(`prompt ${message.prompt}`);
    const [asked] = await actions.people.people([found.person]);
    const card = overduePromptCard({ prompt: found, name: asked?.name ?? '—' }, voice);
    return fresh(card, found.state !== 'asked');
  }

  async function captured(
    message: Message & { kind: 'capture-published' },
    voice: Voice,
  ): Promise<Drawn> {
    const capture = await actions.capture.get(message.capture);
    const template = actions.capture.forms().find(({ id }) => id === capture?.template);
    if (!capture || !template) throw gone(`capture ${message.capture}`);
    const card = noticeCard(
      {
        heading: voice.say('bot.capture.status.published'),
        title: captureTitle(capture, template, voice),
        sentences: [await readableSaid(capture, voice)],
        actions: [
          link(voice.say('bot.capture.see'), capture.webUrl),
          press(voice.say('bot.help.buttons.my-captures'), 'captures.list'),
        ],
      },
      voice,
    );
    return fresh(card);
  }

  /** What became of it: all staff find it, or those whom its author chose read it. */
  async function readableSaid(capture: Capture, voice: Voice): Promise<string> {
    if (capture.readers.audience === 'staff') return voice.say('bot.capture.findable');
    const who = await actions.people.actor(capture.owner);
    const readers = await views.recordReaders.of(who, capture.id);
    return voice.say('safety.record.done', { who: readersSaid(readers, voice) });
  }

  /** Gone for whoever it is no longer for. */
  async function written(id: CaptureId, person: PersonId, voice: Voice): Promise<Drawn> {
    const who = await actions.people.actor(person);
    const sheet = await actions.capture.read(who, id);
    const readers = await views.recordReaders.of(who, id);
    const card = recordCard(sheet, readers, voice);
    return fresh(withNotice(card, voice.say('safety.record.told'), 'good'));
  }

  function inChannel(message: Message): Promise<Drawn> {
    switch (message.kind) {
      case 'discussion-opened':
        return life.opened(message.discussion);
      case 'discussion-closing':
        return life.closing(message.discussion);
      case 'discussion-closed':
        return life.closed(message.discussion);
      case 'discussion-news':
        return life.news(message);
      case 'contribution':
        return contribution(message);
      case 'thread-linked':
        return linked(deps, message);
      case 'synthesis-published':
        return summaries.published(message.discussion);
      case 'interim-published':
        return summaries.posted(message);
      case 'query-asked':
        return questions.asked(message.query);
      case 'query-linked':
        return questions.linked(message.query);
      case 'query-replied':
        return questions.replied(message.query);
      case 'reply':
        return questions.reply(message);
      case 'discussion-share':
        return sharedPost(deps, message);
      case 'announcement':
        return announced(deps, message.announcement);
      default:
        // What is for one person is never said in a channel, whoever asks.
        throw new AppError('forbidden', `${message.kind} is no message for a channel`);
    }
  }

  async function toPerson(message: Message, person: PersonId): Promise<Drawn> {
    const [reader] = await actions.people.people([person]);
    if (!reader?.active) throw gone(`person ${person}`);
    const voice = voiceFor(deps, reader);
    if ('query' in message && message.query) await questions.mustRead(message.query, person);
    if (message.kind === 'handover') return handover(message, reader, voice);
    return (await areaNews(deps, message, reader, voice)) ?? own(message, person, voice);
  }

  async function own(message: Message, person: PersonId, voice: Voice): Promise<Drawn> {
    switch (message.kind) {
      case 'synthesis-drafted':
        return drafted(message.discussion, voice);
      case 'contribution-waiting':
      case 'queue':
        return waiting(person, voice);
      case 'query-first-reply':
      case 'query-answered':
      case 'query-unanswered':
      case 'query-due':
      case 'reply-used':
      case 'query-hidden':
      case 'query-for-you':
      case 'reply-hidden':
        return questions.toPerson(message, voice);
      case 'discussion-nudge':
        return life.nudge(message, person, voice);
      case 'topic':
        return life.topic(message, voice);
      case 'contribution-used':
        return summaries.sent(message.discussion, 'used', person, voice);
      case 'synthesis-sent':
        return summaries.sent(message.discussion, 'sent', person, voice);
      case 'interim-drafted':
        return summaries.drafted(message, person, voice);
      case 'contribution-hidden':
        return hidden(message, voice);
      case 'prompt':
        return prompt(message, person, voice);
      case 'prompt-overdue':
        return overdue(message, voice);
      case 'capture-published':
        return captured(message, voice);
      case 'record-for-you':
        return written(message.capture, person, voice);
      default:
        throw new AppError('forbidden', `${message.kind} is no message for one person`);
    }
  }

  return { inChannel, toPerson };
}
