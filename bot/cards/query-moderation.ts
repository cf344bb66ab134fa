import { LIMITS } from '../../src/features/queries/model.ts';
import type { CountedQuery } from '../../src/features/queries/policy.ts';
import type { Waiting } from '../../src/views/moderation.ts';
import type { QueryPage, ReplyView } from '../../src/views/query.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  group,
  heading,
  isCut,
  line,
  prose,
  row,
  run,
  sentence,
  subheading,
} from './card.ts';
import { link, press, textInput } from './inputs.ts';
import { removeButton, removeToggle } from './removal.ts';
import { questionTitle, replyByline } from './replies.ts';

const EXCERPT = 700;

/** One thing that waits, with the one action that comes next first. */
export function waitingQueryElement(
  item: Extract<Waiting, { kind: 'reply' | 'unanswered' | 'consolidated' }>,
  voice: Voice,
): Element {
  const { query } = item.query;
  if (item.kind === 'reply') return heldReply(item.view, query, voice);
  const unanswered = item.kind === 'unanswered';
  return group([
    subheading(voice.say(`asking.waiting.${item.kind}`)),
    questionTitle(query),
    sentence(voice.say('bot.moderation.since', { date: voice.dateTime(item.since) }), true),
    row([
      ...(unanswered
        ? [
            press(
              voice.say('leading.ask.title'),
              'query.experts',
              { id: query.id },
              { style: 'positive' },
            ),
            press(voice.say('asking.waiting.open'), 'query.read', { id: query.id }),
          ]
        : [press(voice.say('asking.consolidated.read'), 'consolidated.read', { id: query.id })]),
    ]),
  ]);
}

function heldReply(view: ReplyView, query: CountedQuery, voice: Voice): Element {
  const { reply } = view;
  const data = { id: reply.id, query: query.id };
  const versioned = { ...data, version: String(reply.version) };
  const more = isCut(reply.text, EXCERPT)
    ? [press(voice.say('bot.pages.read-on'), 'reply.read', { ...data, page: '0' })]
    : [];
  return group([
    questionTitle(query),
    line(run(replyByline(view, voice), { subtle: true })),
    ...prose(cut(reply.text, EXCERPT)),
    row([
      press(
        voice.say('bot.moderation.approve'),
        'reply.act',
        { ...versioned, move: 'approve' },
        { style: 'positive' },
      ),
      press(voice.say('bot.moderation.hide'), 'reply.ask-hide', data),
      press(voice.say('bot.moderation.open'), 'reply.item', data),
      ...more,
    ]),
  ]);
}

/** One reply with the moves that its state allows this moderator. */
export function replyItemCard(view: ReplyView, query: CountedQuery, voice: Voice): Card {
  const { reply, actions } = view;
  const data = { id: reply.id, query: query.id };
  const act = (move: 'approve' | 'hold'): Element | null =>
    actions.includes(move)
      ? press(voice.say(`bot.moderation.${move}`), 'reply.act', {
          ...data,
          version: String(reply.version),
          move,
        })
      : null;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.moderation.title'),
    body: [
      heading(voice.say('asking.reply.one')),
      questionTitle(query),
      line(run(replyByline(view, voice), { subtle: true })),
      ...prose(cut(reply.text, EXCERPT * 4)),
      reply.reason
        ? line(run(voice.say('bot.contribution.reason', { reason: reply.reason })))
        : null,
    ],
    actions: [
      act('approve'),
      act('hold'),
      actions.includes('hide')
        ? press(voice.say('bot.moderation.hide'), 'reply.ask-hide', data)
        : null,
      removeButton({ kind: 'reply', within: query.id, ...reply }, actions, voice),
      press(voice.say('bot.moderation.queue'), 'moderation.queue'),
      press(voice.say('asking.return'), 'query.read', { id: query.id }),
    ],
  });
}

/** Hiding and giving back ask for the reason that its author will read. */
export function hideReplyCard(
  { reply, authorName }: ReplyView,
  query: CountedQuery,
  entered: string | undefined,
  voice: Voice,
): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('bot.moderation.hide'),
    body: [
      heading(voice.say('asking.reply.hide-title')),
      questionTitle(query),
      line(run(voice.say('bot.moderation.hide-what', { name: authorName }))),
      ...prose(cut(reply.text, EXCERPT)),
      reasonInput(entered, voice),
      removeToggle(reply, voice),
    ],
    actions: [
      press(
        voice.say('bot.moderation.hide-now'),
        'reply.hide',
        { id: reply.id, query: query.id, version: String(reply.version) },
        { style: 'destructive', inputs: true },
      ),
      press(
        voice.say('console.move.return'),
        'reply.return',
        { id: reply.id, query: query.id, version: String(reply.version) },
        { inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'moderation.queue'),
    ],
  });
}

/** Hiding a question asks for the reason that its asker will read, and says what it does not take away. */
export function hideQueryCard(
  { query, askerName, consolidated }: QueryPage,
  entered: string | undefined,
  voice: Voice,
): Card {
  const published = consolidated?.webUrl ?? null;
  return card({
    lang: voice.language,
    fallback: voice.say('asking.hide.title'),
    body: [
      heading(voice.say('asking.hide.title')),
      questionTitle(query),
      line(run(voice.say('asking.hide.what', { name: askerName }))),
      published === null ? null : sentence(voice.say('asking.hide.document')),
      reasonInput(entered, voice),
    ],
    actions: [
      press(
        voice.say('bot.moderation.hide-now'),
        'query.hide',
        { id: query.id, version: String(query.version) },
        { style: 'destructive', inputs: true },
      ),
      link(voice.say('asking.consolidated.open'), published),
      press(voice.say('bot.pages.cancel'), 'query.read', { id: query.id }),
    ],
  });
}

const reasonInput = (entered: string | undefined, voice: Voice): Element =>
  textInput({
    id: 'reason',
    label: voice.say('bot.fields.reason'),
    error: voice.say('bot.moderation.reason-missing'),
    required: true,
    multiline: true,
    maxLength: LIMITS.reason,
    value: entered,
  });
