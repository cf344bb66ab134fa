import type { Point } from '../../src/features/queries/consolidated.ts';
import type { Reply } from '../../src/features/queries/reply.ts';
import type { QuerySummary } from '../../src/views/query.ts';
import type { RelatedView } from '../../src/views/related.ts';
import type { Voice } from '../voice.ts';
import type { ChannelAttached } from './attachments.ts';
import { type Card, card, cut, heading, isCut, line, prose, run, sentence } from './card.ts';
import { link } from './inputs.ts';
import { relatedElements } from './knowledge.ts';
import { nameMe } from './name-me.ts';
import { queryFacts } from './queries.ts';
import { questionTitle } from './replies.ts';

const LONGEST_BACKGROUND = 2_000;
const LONGEST_REPLY = 2_000;
const LONGEST_TITLE = 300;
const LONGEST_POINT = 300;
const MOST_POINTS = 5;

/**
 * The first post of a question's thread. Redrawn when it moves on; it has no buttons that ask, since whatever they
 * answered would be read by the whole channel.
 */
export function questionPost(
  summary: QuerySummary & { readonly related: readonly RelatedView[] },
  urls: { readonly tab: string | null; readonly consolidated: string | null },
  voice: Voice,
): Card {
  const { query, community, askerName, related } = summary;
  const withdrawn = query.state === 'withdrawn';
  return card({
    lang: voice.language,
    fallback: voice.say('asking.fallback', { question: cut(query.text, LONGEST_TITLE) }),
    body: [
      heading(voice.say('asking.title')),
      line(run(voice.say('asking.post.asks', { name: askerName }))),
      ...prose(query.text, { weight: 'Bolder' }),
      ...queryFacts(summary, voice),
      ...prose(cut(query.background, LONGEST_BACKGROUND)),
      sentence(voice.say(`asking.post.how.${query.state}`)),
      ...(query.state === 'open' ? nameMe(community, voice) : []),
      ...(withdrawn ? [] : relatedElements(related, voice)),
    ],
    actions: [
      link(voice.say('asking.consolidated.open'), urls.consolidated),
      link(voice.say('bot.discussion.tab'), urls.tab),
    ],
  });
}

/** In the channel of another community: the question, and where it is answered. */
export const linkedPost = (
  { query, community, askerName }: QuerySummary,
  tabUrl: string | null,
  voice: Voice,
): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('asking.fallback', { question: cut(query.text, LONGEST_TITLE) }),
    body: [
      heading(voice.say('leading.linked.title')),
      line(run(voice.say('asking.post.asks', { name: askerName }))),
      ...prose(query.text, { weight: 'Bolder' }),
      line(
        run(
          voice.say('leading.linked.where', {
            community: community?.names[voice.language] ?? '—',
          }),
        ),
      ),
    ],
    actions: [link(voice.say('bot.discussion.tab'), tabUrl)],
  });

/** What is hidden or withdrawn is gone from the channel too. */
export function removedPost(what: 'question' | 'reply', voice: Voice): Card {
  const said = voice.say(`asking.post.removed-${what}`);
  return card({ lang: voice.language, fallback: said, body: [sentence(said)] });
}

/** What somebody replied elsewhere, shown in the thread. */
export function replyPost(
  { text }: Reply,
  authorName: string,
  { attached, tabUrl }: { readonly attached: ChannelAttached; readonly tabUrl: string | null },
  voice: Voice,
): Card {
  const by = voice.say('asking.reply.by', { name: authorName });
  return card({
    lang: voice.language,
    fallback: by,
    body: [
      line(run(by, { weight: 'Bolder' })),
      ...prose(cut(text, LONGEST_REPLY)),
      ...attached.lines,
    ],
    actions: [
      ...attached.links,
      ...(isCut(text, LONGEST_REPLY) ? [link(voice.say('bot.pages.read-on'), tabUrl)] : []),
    ],
  });
}

/** The summary of the consolidated reply, with the way to the whole. */
export function repliedPost(
  { query }: QuerySummary,
  points: readonly Point[],
  webUrl: string | null,
  voice: Voice,
): Card {
  const shown = points.filter(({ kind }) => kind === 'summary').slice(0, MOST_POINTS);
  return card({
    lang: voice.language,
    fallback: voice.say('asking.post.replied-title'),
    body: [
      heading(voice.say('asking.post.replied-title')),
      questionTitle(query),
      ...shown.map(({ text }) => line(run(`– ${cut(text, LONGEST_POINT)}`))),
      sentence(voice.say('asking.post.replied')),
    ],
    actions: [link(voice.say('asking.consolidated.open'), webUrl)],
  });
}
