import type { Discussion } from '../../src/features/discussions/model.ts';
import { LIMITS } from '../../src/features/discussions/model.ts';
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
import { link, press, textInput } from './inputs.ts';
import { waitingQueryElement } from './query-moderation.ts';
import { removeButton, removeToggle } from './removal.ts';

export const QUEUE_PAGE = 4;
const EXCERPT = 700;

export interface QueuePage {
  readonly items: readonly Waiting[];
  readonly total: number;
  readonly page: number;
  /** The tab's editor of a draft synthesis. */
  readonly editorUrl: (discussion: Discussion) => string | null;
}

export function queueCard({ items, total, page, editorUrl }: QueuePage, voice: Voice): Card {
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
      ...items.map((item) => waitingElement(item, editorUrl, voice)),
    ],
    actions: [
      page > 0
        ? press(voice.say('bot.pages.back'), 'moderation.queue', { page: String(page - 1) })
        : null,
      total > (page + 1) * QUEUE_PAGE
        ? press(voice.say('bot.pages.more'), 'moderation.queue', { page: String(page + 1) })
        : null,
      press(voice.say('bot.help.buttons.discussions'), 'discussions.list'),
      press(voice.say('bot.help.button'), 'help.show'),
    ],
  });
}

function waitingElement(item: Waiting, editorUrl: QueuePage['editorUrl'], voice: Voice): Element {
  if (item.kind !== 'synthesis' && item.kind !== 'contribution') {
    return waitingQueryElement(item, voice);
  }
  const { discussion } = item;
  if (item.kind === 'synthesis') {
    const edit = link(voice.say('bot.synthesis.edit'), editorUrl(discussion));
    const read = press(voice.say('bot.synthesis.read'), 'synthesis.read', { id: discussion.id });
    return group([
      subheading(voice.say('bot.synthesis.waiting')),
      title(discussion.title),
      sentence(voice.say('bot.moderation.since', { date: voice.dateTime(item.since) }), true),
      row(edit ? [read, edit] : [read]),
    ]);
  }
  const { contribution, authorName } = item;
  const data = { id: contribution.id, discussion: discussion.id };
  const versioned = { ...data, version: String(contribution.version) };
  const view = { contribution, authorName };
  const more = isCut(contribution.text, EXCERPT)
    ? [press(voice.say('bot.pages.read-on'), 'contribution.read', { ...data, page: '0' })]
    : [];
  return group([
    title(discussion.title),
    line(run(byline(view, voice), { subtle: true })),
    ...prose(cut(contribution.text, EXCERPT)),
    row([
      press(
        voice.say('bot.moderation.approve'),
        'moderation.act',
        { ...versioned, move: 'approve' },
        {
          style: 'positive',
        },
      ),
      press(voice.say('bot.moderation.hide'), 'moderation.ask-hide', data),
      press(voice.say('bot.moderation.open'), 'moderation.item', data),
      ...more,
    ]),
  ]);
}

/** One contribution with the moves that its state allows this moderator. */
export function itemCard(view: ContributionView, discussion: Discussion, voice: Voice): Card {
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

/** Hiding asks for the reason that its author will read. */
export function hideCard(
  view: ContributionView,
  discussion: Discussion,
  entered: string | undefined,
  voice: Voice,
): Card {
  const { contribution, authorName } = view;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.moderation.hide'),
    body: [
      heading(voice.say('bot.moderation.hide-title')),
      title(discussion.title),
      line(run(voice.say('bot.moderation.hide-what', { name: authorName }))),
      ...prose(cut(contribution.text, EXCERPT)),
      textInput({
        id: 'reason',
        label: voice.say('bot.fields.reason'),
        error: voice.say('bot.moderation.reason-missing'),
        required: true,
        multiline: true,
        maxLength: LIMITS.reason,
        value: entered,
      }),
      removeToggle(contribution, voice),
    ],
    actions: [
      press(
        voice.say('bot.moderation.hide-now'),
        'moderation.hide',
        {
          id: contribution.id,
          discussion: discussion.id,
          version: String(contribution.version),
        },
        { style: 'destructive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'moderation.queue'),
    ],
  });
}
