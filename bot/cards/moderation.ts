import type { Discussion } from '../../src/features/discussions/model.ts';
import { LIMITS } from '../../src/features/discussions/model.ts';
import type { Move } from '../../src/features/moderation/moves.ts';
import type { ContributionView } from '../../src/views/discussion.ts';
import type { Waiting } from '../../src/views/moderation.ts';
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
  title,
} from './card.ts';
import { byline } from './contributions.ts';
import { workOf } from './effort.ts';
import { link, press, textInput } from './inputs.ts';
import { misplaced } from './misplaced.ts';
import { overdueProduct } from './overdue.ts';
import { waitingQueryElement } from './query-moderation.ts';
import { removeButton } from './removal.ts';
import { untagged } from './tags.ts';

/** As many as a person looks at in one go; the whole list is in the tab. */
export const QUEUE_PAGE = 5;
const EXCERPT = 700;

export interface QueuePage {
  /** The most urgent first. */
  readonly items: readonly Waiting[];
  readonly total: number;
  /** What all of it usually takes. */
  readonly minutes: number;
  readonly page: number;
  /** Pages of the tab. */
  readonly tab: (path: string) => string | null;
}

export function queueCard({ items, total, minutes, page, tab }: QueuePage, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('bot.moderation.count', { count: total }),
    body: [
      heading(voice.say('bot.moderation.title')),
      sentence(
        total === 0
          ? voice.say('bot.moderation.empty')
          : voice.say('bot.moderation.count', { count: total }),
      ),
      total === 0 ? null : sentence(workOf(minutes, voice), true),
      ...items.map((item) => waitingElement(item, tab, voice)),
    ],
    actions: [
      page > 0
        ? press(voice.say('bot.pages.back'), 'moderation.queue', { page: String(page - 1) })
        : null,
      total > (page + 1) * QUEUE_PAGE
        ? press(voice.say('bot.pages.more'), 'moderation.queue', { page: String(page + 1) })
        : null,
      link(voice.say('console.in-tab'), tab('/moderation')),
      press(voice.say('bot.help.buttons.discussions'), 'discussions.list'),
      press(voice.say('bot.help.button'), 'help.show'),
    ],
  });
}

/** By when, in words: a colour would say it to some only. */
const dueLine = (item: Waiting, voice: Voice): Element =>
  sentence(
    voice.say(item.overdue ? 'console.overdue' : 'console.due', {
      date: voice.dateTime(item.due),
    }),
    true,
  );

const headed = (item: Waiting, voice: Voice): Element[] => [
  subheading(voice.say(`console.kind.${item.kind}`)),
  ...(item.title === '' ? [] : [title(item.title)]),
  dueLine(item, voice),
];

function waitingElement(item: Waiting, tab: QueuePage['tab'], voice: Voice): Element {
  switch (item.kind) {
    case 'contribution':
      return heldContribution(item, voice);
    case 'misplaced':
      return misplaced(item, headed(item, voice), voice);
    case 'untagged':
      return untagged(item, headed(item, voice), voice);
    case 'review':
      return overdueProduct(item, headed(item, voice), tab(`/knowledge/${item.product}`), voice);
    case 'synthesis': {
      const { id } = item.discussion;
      const edit = link(voice.say('bot.synthesis.edit'), tab(`/discussions/${id}/synthesis`));
      const read = press(voice.say('bot.synthesis.read'), 'synthesis.read', { id });
      return group([...headed(item, voice), row(edit ? [read, edit] : [read])]);
    }
    case 'interim':
      return inChat(item, ['interim.read', { id: item.discussion.id }], voice);
    case 'attribution':
      return suggestions(item, voice);
    case 'quiet':
    case 'closing':
      return sleeping(item, voice);
    case 'announcement':
      return elsewhere(item, tab('/announcements'), voice);
    case 'contradiction':
      return elsewhere(item, tab('/contradictions'), voice);
    case 'join-request':
      return inChat(item, ['join.list', {}], voice);
    case 'proposal':
      return inChat(item, ['topic.decide', { id: idOf(item) }], voice);
    case 'faq':
      return inChat(item, ['faq.read', { id: idOf(item) }], voice);
    case 'faq-review':
      return inChat(item, ['faq.read', { id: idOf(item) }], voice);
    case 'second':
      return inChat(item, ['moderation.ask-second', { id: item.community ?? '' }], voice);
    case 'report':
    case 'removal':
    case 'view':
      return elsewhere(item, tab('/safety'), voice);
    default:
      return waitingQueryElement(item, voice);
  }
}

/** What its key names. */
const idOf = ({ key }: Waiting): string => key.slice(key.indexOf(':') + 1);

/** Its key names the draft: `attribution:<kind>:<discussion or question>`. */
function suggestions(item: Extract<Waiting, { kind: 'attribution' }>, voice: Voice): Element {
  const [kind = '', ...rest] = idOf(item).split(':');
  const open = press(voice.say('console.open.attribution'), 'attribution.desk', {
    kind,
    id: rest.join(':'),
  });
  const count = sentence(voice.say('checks.desk.waits', { count: item.count }));
  return group([...headed(item, voice), count, row([open])]);
}

/** Decided on a card of its own. */
function inChat(
  item: Waiting,
  [verb, data]: readonly [string, Readonly<Record<string, string>>],
  voice: Voice,
): Element {
  const open = press(voice.say(`console.open.${item.kind}`), verb, data);
  return group([...headed(item, voice), row([open])]);
}

/** Decided on its page in the tab. */
function elsewhere(item: Waiting, url: string | null, voice: Voice): Element {
  const open = link(voice.say(`console.open.${item.kind}`), url);
  return group([...headed(item, voice), open ? row([open]) : null]);
}

/** The words stand ready: posted as they are with one press, or changed before. */
function sleeping(item: Waiting & { readonly discussion: Discussion }, voice: Voice): Element {
  const { id } = item.discussion;
  return group([
    ...headed(item, voice),
    ...prose(item.text ?? ''),
    row([
      press(
        voice.say('console.say'),
        'moderation.say',
        { id, text: item.text ?? '' },
        { style: 'positive' },
      ),
      press(voice.say('console.edit-first'), 'moderation.ask-say', { id, text: item.text ?? '' }),
      press(voice.say('bot.moderation.open'), 'discussion.read', { id }),
    ]),
  ]);
}

/** A ready text to be made one's own before it is posted. */
export function sayCard(discussion: Discussion, text: string, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('console.say-title'),
    body: [
      heading(voice.say('console.say-title')),
      title(discussion.title),
      sentence(voice.say('console.say-where'), true),
      textInput({
        id: 'text',
        label: voice.say('console.say-label'),
        error: voice.say('console.say-missing'),
        required: true,
        multiline: true,
        maxLength: LIMITS.contribution,
        value: text,
      }),
    ],
    actions: [
      press(
        voice.say('console.say'),
        'moderation.say',
        { id: discussion.id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'moderation.queue'),
    ],
  });
}

function heldContribution(item: Extract<Waiting, { kind: 'contribution' }>, voice: Voice): Element {
  const { contribution, authorName, discussion } = item;
  const data = { id: contribution.id, discussion: discussion.id };
  const versioned = { ...data, version: String(contribution.version) };
  const view = { contribution, authorName };
  const more = isCut(contribution.text, EXCERPT)
    ? [press(voice.say('bot.pages.read-on'), 'contribution.read', { ...data, page: '0' })]
    : [];
  return group([
    title(discussion.title),
    line(run(byline(view, voice), { subtle: true })),
    dueLine(item, voice),
    ...prose(cut(contribution.text, EXCERPT)),
    row([
      press(
        voice.say('bot.moderation.approve'),
        'moderation.act',
        { ...versioned, move: 'approve' },
        { style: 'positive' },
      ),
      press(voice.say('bot.moderation.hide'), 'moderation.ask-hide', data),
      press(voice.say('bot.moderation.open'), 'moderation.item', data),
      ...more,
    ]),
  ]);
}

/** What more may be made of it, and where that is asked for. */
const TENDING: readonly (readonly [Move, string])[] = [
  ['join', 'moderation.ask-join'],
  ['part', 'moderation.part'],
  ['to-query', 'moderation.ask-turn'],
  ['from-query', 'moderation.unturn'],
];

/** One contribution with the moves that its state allows this moderator. */
export function itemCard(
  view: ContributionView,
  discussion: Discussion,
  moves: readonly Move[],
  voice: Voice,
): Card {
  const { contribution, actions } = view;
  const data = { id: contribution.id, discussion: discussion.id };
  const versioned = { ...data, version: String(contribution.version) };
  return card({
    lang: voice.language,
    fallback: voice.say('bot.moderation.title'),
    body: [
      heading(voice.say('bot.contribution.title')),
      title(discussion.title),
      line(run(byline(view, voice), { subtle: true })),
      ...prose(cut(contribution.text, EXCERPT * 4)),
      contribution.reason
        ? line(run(voice.say('bot.contribution.reason', { reason: contribution.reason })))
        : null,
    ],
    actions: [
      actions.includes('approve')
        ? press(voice.say('bot.moderation.approve'), 'moderation.act', {
            ...versioned,
            move: 'approve',
          })
        : null,
      actions.includes('hold')
        ? press(voice.say('bot.moderation.hold'), 'moderation.act', { ...versioned, move: 'hold' })
        : null,
      actions.includes('hide')
        ? press(voice.say('bot.moderation.hide'), 'moderation.ask-hide', data)
        : null,
      ...TENDING.map(([move, verb]) =>
        moves.includes(move) ? press(voice.say(`console.move.${move}`), verb, data) : null,
      ),
      removeButton(
        { kind: 'contribution', within: discussion.id, ...contribution },
        actions,
        voice,
      ),
      press(voice.say('bot.moderation.queue'), 'moderation.queue'),
      press(voice.say('bot.discussion.return'), 'discussion.read', { id: discussion.id }),
    ],
  });
}
