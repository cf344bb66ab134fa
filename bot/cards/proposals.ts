import type { Community } from '../../src/features/communities/model.ts';
import { PROPOSAL_LIMITS, type Ranked } from '../../src/features/discussions/proposals.ts';
import type { ProposalView } from '../../src/views/proposals.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  group,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  title,
} from './card.ts';
import { communityChoice } from './community-choice.ts';
import { choiceInput, link, press, textInput } from './inputs.ts';
import { noticeCard } from './messages.ts';

/** As many as one card carries; the others are in the tab. */
export const TOPIC_PAGE = 5;
const LONGEST_WHY = 300;

const stateLine = ({ proposal, communityName }: ProposalView, voice: Voice): string =>
  [
    communityName,
    voice.say('planning.topics.backers', { count: proposal.backers.length }),
    voice.say(`planning.topics.state.${proposal.state}`),
  ].join(' · ');

const buttons = (all: readonly (Element | null)[]): Element | null => {
  const there = all.filter((one) => one !== null);
  return there.length > 0 ? row(there) : null;
};

function item(view: ProposalView, voice: Voice) {
  const { proposal, actions, into } = view;
  const { id } = proposal;
  const answers = (['accept', 'merge', 'decline'] as const).filter((verb) =>
    actions.includes(verb),
  );
  return group([
    title(proposal.title),
    line(run(stateLine(view, voice), { subtle: true })),
    ...prose(cut(proposal.why, LONGEST_WHY)),
    ...(proposal.reason
      ? prose(voice.say('planning.topics.answer', { reason: proposal.reason }))
      : []),
    into ? line(run(voice.say('planning.topics.into', { title: into.title }))) : null,
    buttons([
      actions.includes('back')
        ? press(voice.say('planning.topics.back'), 'topic.back', { id, on: 'true' })
        : null,
      actions.includes('unback')
        ? press(voice.say('planning.topics.unback'), 'topic.back', { id, on: 'false' })
        : null,
      actions.includes('withdraw')
        ? press(voice.say('planning.topics.withdraw'), 'topic.withdraw', { id })
        : null,
      answers.length > 0
        ? press(voice.say('planning.topics.decide'), 'topic.decide', { id })
        : null,
    ]),
  ]);
}

export interface TopicList {
  readonly items: readonly ProposalView[];
  readonly page: number;
  readonly more: boolean;
}

export function topicListCard(
  { items, page, more }: TopicList,
  tabUrl: string | null,
  voice: Voice,
): Card {
  const to = (number: number) => ({ page: String(number) });
  return card({
    lang: voice.language,
    fallback: voice.say('planning.topics.title'),
    body: [
      heading(voice.say('planning.topics.title')),
      sentence(voice.say('planning.topics.what'), true),
      ...(items.length === 0
        ? [sentence(voice.say('planning.topics.none'))]
        : items.map((one) => item(one, voice))),
    ],
    actions: [
      press(voice.say('planning.topics.propose'), 'topic.form'),
      page > 0 ? press(voice.say('bot.pages.back'), 'topics.list', to(page - 1)) : null,
      more ? press(voice.say('bot.pages.more'), 'topics.list', to(page + 1)) : null,
      link(voice.say('bot.discussion.tab'), tabUrl),
    ],
  });
}

export interface TopicForm {
  readonly communities: readonly Community[];
  readonly nonce: string;
  readonly entered: CardData;
}

export function topicFormCard({ communities, nonce, entered }: TopicForm, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('planning.topics.propose'),
    body: [
      heading(voice.say('planning.topics.propose')),
      communityChoice(communities, entered.community, voice),
      textInput({
        id: 'title',
        label: voice.say('planning.topics.topic'),
        error: voice.say('bot.new.title-missing'),
        required: true,
        maxLength: PROPOSAL_LIMITS.title,
        value: entered.title,
      }),
      textInput({
        id: 'why',
        label: voice.say('planning.topics.why'),
        error: voice.say('planning.topics.why-missing'),
        multiline: true,
        maxLength: PROPOSAL_LIMITS.why,
        value: entered.why,
      }),
    ],
    actions: [
      press(
        voice.say('planning.topics.send'),
        'topic.propose',
        { nonce },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'topics.list'),
    ],
  });
}

function answerInputs(
  others: readonly Ranked[],
  entered: CardData,
  voice: Voice,
): (Element | null)[] {
  const verbs = others.length > 0 ? ['accept', 'merge', 'decline'] : ['accept', 'decline'];
  return [
    choiceInput({
      id: 'answer',
      label: voice.say('planning.topics.your-answer'),
      error: voice.say('planning.topics.answer-missing'),
      required: true,
      choices: verbs.map((verb) => ({
        value: verb,
        title: voice.say(`planning.topics.verb.${verb}`),
      })),
      value: entered.answer,
    }),
    others.length > 0
      ? choiceInput({
          id: 'into',
          label: voice.say('planning.topics.merge-into'),
          error: voice.say('planning.topics.into-missing'),
          choices: others.map(({ id, title: words }) => ({ value: id, title: words })),
          value: entered.into,
        })
      : null,
    textInput({
      id: 'reason',
      label: voice.say('planning.topics.reason'),
      error: voice.say('planning.topics.reason-missing'),
      required: true,
      multiline: true,
      maxLength: PROPOSAL_LIMITS.reason,
      value: entered.reason,
    }),
  ];
}

/** The moderator's answer: accepted, merged into another, or declined, each with a reason. */
export function decideTopicCard(
  { proposal }: ProposalView,
  others: readonly Ranked[],
  entered: CardData,
  voice: Voice,
): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('planning.topics.decide'),
    body: [
      heading(voice.say('planning.topics.decide')),
      title(proposal.title),
      ...prose(cut(proposal.why, LONGEST_WHY)),
      ...answerInputs(others, entered, voice),
    ],
    actions: [
      press(
        voice.say('planning.topics.tell'),
        'topic.answer',
        { id: proposal.id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'topics.list'),
    ],
  });
}

export const answeredTopicCard = (proposal: Ranked, tabUrl: string | null, voice: Voice): Card =>
  noticeCard(
    {
      heading: voice.say(`planning.topics.told.${proposal.state}`),
      title: proposal.title,
      sentences: [voice.say('planning.topics.answer', { reason: proposal.reason })],
      actions: [
        press(voice.say('planning.topics.see'), 'topics.list'),
        link(voice.say('bot.discussion.tab'), tabUrl),
      ],
    },
    voice,
  );
