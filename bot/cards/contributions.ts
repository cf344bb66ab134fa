import type { Discussion } from '../../src/features/discussions/model.ts';
import { mayCarry } from '../../src/kernel/attachment.ts';
import type { ContributionId } from '../../src/kernel/ids.ts';
import type { ContributionView } from '../../src/views/discussion.ts';
import type { PartView } from '../../src/views/tended.ts';
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
import { partElements } from './joined.ts';
import { partsInput } from './parts-input.ts';
import { narrowButton } from './readers.ts';
import { reportButton } from './reporting.ts';

const EXCERPT = 500;
export const THREAD_PAGE = 6;
/** Of one long contribution per card. */
const READ_PAGE = 5_000;

/** The usual is not spoken of; nor are guests where none can read. */
const isTold = (audience: string, { guests = false }: Pick<Discussion, 'guests'>): boolean =>
  audience !== 'community' && (audience !== 'guests' || guests);

/** Who, when, in which language and to which question. `discussion`: where it is said who else reads it. */
export function byline(
  { contribution, authorName }: Pick<ContributionView, 'contribution' | 'authorName'>,
  voice: Voice,
  discussion: Pick<Discussion, 'guests'> = {},
): string {
  const audience = contribution.audience ?? 'community';
  return [
    authorName,
    voice.dateTime(contribution.createdAt),
    voice.sayOr(contribution.language, `common.languages.${contribution.language}`),
    contribution.question === null
      ? null
      : voice.say('bot.discussion.to-question', { number: contribution.question + 1 }),
    contribution.state === 'published'
      ? null
      : voice.say(`common.states.contribution.${contribution.state}`),
    isTold(audience, discussion) ? voice.say(`safety.audience.tag.${audience}`) : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

interface Standing {
  readonly pinned?: boolean;
  /** What is read with it. */
  readonly parts?: readonly PartView[];
}

export function contributionElement(
  view: ContributionView,
  discussion: Discussion,
  voice: Voice,
  { pinned = false, parts = [] }: Standing = {},
): Element {
  const { contribution, actions } = view;
  const data = { id: contribution.id, discussion: discussion.id };
  const buttons = [
    isCut(contribution.text, EXCERPT)
      ? press(voice.say('bot.pages.read-on'), 'contribution.read', { ...data, page: '0' })
      : null,
    actions.includes('withdraw')
      ? press(voice.say('bot.contribution.withdraw'), 'contribution.ask-withdraw', {
          ...data,
          version: String(contribution.version),
        })
      : null,
    narrowButton(view, discussion, voice),
    actions.includes('hide')
      ? press(voice.say('bot.moderation.review'), 'moderation.item', data)
      : null,
    mayCarry(contribution.text)
      ? attachmentsButton({ kind: 'contribution', ...data }, voice)
      : null,
    view.mine ? null : reportButton({ kind: 'contribution', ...data }, voice),
  ].filter((button) => button !== null);
  return group([
    pinned ? line(run(voice.say('planning.pinned'), { weight: 'Bolder' })) : null,
    line(run(byline(view, voice, discussion), { subtle: true })),
    ...prose(cut(contribution.text, EXCERPT)),
    ...partElements(parts, EXCERPT, voice),
    contribution.reason && view.mine
      ? line(run(voice.say('bot.contribution.reason', { reason: contribution.reason })))
      : null,
    buttons.length > 0 ? row(buttons) : null,
  ]);
}

/** In place of a text that is read with another one: with whose, and the way to it for whoever may take it apart. */
function partElement(
  { leadName, into }: PartView,
  { contribution: { id }, actions }: ContributionView,
  discussion: Discussion,
  voice: Voice,
): Element {
  const data = { discussion: discussion.id };
  const review = press(voice.say('bot.moderation.review'), 'moderation.item', { ...data, id });
  return group([
    sentence(voice.say('console.joined.lead', { name: leadName }), true),
    row([
      press(voice.say('bot.pages.read-on'), 'contribution.read', { ...data, id: into, page: '0' }),
      ...(actions.includes('hide') ? [review] : []),
    ]),
  ]);
}

export interface ThreadPage {
  readonly discussion: Discussion;
  readonly pinned: readonly ContributionId[];
  readonly views: readonly ContributionView[];
  /** What is read with another contribution, wherever that stands. */
  readonly parts: readonly PartView[];
  readonly page: number;
  readonly pages: number;
}

export function threadCard(
  { discussion, pinned, views, parts, page, pages }: ThreadPage,
  voice: Voice,
): Card {
  const { id } = discussion;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.discussion.fallback', { title: discussion.title }),
    body: [
      heading(voice.say('bot.discussion.all')),
      title(discussion.title),
      sentence(voice.say('bot.pages.of', { page: page + 1, pages })),
      ...views.map((view) => {
        const { id: said } = view.contribution;
        const part = parts.find((one) => one.id === said);
        if (part) return partElement(part, view, discussion, voice);
        return contributionElement(view, discussion, voice, {
          pinned: pinned.includes(said),
          parts: parts.filter(({ into }) => into === said),
        });
      }),
    ],
    actions: [
      page > 0
        ? press(voice.say('bot.pages.back'), 'discussion.thread', { id, page: String(page - 1) })
        : null,
      page + 1 < pages
        ? press(voice.say('bot.pages.more'), 'discussion.thread', { id, page: String(page + 1) })
        : null,
      press(voice.say('bot.discussion.return'), 'discussion.read', { id }),
    ],
  });
}

/** One contribution whole, over as many cards as it needs. */
export function contributionCard(
  view: ContributionView,
  discussion: Discussion,
  page: number,
  voice: Voice,
): Card {
  const points = Array.from(view.contribution.text);
  const data = { id: view.contribution.id, discussion: discussion.id };
  const shown = points.slice(page * READ_PAGE, (page + 1) * READ_PAGE).join('');
  return card({
    lang: voice.language,
    fallback: voice.say('bot.contribution.fallback', { name: view.authorName }),
    body: [
      heading(voice.say('bot.contribution.title')),
      title(discussion.title),
      line(run(byline(view, voice, discussion), { subtle: true })),
      ...prose(shown),
    ],
    actions: [
      page > 0
        ? press(voice.say('bot.pages.back'), 'contribution.read', {
            ...data,
            page: String(page - 1),
          })
        : null,
      points.length > (page + 1) * READ_PAGE
        ? press(voice.say('bot.pages.read-on'), 'contribution.read', {
            ...data,
            page: String(page + 1),
          })
        : null,
      press(voice.say('bot.discussion.return'), 'discussion.read', { id: discussion.id }),
    ],
  });
}

export function withdrawCard(view: ContributionView, discussion: Discussion, voice: Voice): Card {
  const { contribution } = view;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.contribution.withdraw-ask'),
    body: [
      heading(voice.say('bot.contribution.withdraw-ask')),
      sentence(voice.say('bot.contribution.withdraw-what')),
      ...prose(cut(contribution.text, EXCERPT)),
      ...partsInput(contribution.text, voice),
    ],
    actions: [
      press(
        voice.say('bot.contribution.withdraw'),
        'contribution.withdraw',
        {
          id: contribution.id,
          discussion: discussion.id,
          version: String(contribution.version),
        },
        { style: 'destructive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'discussion.read', { id: discussion.id }),
    ],
  });
}
