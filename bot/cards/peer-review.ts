import type { Capture } from '../../src/features/capture/model.ts';
import { shownFields } from '../../src/features/capture/template.ts';
import type { Person } from '../../src/kernel/person.ts';
import { answerText } from '../../src/views/captured.ts';
import type { PeerReviewLine, PeerReviewViews } from '../../src/views/peer-review.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { captureTitle } from './capture-sheet.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  fact,
  heading,
  prose,
  sentence,
  subheading,
  title,
} from './card.ts';
import { link, press, textInput } from './inputs.ts';
import { recordLine } from './records.ts';

export type PeerReviewPage = Awaited<ReturnType<PeerReviewViews['page']>>;

const EXCERPT = 300;
const LONGEST = 2_000;
/** Fields that a card has an input for; the tab has room for all. */
const MOST_COMMENTED = 12;
const MOST_LISTED = 5;

const answeredIn = ({ capture, template }: Pick<PeerReviewPage, 'capture' | 'template'>) =>
  shownFields(template, capture.answers).filter(({ id }) => capture.answers[id]?.trim());

/** Every look so far, the last first, with what was said. */
function historyElements(page: PeerReviewPage, voice: Voice): Element[] {
  const { rounds, template } = page;
  if (rounds.length === 0) return [];
  const labels = new Map(
    template.steps.flatMap(({ fields }) =>
      fields.map(({ id, label }) => [id, label[voice.language]] as const),
    ),
  );
  return [
    subheading(voice.say('reviewing.history.title')),
    ...rounds.toReversed().flatMap((round) => [
      ...prose(
        voice.say(`reviewing.history.${round.verdict ?? 'waiting'}`, {
          name: page.nameOf(round.reviewer),
          date: voice.date(round.settledAt ?? round.askedAt),
        }),
      ),
      ...(round.note ? prose(round.note, { italic: true }) : []),
      ...Object.entries(round.comments).map(([field, words]) =>
        fact(labels.get(field) ?? field, words, voice),
      ),
    ]),
  ];
}

/** What its reviewer reads, with what they can say of it. */
export function lookCard(page: PeerReviewPage, url: string | null, voice: Voice): Card {
  const { capture, template, rounds, actions, changed } = page;
  const { id } = capture;
  const name = page.nameOf(capture.owner);
  const mark = (field: string) =>
    changed.includes(field) ? ` (${voice.say('reviewing.look.changed-mark')})` : '';
  const may = actions.includes('approve');
  const now = { id, round: String(rounds.length) };
  return card({
    lang: voice.language,
    fallback: voice.say('reviewing.look.title'),
    body: [
      heading(voice.say('reviewing.look.title')),
      title(captureTitle(capture, template, voice)),
      ...prose(voice.say('reviewing.look.by', { name, form: template.name[voice.language] })),
      may ? null : sentence(voice.say('reviewing.standing.over')),
      ...answeredIn(page).map((field) =>
        fact(
          `${field.label[voice.language]}${mark(field.id)}`,
          cut(answerText(field, capture.answers[field.id] ?? '', voice), EXCERPT),
          voice,
        ),
      ),
      ...historyElements(page, voice),
    ],
    actions: [
      ...(may
        ? [
            press(voice.say('reviewing.look.approve'), 'review.approve', now, {
              style: 'positive',
            }),
            press(voice.say('reviewing.look.changes'), 'review.ask-changes', { id }),
            press(voice.say('reviewing.look.decline'), 'review.ask-decline', { id }),
          ]
        : []),
      link(voice.say('reviewing.look.page'), url),
    ],
  });
}

/** Name of the input for what is said of one field. */
export const commentOn = (field: string): string => `on-${field}`;

export function changesCard(page: PeerReviewPage, entered: CardData, voice: Voice): Card {
  const { capture, template, rounds } = page;
  const { id } = capture;
  const input = (name: string, label: string) =>
    textInput({
      id: name,
      label,
      error: voice.say('reviewing.changes.too-long'),
      multiline: true,
      maxLength: LONGEST,
      value: entered[name],
    });
  return card({
    lang: voice.language,
    fallback: voice.say('reviewing.changes.title'),
    body: [
      heading(voice.say('reviewing.changes.title')),
      title(captureTitle(capture, template, voice)),
      input('note', voice.say('reviewing.changes.note')),
      ...answeredIn(page)
        .slice(0, MOST_COMMENTED)
        .map((field) =>
          input(
            commentOn(field.id),
            voice.say('reviewing.changes.comment', { field: field.label[voice.language] }),
          ),
        ),
    ],
    actions: [
      press(
        voice.say('reviewing.changes.go'),
        'review.changes',
        { id, round: String(rounds.length) },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('reviewing.look.back'), 'review.look', { id }),
    ],
  });
}

export function declineCard(page: PeerReviewPage, entered: CardData, voice: Voice): Card {
  const { capture, template, rounds } = page;
  const { id } = capture;
  return card({
    lang: voice.language,
    fallback: voice.say('reviewing.decline.title'),
    body: [
      heading(voice.say('reviewing.decline.title')),
      title(captureTitle(capture, template, voice)),
      textInput({
        id: 'note',
        label: voice.say('reviewing.decline.note'),
        error: voice.say('reviewing.changes.too-long'),
        multiline: true,
        maxLength: LONGEST,
        value: entered.note,
      }),
    ],
    actions: [
      press(
        voice.say('reviewing.decline.go'),
        'review.decline',
        { id, round: String(rounds.length) },
        { inputs: true },
      ),
      press(voice.say('reviewing.look.back'), 'review.look', { id }),
    ],
  });
}

/** Its author chooses who looks it over: by a press, or by name. */
export function sendCard(
  page: Pick<PeerReviewPage, 'capture' | 'template'>,
  suggested: readonly Person[],
  entered: CardData,
  voice: Voice,
): Card {
  const { capture, template } = page;
  const { id } = capture;
  return card({
    lang: voice.language,
    fallback: voice.say('reviewing.send.title'),
    body: [
      heading(voice.say('reviewing.send.title')),
      title(captureTitle(capture, template, voice)),
      sentence(voice.say('reviewing.send.what')),
      suggested.length > 0 ? sentence(voice.say('reviewing.send.suggested')) : null,
      ...suggested.map(({ id: person, name, unit }) =>
        recordLine(name, [unit ?? ''].filter(Boolean), [
          press(voice.say('reviewing.send.ask', { name }), 'capture.send', { id, to: person }),
        ]),
      ),
      textInput({
        id: 'name',
        label: voice.say('reviewing.send.to'),
        error: voice.say('reviewing.send.to-missing'),
        maxLength: 200,
        value: entered.name,
      }),
    ],
    actions: [
      press(
        voice.say('reviewing.send.go'),
        'capture.send',
        { id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.capture.later'), 'captures.list'),
    ],
  });
}

function standingOf(page: PeerReviewPage, voice: Voice): string {
  const { capture, gone } = page;
  const name = page.nameOf(capture.reviewer ?? capture.owner);
  if (gone) return voice.say('reviewing.standing.gone', { name });
  switch (capture.state) {
    case 'reviewing':
    case 'changing':
    case 'approved':
    case 'draft':
      return voice.say(`reviewing.standing.${capture.state}`, { name });
    default:
      return voice.say('reviewing.standing.over');
  }
}

/** How it stands with a review, for the author, with what they can do. */
export function reviewStandingCard(page: PeerReviewPage, voice: Voice): Card {
  const { capture, template, actions } = page;
  const { id } = capture;
  return card({
    lang: voice.language,
    fallback: voice.say('reviewing.see'),
    body: [
      heading(template.name[voice.language]),
      title(captureTitle(capture, template, voice)),
      ...prose(standingOf(page, voice)),
      ...historyElements(page, voice),
      capture.state === 'approved' ? sentence(voice.say('reviewing.revise-what'), true) : null,
    ],
    actions: [
      actions.includes('submit') && capture.state === 'approved'
        ? press(voice.say('bot.capture.publish'), 'capture.publish', { id }, { style: 'positive' })
        : null,
      actions.includes('answer')
        ? press(voice.say('bot.capture.resume'), 'capture.open', { id })
        : null,
      actions.includes('send')
        ? press(voice.say('reviewing.send.button'), 'capture.ask-send', { id })
        : null,
      actions.includes('recall')
        ? press(voice.say('reviewing.recall'), 'capture.take-back', { id })
        : null,
      actions.includes('revise')
        ? press(voice.say('reviewing.revise'), 'capture.take-back', { id })
        : null,
      press(voice.say('bot.help.buttons.my-captures'), 'captures.list'),
    ],
  });
}

const listed = (
  { capture, template, author, reviewer }: PeerReviewLine,
  of: 'waiting' | 'mine',
  voice: Voice,
): Element => {
  const name = of === 'waiting' ? author : reviewer;
  const state: Capture['state'] = capture.state;
  const about = [
    voice.say('reviewing.list.by', { form: template.name[voice.language], name: author }),
    of === 'mine' ? `${voice.say(`common.states.capture.${state}`)}, ${name}` : '',
    voice.date(capture.updatedAt),
  ].filter(Boolean);
  const verb = of === 'waiting' ? 'review.look' : 'capture.review';
  return recordLine(captureTitle(capture, template, voice), about, [
    press(voice.say('reviewing.list.open'), verb, { id: capture.id }),
  ]);
};

/** What waits for somebody's look, and their own with reviewers; nothing where there is neither. */
export const peerReviewElements = (
  { waiting, mine }: Awaited<ReturnType<PeerReviewViews['list']>>,
  voice: Voice,
): Element[] => [
  ...(waiting.length > 0 ? [subheading(voice.say('reviewing.list.waiting'))] : []),
  ...waiting.slice(0, MOST_LISTED).map((one) => listed(one, 'waiting', voice)),
  ...(mine.length > 0 ? [subheading(voice.say('reviewing.list.mine'))] : []),
  ...mine.slice(0, MOST_LISTED).map((one) => listed(one, 'mine', voice)),
];
