import type { Discussion } from '../../src/features/discussions/model.ts';
import type { ContributionView } from '../../src/views/discussion.ts';
import type { Other } from '../../src/views/tended.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  heading,
  line,
  prose,
  run,
  sentence,
  title,
} from './card.ts';
import { byline } from './contributions.ts';
import { choiceInput, press, textInput } from './inputs.ts';

const EXCERPT = 700;
/** As long as a question may be. */
const LONGEST_QUESTION = 2_000;

/** Another contribution of the same discussion, with which it is to be read as one. */
export function joinCard(
  view: ContributionView,
  others: readonly Other[],
  discussion: Discussion,
  voice: Voice,
): Card {
  const { id, version } = view.contribution;
  const data = { id, discussion: discussion.id };
  return card({
    lang: voice.language,
    fallback: voice.say('console.move.join'),
    body: [
      heading(voice.say('console.move.join')),
      title(discussion.title),
      line(run(byline(view, voice), { subtle: true })),
      ...prose(cut(view.contribution.text, EXCERPT)),
      sentence(voice.say(others.length === 0 ? 'console.joined.none' : 'console.joined.what')),
      others.length === 0
        ? null
        : choiceInput({
            id: 'other',
            label: voice.say('console.ask.other'),
            error: voice.say('console.ask.choose-other'),
            required: true,
            choices: others.map(({ id: other, authorName, text }) => ({
              value: other,
              title: `${authorName}: ${text}`,
            })),
          }),
    ],
    actions: [
      others.length === 0
        ? null
        : press(
            voice.say('console.move.join'),
            'moderation.join',
            { ...data, version: String(version) },
            { style: 'positive', inputs: true },
          ),
      press(voice.say('bot.pages.cancel'), 'moderation.item', data),
    ],
  });
}

const questionInput = (text: string | undefined, voice: Voice): Element =>
  textInput({
    id: 'question',
    label: voice.say('console.ask.question'),
    error: voice.say('console.say-missing'),
    required: true,
    multiline: true,
    maxLength: LONGEST_QUESTION,
    value: text?.slice(0, LONGEST_QUESTION),
  });

/** The question as its author will be asked for it. */
export function turnCard(
  view: ContributionView,
  discussion: Discussion,
  entered: string | undefined,
  voice: Voice,
): Card {
  const { id, version, text } = view.contribution;
  const data = { id, discussion: discussion.id };
  return card({
    lang: voice.language,
    fallback: voice.say('console.move.to-query'),
    body: [
      heading(voice.say('console.move.to-query')),
      title(discussion.title),
      line(run(byline(view, voice), { subtle: true })),
      sentence(voice.say('console.turn.what')),
      questionInput(entered ?? text, voice),
    ],
    actions: [
      press(
        voice.say('console.turn.propose'),
        'moderation.turn',
        { ...data, version: String(version) },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'moderation.item', data),
    ],
  });
}

export interface AskedTurn {
  readonly id: string;
  readonly text: string;
  readonly discussion: { readonly id: string; readonly title: string };
  /** Null: nobody answered it in question time. */
  readonly moderator: string | null;
}

/** To its author: nothing is posted as theirs unless they say so. */
export function turnAskedCard({ id, text, discussion, moderator }: AskedTurn, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('console.turn.title'),
    body: [
      heading(voice.say('console.turn.title')),
      title(discussion.title),
      // A name is somebody's words, and no Markdown.
      moderator === null
        ? sentence(voice.say('console.turn.unanswered'))
        : line(run(voice.say('console.turn.asked', { name: moderator }))),
      questionInput(text, voice),
    ],
    actions: [
      press(
        voice.say('console.turn.agree'),
        'contribution.turn-agree',
        { id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('console.turn.decline'), 'contribution.turn-decline', { id }),
      press(voice.say('bot.moderation.open'), 'discussion.read', { id: discussion.id }),
    ],
  });
}
