import { type Capture, editionOf } from '../../src/features/capture/model.ts';
import type { Person } from '../../src/kernel/person.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { captureTitle, type Sheet } from './capture-sheet.ts';
import { type Card, card, heading, prose, sentence, title } from './card.ts';
import { press, textInput } from './inputs.ts';

const LONGEST = 2_000;

/** To whom a record goes by mail. */
export function lettersCard({ capture, template }: Sheet, entered: CardData, voice: Voice): Card {
  const { id } = capture;
  return card({
    lang: voice.language,
    fallback: voice.say('reviewing.letters.title'),
    body: [
      heading(voice.say('reviewing.letters.title')),
      title(captureTitle(capture, template, voice)),
      textInput({
        id: 'names',
        label: voice.say('reviewing.letters.to'),
        error: voice.say('reviewing.letters.hint'),
        required: true,
        multiline: true,
        maxLength: LONGEST,
        value: entered.names,
      }),
      sentence(voice.say('reviewing.letters.hint'), true),
    ],
    actions: [
      press(
        voice.say('reviewing.letters.preview'),
        'capture.letters-before',
        { id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.help.buttons.my-captures'), 'captures.list'),
    ],
  });
}

export interface LettersPreview {
  readonly capture: Capture;
  readonly to: readonly Person[];
  readonly already: readonly Person[];
  /** As they were typed. */
  readonly names: string;
}

/** Who would get it and what the letter says: nothing is sent before this is pressed. */
export function lettersPreviewCard(preview: LettersPreview, voice: Voice): Card {
  const { capture, to, already, names } = preview;
  const { id } = capture;
  const count = to.length;
  const had = already.map(({ name }) => name).join(', ');
  return card({
    lang: voice.language,
    fallback: voice.say('reviewing.letters.ask', { count }),
    body: [
      heading(voice.say('reviewing.letters.ask', { count })),
      ...to.flatMap(({ name, mail }) => prose(`${name} (${mail})`)),
      ...(had ? prose(voice.say('reviewing.letters.already', { names: had })) : []),
      ...prose(voice.say('reach.mail.about.capture-sent.subject'), { weight: 'Bolder' }),
      ...prose(voice.say('reach.mail.about.capture-sent.text')),
      sentence(voice.say('reviewing.letters.link'), true),
    ],
    actions: [
      count > 0
        ? press(
            voice.say('reviewing.letters.send'),
            'capture.letters',
            { id, names, edition: String(editionOf(capture)) },
            { style: 'positive' },
          )
        : null,
      press(voice.say('reviewing.look.back'), 'capture.ask-letters', { id, names }),
    ],
  });
}
