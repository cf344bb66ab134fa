import type { Discussion } from '../../src/features/discussions/model.ts';
import type { BeforePosting } from '../../src/features/safety/actions/screening.ts';
import { GROUNDS } from '../../src/features/safety/model.ts';
import { LIMITS } from '../../src/features/safety/watching.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, cut, heading, line, prose, run, sentence, title } from './card.ts';
import { contributionInputs, type Entered } from './contribution-form.ts';
import { choiceInput, link, press, textInput } from './inputs.ts';

const MOST_HINTS = 12;
const LONGEST_HINT = 80;

/** What was pointed out, above the same form with what was typed: sent again as it is, it goes. */
export interface PointedOutForm {
  readonly discussion: Discussion;
  readonly entered: Entered;
  readonly found: BeforePosting;
  readonly wordsOver: number;
  readonly nonce: string;
  /** Says in the next press that this text was seen with its hints. */
  readonly seen: string;
}

export function pointedOutForm(form: PointedOutForm, voice: Voice): Card {
  const { discussion, entered, found, wordsOver, nonce, seen } = form;
  const { id } = discussion;
  const text = entered.text?.trim() ?? '';
  return card({
    lang: voice.language,
    fallback: voice.say('safety.before.title'),
    body: [
      heading(voice.say('safety.before.title')),
      title(discussion.title),
      found.hints.length > 0 ? sentence(voice.say('safety.before.why')) : null,
      ...found.hints.slice(0, MOST_HINTS).map(({ kind, start, end }) =>
        line(
          run(
            voice.say('safety.before.found', {
              kind: voice.say(`safety.hint.${kind}`),
              words: cut(text.slice(start, end), LONGEST_HINT),
            }),
            { weight: 'Bolder' },
          ),
        ),
      ),
      wordsOver > 0 ? sentence(voice.say('safety.before.long', { count: wordsOver })) : null,
      found.hold && found.cause ? sentence(voice.say(`safety.waits.${found.cause}`)) : null,
      sentence(voice.say('safety.before.again')),
      ...contributionInputs(discussion, voice, entered),
    ],
    actions: [
      press(
        voice.say('bot.discussion.send'),
        'discussion.contribute',
        { id, nonce, seen, ...(entered.answers ? { answers: entered.answers } : {}) },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'discussion.read', { id }),
    ],
  });
}

interface Reported {
  readonly id: string;
  readonly discussion: string;
  readonly nonce: string;
  readonly text: string;
  readonly words?: string | undefined;
}

/** Abuse is reported in one form, which says where the report goes. */
export function reportForm({ id, discussion, nonce, text, words }: Reported, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('safety.report.title'),
    body: [
      heading(voice.say('safety.report.title')),
      sentence(voice.say('safety.report.who')),
      ...prose(cut(text, 300), { italic: true }),
      choiceInput({
        id: 'ground',
        label: voice.say('safety.report.ground'),
        error: voice.say('safety.report.ground'),
        choices: GROUNDS.map((value) => ({ value, title: voice.say(`safety.ground.${value}`) })),
        value: GROUNDS[0],
      }),
      textInput({
        id: 'words',
        label: voice.say('safety.report.words'),
        error: voice.say('safety.report.words-missing'),
        required: true,
        multiline: true,
        maxLength: LIMITS.report,
        value: words,
      }),
    ],
    actions: [
      press(
        voice.say('safety.report.send'),
        'abuse.send',
        { id, discussion, nonce },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'discussion.read', { id: discussion }),
    ],
  });
}

/** What is kept, where matters stand, and the page on which they are worked off. */
export function safetyCard(waiting: number, url: string | null, voice: Voice): Card {
  const points = ['kept', 'long', 'seen', 'channels', 'audio'];
  return card({
    lang: voice.language,
    fallback: voice.say('safety.page.title'),
    body: [
      heading(voice.say('safety.page.title')),
      waiting > 0 ? sentence(voice.say('safety.waiting', { count: waiting })) : null,
      ...points.map((point) => sentence(voice.say(`safety.kept.${point}`))),
    ],
    actions: [
      link(voice.say('safety.page.open'), url),
      press(voice.say('bot.help.buttons.privacy'), 'privacy.show'),
    ],
  });
}
