import type { QueryFilterName } from '../../src/features/queries/actions.ts';
import { isForFew } from '../../src/features/queries/model.ts';
import { audienceOf, narrowerThan } from '../../src/features/queries/query-audience.ts';
import type { EditId } from '../../src/kernel/ids.ts';
import type { QueryList, QueryPage, QuerySummary } from '../../src/views/query.ts';
import { day } from '../day.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  fact,
  group,
  heading,
  line,
  prose,
  row,
  run,
  sentence,
  title,
} from './card.ts';
import { chooseButton } from './choosing.ts';
import { link, press } from './inputs.ts';
import { relatedElements } from './knowledge.ts';
import { replyInputs } from './query-form.ts';
import { nextLine } from './query-leading.ts';
import { questionTitle, replyElement } from './replies.ts';
import { reportButton } from './reporting.ts';
import { tagButton } from './tags.ts';
import { whoReadsButton } from './who-reads.ts';

export const QUERIES_PAGE = 5;
const LATEST = 4;
const LONGEST_TITLE = 300;
const LONGEST_BACKGROUND = 1_500;

export const queryState = ({ query }: QuerySummary, voice: Voice): string =>
  query.verdict === 'solved'
    ? voice.say('asking.verdicts.solved')
    : voice.say(`asking.states.${query.state}`);

/** Asked by whom, where, when, needed by when, and how it stands. */
export function queryFacts(summary: QuerySummary, voice: Voice): Element[] {
  const { query, community, askerName } = summary;
  return [
    fact(voice.say('asking.facts.asker'), askerName, voice),
    ...(community
      ? [fact(voice.say('bot.discussion.community'), community.names[voice.language], voice)]
      : []),
    ...(audienceOf(query) === 'community'
      ? []
      : [
          fact(
            voice.say('safety.audience.label'),
            voice.say(`safety.query.${audienceOf(query)}`),
            voice,
          ),
        ]),
    fact(voice.say('asking.facts.asked'), voice.date(query.askedAt), voice),
    ...(query.urgency === 'urgent'
      ? [fact(voice.say('leading.urgency.label'), voice.say('leading.urgency.urgent'), voice)]
      : []),
    ...(query.neededBy
      ? [fact(voice.say('bot.fields.neededBy'), voice.date(day(query.neededBy)), voice)]
      : []),
    fact(voice.say('bot.discussion.state'), queryState(summary, voice), voice),
  ];
}

function listItem(summary: QuerySummary, voice: Voice): Element {
  const { query, community, askerName } = summary;
  const about = [
    community?.names[voice.language],
    askerName,
    queryState(summary, voice),
    query.neededBy
      ? voice.say('asking.list.needed', { date: voice.date(day(query.neededBy)) })
      : undefined,
  ];
  return group([
    questionTitle(query),
    line(run(about.filter(Boolean).join(' · '))),
    sentence(voice.say('asking.list.replies', { count: query.replies }), true),
    row([
      press(voice.say('asking.list.open-item', { question: query.text }), 'query.read', {
        id: query.id,
      }),
    ]),
  ]);
}

export interface ListPage extends QueryList {
  readonly filter: QueryFilterName;
  readonly page: number;
  readonly more: boolean;
}

export function queryListCard(list: ListPage, voice: Voice): Card {
  const { items, figures, filter, page, more } = list;
  const others = (['open', 'mine', 'replied'] as const).filter((name) => name !== filter);
  const turn = (to: number, key: string): Element =>
    press(voice.say(key), 'queries.list', { filter, page: String(to) });
  return card({
    lang: voice.language,
    fallback: voice.say(`asking.list.${filter}`),
    body: [
      heading(voice.say(`asking.list.${filter}`)),
      ...(items.length === 0
        ? [sentence(voice.say(`asking.list.none-${filter}`))]
        : items.map((item) => listItem(item, voice))),
      sentence(voice.say('asking.list.figures', { ...figures }), true),
    ],
    actions: [
      page > 0 ? turn(page - 1, 'bot.pages.back') : null,
      more ? turn(page + 1, 'bot.pages.more') : null,
      press(voice.say('asking.ask'), 'query.form'),
      press(voice.say('leading.keep.new'), 'faq.form'),
      ...others.map((name) =>
        press(voice.say(`asking.list.${name}`), 'queries.list', { filter: name }),
      ),
      press(voice.say('bot.help.button'), 'help.show'),
    ],
  });
}

export interface QueryCard {
  readonly page: QueryPage;
  /** The reader asked it. */
  readonly mine: boolean;
  /** Other words that wait for this person's yes or no. */
  readonly wording: EditId | null;
  readonly nonce: string;
  readonly entered: CardData;
  readonly tabUrl: string | null;
}

/** The question, its latest replies, and everything this person can do with it now. */
export function queryCard(data: QueryCard, voice: Voice): Card {
  const { page, entered } = data;
  const { query, thread, related, actions } = page;
  return card({
    lang: voice.language,
    fallback: voice.say('asking.fallback', { question: cut(query.text, LONGEST_TITLE) }),
    body: [
      heading(voice.say('asking.title')),
      ...prose(query.text, { weight: 'Bolder' }),
      ...queryFacts(page, voice),
      ...prose(cut(query.background, LONGEST_BACKGROUND)),
      ...(query.comment ? prose(voice.say('asking.comment', { comment: query.comment })) : []),
      sentence(voice.say(`asking.now.${query.state}`)),
      query.reason
        ? line(run(voice.say('bot.contribution.reason', { reason: query.reason })))
        : null,
      sentence(voice.say('asking.list.replies', { count: query.replies }), true),
      nextLine(page, voice),
      ...thread.slice(-LATEST).map((view) => replyElement(view, voice)),
      ...(actions.includes('reply')
        ? [
            ...replyInputs(voice, entered),
            row([whoReadsButton({ kind: 'query', id: page.query.id }, voice)]),
          ]
        : []),
      ...relatedElements(related, voice, true),
    ],
    actions: [...replyButtons(data, voice), ...moves(page, voice), ...ways(data, voice)],
  });
}

function replyButtons({ page, nonce }: QueryCard, voice: Voice): (Element | null)[] {
  const { id } = page.query;
  return [
    page.actions.includes('reply')
      ? press(
          voice.say('asking.reply.send'),
          'query.reply',
          { id, nonce },
          { style: 'positive', inputs: true },
        )
      : null,
    page.thread.length > LATEST
      ? press(voice.say('asking.reply.all'), 'query.thread', { id, page: '0' })
      : null,
  ];
}

/** What is still talked about, or was answered. */
const TAGGED: ReadonlySet<string> = new Set(['open', 'publishing', 'replied']);

/** The asker's verdict and way back, and the moderator's. */
function moves(
  { query, actions, faq, moderator, myAsk }: QueryPage,
  voice: Voice,
): (Element | null)[] {
  const { id } = query;
  const judgeable = actions.includes('judge') && query.verdict !== 'solved';
  return [
    judgeable && (query.state === 'replied' || query.replies > 0)
      ? press(voice.say('asking.judge.solved'), 'query.judge', { id, verdict: 'solved' })
      : null,
    actions.includes('reopen')
      ? press(voice.say('asking.judge.unsolved'), 'query.judge', { id, verdict: 'unsolved' })
      : null,
    myAsk ? press(voice.say('leading.asked.ways-button'), 'ask.read', { id: myAsk.id }) : null,
    actions.includes('ask-expert')
      ? press(voice.say('leading.ask.button'), 'query.experts', { id })
      : null,
    actions.includes('merge') ? press(voice.say('leading.merge.see'), 'query.same', { id }) : null,
    actions.includes('unmerge')
      ? press(voice.say('leading.merge.undo'), 'query.unmerge', { id })
      : null,
    query.mergedInto
      ? press(voice.say('leading.merge.other'), 'query.read', { id: query.mergedInto })
      : null,
    faq && moderator ? press(voice.say('leading.faq.read'), 'faq.read', { id: faq.id }) : null,
    moderator && TAGGED.has(query.state) ? tagButton({ kind: 'query', id }, voice) : null,
    actions.includes('narrow') && narrowerThan(query).length > 0
      ? press(voice.say('safety.audience.narrow'), 'query.ask-narrow', { id })
      : null,
    actions.includes('withdraw')
      ? press(voice.say('asking.withdraw.button'), 'query.ask-withdraw', { id })
      : null,
    actions.includes('hide')
      ? press(voice.say('asking.hide.button'), 'query.ask-hide', { id })
      : null,
    // Who may hide it moderates: they lead on what the community cannot answer.
    actions.includes('hide') && actions.includes('reply') && !isForFew(query)
      ? press(voice.say('preparing.desk.pass-on'), 'desk.form', { query: id })
      : null,
  ];
}

function ways({ page, mine, wording, tabUrl }: QueryCard, voice: Voice): (Element | null)[] {
  const { query, consolidated, actions } = page;
  const { id } = query;
  return [
    wording ? press(voice.say('questions.wording.read'), 'wording.read', { id: wording }) : null,
    page.chooses ? chooseButton({ place: 'query', id }, voice) : null,
    actions.includes('approve')
      ? press(voice.say('asking.consolidated.read'), 'consolidated.read', { id })
      : null,
    link(voice.say('asking.consolidated.open'), consolidated?.webUrl),
    mine || !query.community ? null : reportButton({ kind: 'query', id }, voice),
    press(voice.say('bot.discussion.refresh'), 'query.read', { id }),
    link(voice.say('bot.discussion.tab'), tabUrl),
  ];
}

export const withdrawQueryCard = ({ query }: QuerySummary, voice: Voice): Card =>
  card({
    lang: voice.language,
    fallback: voice.say('asking.withdraw.title'),
    body: [
      heading(voice.say('asking.withdraw.title')),
      title(cut(query.text, LONGEST_TITLE)),
      sentence(voice.say('asking.withdraw.what')),
    ],
    actions: [
      press(
        voice.say('asking.withdraw.button'),
        'query.withdraw',
        { id: query.id },
        { style: 'destructive' },
      ),
      press(voice.say('bot.pages.cancel'), 'query.read', { id: query.id }),
    ],
  });
