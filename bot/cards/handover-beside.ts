import { readersOf, SECTION_READERS } from '../../src/features/capture/handover/audience.ts';
import { LIMITS } from '../../src/features/capture/handover/followups.ts';
import type { HandoverPage } from '../../src/views/handover.ts';
import type { GapsPage } from '../../src/views/handover-beside.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  cut,
  type Element,
  fact,
  heading,
  sentence,
  subheading,
  title,
} from './card.ts';
import { dayWords } from './departure.ts';
import { choiceInput, press, textInput } from './inputs.ts';

/** What a section's choice is called on the card: the step's id may be any. */
export const readersInput = (step: string): string => `readers-${step}`;

/** Who reads each section: as it stands, to be changed by the leaver until it is finished. */
export function readersCard(page: HandoverPage, voice: Voice): Card {
  const { handover, sheet } = page;
  const { id } = handover;
  return card({
    lang: voice.language,
    fallback: voice.say('bot.handover.choose-readers'),
    body: [
      heading(voice.say('bot.handover.choose-readers')),
      sentence(voice.say('bot.handover.choose-readers-what')),
      ...sheet.template.steps.map((step) =>
        choiceInput({
          id: readersInput(step.id),
          label: step.title[voice.language],
          error: step.title[voice.language],
          choices: SECTION_READERS.map((value) => ({
            value,
            title: voice.say(`bot.handover.readers-choice.${value}`),
          })),
          value: readersOf(step, handover.readers),
        }),
      ),
    ],
    actions: [
      press(
        voice.say('bot.handover.readers-save'),
        'handover.set-readers',
        { id },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'handover.show', { id }),
    ],
  });
}

/** In which short sittings the rest could be written, over the days that are left. */
export function sittingElements({ proposed }: HandoverPage, voice: Voice): Element[] {
  if (proposed.length === 0) return [];
  return [
    subheading(voice.say('bot.handover.proposed')),
    ...proposed.map(({ day, steps }) =>
      fact(dayWords(day, voice), steps.map((step) => step.title[voice.language]).join(', '), voice),
    ),
  ];
}

const LONGEST = 300;

/** What was left open, for the focal point of the unit: names, and nothing of what was written. */
export function gapsCard(
  page: GapsPage,
  entered: { readonly field?: string | undefined; readonly words?: string | undefined },
  voice: Voice,
): Card {
  const { id, person, lastDay, open, added } = page;
  const choices = open.flatMap(({ title: section, fields }) =>
    fields.map((field) => ({ value: field.id, title: `${section}: ${field.label}` })),
  );
  const inputs = [
    choiceInput({
      id: 'field',
      label: voice.say('bot.handover.gap-which'),
      error: voice.say('bot.handover.gap-which'),
      choices,
      value: entered.field ?? choices[0]?.value,
    }),
    textInput({
      id: 'words',
      label: voice.say('bot.handover.gap-words'),
      error: voice.say('bot.handover.gap-words'),
      value: entered.words,
      maxLength: LIMITS.filling,
      multiline: true,
    }),
  ];
  return card({
    lang: voice.language,
    fallback: voice.say('bot.handover.gaps-title', { name: person.name }),
    body: [
      heading(voice.say('bot.handover.gaps')),
      title(voice.say('bot.handover.gaps-title', { name: person.name })),
      sentence(voice.say('bot.handover.gaps-what', { date: dayWords(lastDay, voice) })),
      ...(choices.length > 0 ? inputs : [sentence(voice.say('bot.handover.gaps-none'))]),
      ...added.map(({ label, text }) =>
        fact(voice.say('bot.handover.gap-added', { label }), cut(text, LONGEST), voice),
      ),
    ],
    actions: [
      choices.length > 0
        ? press(
            voice.say('bot.handover.gap-fill'),
            'handover.fill',
            { id },
            { style: 'positive', inputs: true },
          )
        : null,
    ],
  });
}
