import type { Contribution } from '../../src/features/discussions/contribution.ts';
import { type Discussion, takesContributions } from '../../src/features/discussions/model.ts';
import type { DiscussionSummary } from '../../src/views/discussion.ts';
import type { RelatedView } from '../../src/views/related.ts';
import type { PartView } from '../../src/views/tended.ts';
import type { Voice } from '../voice.ts';
import type { ChannelAttached } from './attachments.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  fact,
  heading,
  isCut,
  line,
  prose,
  run,
  sentence,
  title,
} from './card.ts';
import { discussionHead } from './discussions.ts';
import { link, press } from './inputs.ts';
import { partElements } from './joined.ts';
import { relatedElements } from './knowledge.ts';
import { nameMe } from './name-me.ts';
import { questionElements } from './plan.ts';
import { outputElements } from './urgent.ts';

const LONGEST_BACKGROUND = 2_000;
const LONGEST_CONTRIBUTION = 2_000;

/**
 * The first post of a discussion's thread. Redrawn when the discussion moves on; it has no buttons that ask, since
 * whatever they answered would be read by the whole channel.
 */
export function openedPost(
  summary: DiscussionSummary & { readonly related: readonly RelatedView[] },
  tabUrl: string | null,
  voice: Voice,
): Card {
  const { discussion, related } = summary;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.discussion.fallback', { title: discussion.title }),
    body: [
      heading(voice.say('bot.discussion.title')),
      ...discussionHead(summary, voice),
      ...prose(cut(discussion.background, LONGEST_BACKGROUND)),
      ...(discussion.guests ? [] : outputElements(discussion, voice)),
      ...questionElements(discussion, voice),
      sentence(voice.say(`bot.post.how.${discussion.state}`)),
      ...(takesContributions(discussion) ? nameMe(summary.community, voice) : []),
      ...relatedElements(related, voice),
    ],
    actions: [link(voice.say('bot.discussion.tab'), tabUrl)],
  });
}

/** What a contribution's card says beside its words. */
export interface Around {
  /** It still stands, and everybody who opens the channel may read it. */
  readonly shown: boolean;
  /** Files that were given with it, as everybody there may know of them. */
  readonly attached: ChannelAttached;
  readonly tabUrl: string | null;
  /** Read with it. */
  readonly parts: readonly PartView[];
  /** The one that it is read with, and no longer here. */
  readonly into: string | null;
  /** Address of the question that came of it. */
  readonly query: string | null;
}

/** What somebody contributed elsewhere, shown in the thread; once hidden, withdrawn or for fewer people its text is gone here too. */
export function contributionPost(
  { text, question }: Contribution,
  discussion: Discussion,
  authorName: string,
  { attached, tabUrl, parts, into, query, shown }: Around,
  voice: Voice,
): Card {
  if (!shown) {
    return card({
      lang: voice.language,
      fallback: voice.say('bot.post.removed'),
      body: [sentence(voice.say('bot.post.removed'))],
    });
  }
  if (into) {
    const words = voice.say('console.joined.there', { name: authorName });
    const open = link(voice.say('bot.pages.read-on'), tabUrl);
    return card({
      lang: voice.language,
      fallback: words,
      body: [sentence(words)],
      actions: [open],
    });
  }
  const to = question === null ? undefined : discussion.questions[question];
  return card({
    lang: voice.language,
    fallback: voice.say('bot.post.contribution', { name: authorName }),
    body: [
      line(run(voice.say('bot.post.contribution', { name: authorName }), { weight: 'Bolder' })),
      to ? line(run(`${(question ?? 0) + 1}. ${to}`, { subtle: true })) : null,
      ...prose(cut(text, LONGEST_CONTRIBUTION)),
      ...partElements(parts, LONGEST_CONTRIBUTION, voice),
      ...attached.lines,
      query ? sentence(voice.say('console.turn.is')) : null,
    ],
    actions: [
      ...attached.links,
      isCut(text, LONGEST_CONTRIBUTION) ? link(voice.say('bot.pages.read-on'), tabUrl) : null,
      query ? link(voice.say('console.turn.open'), query) : null,
    ],
  });
}

export interface Figures {
  readonly contributions: number;
  readonly contributors: number;
  readonly days: number;
}

export function closedPost(
  discussion: Discussion,
  figures: Figures,
  tabUrl: string | null,
  voice: Voice,
): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('bot.post.closed', { title: discussion.title }),
    body: [
      heading(voice.say('bot.post.closed-title')),
      title(discussion.title),
      fact(voice.say('bot.post.contributions'), String(figures.contributions), voice),
      fact(voice.say('bot.post.contributors'), String(figures.contributors), voice),
      fact(voice.say('bot.post.days'), String(figures.days), voice),
      sentence(voice.say('bot.post.closed-next')),
    ],
    actions: [link(voice.say('bot.discussion.tab'), tabUrl)],
  });
}

export interface Notice {
  /** In our words. */
  readonly heading: string;
  /** What it is about, in somebody's words. */
  readonly title: string;
  /** Sentences that may hold somebody's words. */
  readonly sentences: readonly string[];
  readonly quote?: string;
  readonly actions?: readonly (Element | null)[];
}

/** A short message about one thing. */
export const noticeCard = (notice: Notice, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: `${notice.heading}: ${notice.title}`,
    body: [
      heading(notice.heading),
      title(notice.title),
      ...notice.sentences.flatMap((text) => prose(text)),
      ...(notice.quote ? prose(cut(notice.quote, 600), { italic: true }) : []),
    ],
    ...(notice.actions ? { actions: notice.actions } : {}),
  });

/** The way from a message to the discussion it is about. */
export const readButton = ({ id }: Discussion, voice: Voice): Element =>
  press(voice.say('bot.post.read'), 'discussion.read', { id });

/** A message as it looks now. `stale`: what it would say is over, so that it need not be sent any more. */
export interface Drawn {
  readonly card: Card;
  readonly stale: boolean;
}
