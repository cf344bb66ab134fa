import type { CountedQuery } from '../../src/features/queries/policy.ts';
import { audienceOf, isForAll, narrowerThan } from '../../src/features/queries/reply-audience.ts';
import { mayCarry } from '../../src/kernel/attachment.ts';
import type { ReplyView } from '../../src/views/query.ts';
import type { Voice } from '../voice.ts';
import { attachmentsButton } from './attachments.ts';
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
  title,
} from './card.ts';
import { press } from './inputs.ts';
import { partsInput } from './parts-input.ts';
import { reportButton } from './reporting.ts';

const EXCERPT = 500;
const LONGEST_TITLE = 300;
export const REPLIES_PAGE = 6;
/** Of one long reply per card. */
const READ_PAGE = 5_000;

/** The question as the title of what is said about it. */
export const questionTitle = ({ text }: Pick<CountedQuery, 'text'>): Element =>
  title(cut(text, LONGEST_TITLE));

/** Who, when and in which language. */
export const replyByline = (
  { reply, authorName }: Pick<ReplyView, 'reply' | 'authorName'>,
  voice: Voice,
): string =>
  [
    authorName,
    voice.dateTime(reply.createdAt),
    voice.sayOr(reply.language, `common.languages.${reply.language}`),
    isForAll(reply) ? null : voice.say(`safety.reply.tag.${audienceOf(reply)}`),
    reply.state === 'published' ? null : voice.say(`common.states.contribution.${reply.state}`),
  ]
    .filter((part) => part !== null)
    .join(' · ');

export function replyElement(view: ReplyView, voice: Voice): Element {
  const { reply, actions, mine, thanks } = view;
  const data = { id: reply.id, query: reply.query };
  const buttons = [
    isCut(reply.text, EXCERPT)
      ? press(voice.say('bot.pages.read-on'), 'reply.read', { ...data, page: '0' })
      : null,
    actions.includes('withdraw')
      ? press(voice.say('bot.contribution.withdraw'), 'reply.ask-withdraw', data)
      : null,
    mine && actions.includes('withdraw') && narrowerThan(reply).length > 0
      ? press(voice.say('safety.audience.narrow'), 'reply.ask-narrow', data)
      : null,
    actions.includes('hide') || actions.includes('approve')
      ? press(voice.say('bot.moderation.review'), 'reply.item', data)
      : null,
    thanks === 'open' ? press(voice.say('questions.thanks.button'), 'reply.thanks', data) : null,
    mayCarry(reply.text) ? attachmentsButton({ kind: 'reply', ...data }, voice) : null,
    mine ? null : reportButton({ kind: 'reply', ...data }, voice),
  ].filter((button) => button !== null);
  return group([
    line(run(replyByline(view, voice), { subtle: true })),
    ...prose(cut(reply.text, EXCERPT)),
    reply.reason && mine
      ? line(run(voice.say('bot.contribution.reason', { reason: reply.reason })))
      : null,
    thanks === 'said' ? sentence(voice.say('questions.thanks.said'), true) : null,
    buttons.length > 0 ? row(buttons) : null,
  ]);
}

export interface RepliesPage {
  readonly query: CountedQuery;
  readonly views: readonly ReplyView[];
  readonly page: number;
  readonly pages: number;
}

export function repliesCard({ query, views, page, pages }: RepliesPage, voice: Voice): Card {
  const { id } = query;
  return card({
    lang: voice.language,
    fallback: voice.say('asking.fallback', { question: cut(query.text, LONGEST_TITLE) }),
    body: [
      heading(voice.say('asking.reply.all')),
      questionTitle(query),
      sentence(voice.say('bot.pages.of', { page: page + 1, pages })),
      ...views.map((view) => replyElement(view, voice)),
    ],
    actions: [
      page > 0
        ? press(voice.say('bot.pages.back'), 'query.thread', { id, page: String(page - 1) })
        : null,
      page + 1 < pages
        ? press(voice.say('bot.pages.more'), 'query.thread', { id, page: String(page + 1) })
        : null,
      press(voice.say('asking.return'), 'query.read', { id }),
    ],
  });
}

/** One reply whole, over as many cards as it needs. */
export function replyCard(view: ReplyView, query: CountedQuery, page: number, voice: Voice): Card {
  const points = Array.from(view.reply.text);
  const data = { id: view.reply.id, query: query.id };
  const turn = (to: number, key: string): Element =>
    press(voice.say(key), 'reply.read', { ...data, page: String(to) });
  return card({
    lang: voice.language,
    fallback: voice.say('asking.reply.by', { name: view.authorName }),
    body: [
      heading(voice.say('asking.reply.one')),
      questionTitle(query),
      line(run(replyByline(view, voice), { subtle: true })),
      ...prose(points.slice(page * READ_PAGE, (page + 1) * READ_PAGE).join('')),
    ],
    actions: [
      page > 0 ? turn(page - 1, 'bot.pages.back') : null,
      points.length > (page + 1) * READ_PAGE ? turn(page + 1, 'bot.pages.read-on') : null,
      press(voice.say('asking.return'), 'query.read', { id: query.id }),
    ],
  });
}

export function withdrawReplyCard({ reply }: ReplyView, query: CountedQuery, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('asking.reply.withdraw-ask'),
    body: [
      heading(voice.say('asking.reply.withdraw-ask')),
      sentence(voice.say('asking.reply.withdraw-what')),
      ...prose(cut(reply.text, EXCERPT)),
      ...partsInput(reply.text, voice),
    ],
    actions: [
      press(
        voice.say('bot.contribution.withdraw'),
        'reply.withdraw',
        { id: reply.id, query: query.id, version: String(reply.version) },
        { style: 'destructive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'query.read', { id: query.id }),
    ],
  });
}
