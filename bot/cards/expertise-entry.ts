import type { OwnEntry } from '../../src/features/expertise/actions/editing.ts';
import { LANGUAGES } from '../../src/kernel/language.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, type Element, heading, line, run, sentence } from './card.ts';
import { choiceInput, press, textInput, toggleInput } from './inputs.ts';

export const LONGEST_LIST = 1_000;

/** Every choice of languages that there is, by comma; `account`: as the account has it. */
const ACCOUNT = 'account';
const SPOKEN: readonly string[] = Array.from({ length: 2 ** LANGUAGES.length }, (_, chosen) =>
  LANGUAGES.filter((_language, index) => (chosen & (1 << index)) !== 0),
)
  .toSorted((a, b) => a.length - b.length)
  .map((set) => set.join(',') || ACCOUNT);

const spokenWords = (choice: string, voice: Voice): string =>
  choice === ACCOUNT
    ? voice.say('expertise.entry.spoken-account')
    : choice
        .split(',')
        .map((one) => voice.say(`common.languages.${one}`))
        .join(', ');

function inputs({ entry }: OwnEntry, voice: Voice): Element[] {
  const declared = [...entry.topics.map(voice.topic), ...entry.countries.map(voice.country)];
  const spoken = LANGUAGES.filter((one) => entry.languages.includes(one)).join(',');
  return [
    textInput({
      id: 'skills',
      label: voice.say('expertise.entry.skills'),
      error: voice.say('expertise.entry.skills-error'),
      placeholder: voice.say('expertise.entry.skills-example'),
      maxLength: LONGEST_LIST,
      multiline: true,
      value: declared.join(', '),
    }),
    choiceInput({
      id: 'spoken',
      label: voice.say('expertise.entry.spoken'),
      error: voice.say('expertise.entry.spoken-error'),
      choices: SPOKEN.map((choice) => ({ value: choice, title: spokenWords(choice, voice) })),
      value: spoken || ACCOUNT,
    }),
    textInput({
      id: 'hiddenTopics',
      label: voice.say('expertise.entry.hidden-topics'),
      error: voice.say('expertise.entry.hidden-topics-error'),
      maxLength: LONGEST_LIST,
      value: entry.hiddenTopics.map(voice.topic).join(', '),
    }),
    toggleInput({
      id: 'hidden',
      label: voice.say('expertise.entry.hidden'),
      title: voice.say('expertise.entry.hidden-what'),
      error: voice.say('expertise.entry.hidden-error'),
      on: entry.hidden,
    }),
  ];
}

/** How colleagues find the person, to be changed by them at once. */
export function entryCard(own: OwnEntry, voice: Voice): Card {
  const { entry, topics } = own;
  const found = topics.map(({ topic, pieces }) => `${voice.topic(topic)} (${pieces})`).join(', ');
  return card({
    lang: voice.language,
    fallback: voice.say('expertise.entry.title'),
    body: [
      heading(voice.say('expertise.entry.title')),
      sentence(voice.say('expertise.entry.what')),
      entry.hidden ? sentence(voice.say('expertise.entry.hidden-now')) : null,
      line(
        run(
          found
            ? voice.say('expertise.entry.found-by', { topics: found })
            : voice.say('expertise.entry.found-by-none'),
        ),
      ),
      ...inputs(own, voice),
    ],
    actions: [
      press(
        voice.say('expertise.entry.save'),
        'people.save',
        {},
        { style: 'positive', inputs: true },
      ),
      press(voice.say('expertise.again'), 'people.form'),
    ],
  });
}
