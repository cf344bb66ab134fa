import { type Discussion, takesContributions } from '../../src/features/discussions/model.ts';
import { MOST_PINNED } from '../../src/features/discussions/order.ts';
import { isQuestionTime } from '../../src/features/discussions/question-time.ts';
import { planOf } from '../../src/features/discussions/steps.ts';
import {
  FIRST_PART,
  type WantedPart,
  WHOLE_THREAD,
} from '../../src/features/discussions/thread.ts';
import { type DiscussionPage, type DiscussionSummary, parted } from '../../src/views/discussion.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  fact,
  group,
  heading,
  isCut,
  line,
  prose,
  row,
  run,
  sentence,
  subheading,
  title,
} from './card.ts';
import { chooseButton } from './choosing.ts';
import { contributionInputs, type Entered, readersThere } from './contribution-form.ts';
import { contributionElement } from './contributions.ts';
import { link, press } from './inputs.ts';
import { relatedElements } from './knowledge.ts';
import { planElements, questionElements, seedButtons } from './plan.ts';
import { hourFact, questionsElements } from './question-time.ts';
import { sharingButton } from './sharing.ts';
import { catchUpButton } from './summaries.ts';
import { tagButton } from './tags.ts';
import { outputButton, outputElements } from './urgent.ts';
import { whoReadsButton } from './who-reads.ts';

export const LIST_PAGE = 6;
const LATEST = 4;

/** What the card shows of a thread: what is pinned, and the latest; of a question time all that was asked. */
export const shownOf = (discussion: Discussion): WantedPart =>
  isQuestionTime(discussion)
    ? WHOLE_THREAD
    : { ...FIRST_PART, order: 'newest', limit: MOST_PINNED + LATEST };

const LONGEST_BACKGROUND = 1_500;

const RUNNING = new Set(['open', 'closing', 'scheduled', 'draft']);

/** Running ones first; within each kind the order of the view, newest start first. */
export const inListOrder = (list: readonly DiscussionSummary[]): DiscussionSummary[] => [
  ...list.filter(({ discussion }) => RUNNING.has(discussion.state)),
  ...list.filter(({ discussion }) => !RUNNING.has(discussion.state)),
];

export const stateWords = (discussion: Discussion, voice: Voice): string =>
  voice.say(`common.states.discussion.${discussion.state}`);

const dates = (discussion: Discussion, voice: Voice): string =>
  voice.say('bot.discussion.from-to', {
    start: voice.date(discussion.startsAt),
    end: voice.date(discussion.endsAt),
  });

function listItem({ discussion, community, contributions }: DiscussionSummary, voice: Voice) {
  return group([
    title(discussion.title),
    line(
      run(
        [
          community.names[voice.language],
          stateWords(discussion, voice),
          dates(discussion, voice),
        ].join(' · '),
      ),
    ),
    sentence(voice.say('bot.discussion.count', { count: contributions }), true),
    row([
      press(voice.say('bot.discussion.open', { title: discussion.title }), 'discussion.read', {
        id: discussion.id,
      }),
    ]),
  ]);
}

export interface ListPage {
  readonly items: readonly DiscussionSummary[];
  readonly page: number;
  readonly more: boolean;
  readonly mayOpen: boolean;
  readonly guest: boolean;
}

export function discussionListCard(
  { items, page, more, mayOpen, guest }: ListPage,
  voice: Voice,
): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('bot.discussions.fallback'),
    body: [
      heading(voice.say('bot.discussions.title')),
      ...(items.length === 0
        ? [sentence(voice.say('bot.discussions.none'))]
        : items.map((item) => listItem(item, voice))),
    ],
    actions: [
      page > 0
        ? press(voice.say('bot.pages.back'), 'discussions.list', { page: String(page - 1) })
        : null,
      more
        ? press(voice.say('bot.pages.more'), 'discussions.list', { page: String(page + 1) })
        : null,
      mayOpen ? press(voice.say('bot.help.buttons.open-discussion'), 'discussion.form') : null,
      mayOpen ? press(voice.say('planning.hour.new'), 'question-time.form') : null,
      guest ? null : press(voice.say('planning.topics.title'), 'topics.list'),
      guest ? null : press(voice.say('planning.urgent.title'), 'urgent.list'),
      press(voice.say('bot.help.button'), 'help.show'),
    ],
  });
}

/** What the person can do now, given where the discussion stands. */
function stateNotice(discussion: Discussion, voice: Voice): Element {
  const key = `bot.discussion.now.${discussion.state}`;
  return sentence(
    voice.say(key, {
      start: voice.dateTime(discussion.startsAt),
      end: voice.dateTime(discussion.endsAt),
    }),
  );
}

/** The head that every card of a discussion shares. */
export function discussionHead(
  { discussion, community }: Pick<DiscussionSummary, 'discussion' | 'community'>,
  voice: Voice,
): Element[] {
  return [
    title(discussion.title),
    fact(voice.say('bot.discussion.community'), community.names[voice.language], voice),
    fact(voice.say('bot.discussion.dates'), dates(discussion, voice), voice),
    fact(voice.say('bot.discussion.state'), stateWords(discussion, voice), voice),
    ...(discussion.guests ? [sentence(voice.say('guests.tag'), true)] : []),
  ];
}

export interface DiscussionCardData {
  readonly page: DiscussionPage;
  /** Put into the form when it is drawn: two presses of it are one contribution. */
  readonly nonce: string;
  readonly entered?: Entered;
  /** In question time: this person may answer what is asked. */
  readonly mayAnswer: boolean;
  /** This person may offer it to another community. */
  readonly mayOffer: boolean;
  readonly tabUrl: string | null;
}

export function discussionCard(data: DiscussionCardData, voice: Voice): Card {
  const { page, nonce, entered, mayAnswer } = data;
  const { discussion } = page;
  const open = takesContributions(discussion);
  return card({
    lang: voice.language,
    fallback: voice.say('bot.discussion.fallback', { title: discussion.title }),
    body: [
      heading(voice.say('bot.discussion.title')),
      ...discussionHead(page, voice),
      stateNotice(discussion, voice),
      isQuestionTime(discussion) ? hourFact(discussion, voice) : null,
      ...prose(cut(discussion.background, LONGEST_BACKGROUND)),
      isCut(discussion.background, LONGEST_BACKGROUND)
        ? row([
            press(voice.say('bot.discussion.whole'), 'discussion.background', {
              id: discussion.id,
            }),
          ])
        : null,
      ...(page.guest ? [] : outputElements(discussion, voice)),
      ...planElements(discussion, page.nameOf, voice),
      ...(isQuestionTime(discussion)
        ? questionsElements(page, mayAnswer, voice)
        : threadElements(page, voice)),
      ...(open
        ? [
            ...contributionInputs(
              discussion,
              voice,
              readersThere(page.community, page.guest),
              entered,
            ),
            sendRow(discussion.id, nonce, voice),
            page.guest
              ? null
              : row([whoReadsButton({ kind: 'discussion', id: discussion.id }, voice)]),
            page.anonymous ? unnamedRow(data.tabUrl, voice) : null,
          ]
        : []),
      ...relatedElements(page.related, voice, !page.guest),
    ],
    actions: discussionButtons(data, voice),
  });
}

/** The questions that are on, what is pinned, and what was said last. */
function threadElements(page: DiscussionPage, voice: Voice): Element[] {
  const { discussion } = page;
  const { top, rest } = parted(page.thread);
  return [
    ...questionElements(discussion, voice),
    subheading(voice.say('bot.discussion.count', { count: page.contributions })),
    ...top.map((view) => contributionElement(view, discussion, voice, { pinned: true })),
    ...rest
      .slice(0, LATEST)
      .toReversed()
      .map((view) => contributionElement(view, discussion, voice)),
  ];
}

/** Right below what is sent, since documents follow. */
const sendRow = (id: string, nonce: string, voice: Voice): Element =>
  row([
    press(
      voice.say('bot.discussion.send'),
      'discussion.contribute',
      { id, nonce },
      { style: 'positive', inputs: true },
    ),
  ]);

/** A way out of the chat and no press in it: every press is recorded with who made it. */
function unnamedRow(tabUrl: string | null, voice: Voice): Element | null {
  const there = link(voice.say('anonymity.chat'), tabUrl);
  return there ? row([there]) : null;
}

function discussionButtons(
  { page, mayOffer, tabUrl }: DiscussionCardData,
  voice: Voice,
): (Element | null)[] {
  const { discussion, thread, actions, synthesis } = page;
  const { id } = discussion;
  const closed = discussion.state === 'closed' || discussion.state === 'summarised';
  return [
    thread.seen > LATEST
      ? press(voice.say('bot.discussion.all'), 'discussion.thread', { id, page: '0' })
      : null,
    thread.seen > 0 ? catchUpButton(discussion, voice) : null,
    synthesis?.webUrl ? link(voice.say('bot.discussion.synthesis'), synthesis.webUrl) : null,
    synthesis?.state === 'draft'
      ? press(voice.say('bot.discussion.draft'), 'synthesis.read', { id })
      : null,
    closed ? press(voice.say('bot.discussion.late'), 'discussion.write', { id }) : null,
    ...actions.map((move) =>
      press(voice.say(`bot.discussion.moves.${move}`), 'discussion.ask', { id, move }),
    ),
    ...(page.askedToBegin ? seedButtons(id, voice) : []),
    page.moderator && planOf(discussion).seeds.some(({ state }) => state === 'named')
      ? press(voice.say('planning.seed.ask'), 'discussion.seeds', { id })
      : null,
    page.moderator ? chooseButton({ place: 'discussion', id }, voice) : null,
    page.moderator ? tagButton({ kind: 'discussion', id }, voice) : null,
    page.mayWriteOutput ? outputButton(discussion, voice) : null,
    mayOffer ? sharingButton(discussion, voice) : null,
    press(voice.say('bot.discussion.refresh'), 'discussion.read', { id }),
    link(voice.say('bot.discussion.tab'), tabUrl),
    press(voice.say('bot.help.buttons.discussions'), 'discussions.list'),
  ];
}
