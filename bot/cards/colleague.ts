import type { Person } from '../../src/kernel/person.ts';
import type { Voice } from '../voice.ts';
import { type Element, group, line, row, run, title } from './card.ts';
import { textInput } from './inputs.ts';

const LONGEST_NAME = 200;

/** Where somebody else is named: by full name, mail, or as much of the name as means one person only. */
export const colleagueInput = (entered: string | undefined, voice: Voice): Element =>
  textInput({
    id: 'colleague',
    label: voice.say('bot.fields.colleague'),
    error: voice.say('bot.prompt.colleague-missing'),
    required: true,
    maxLength: LONGEST_NAME,
    value: entered,
  });

/** One of several people who answer to the words, with what tells them apart. */
export const candidate = (person: Person, choose: Element): Element =>
  group([
    title(person.name),
    line(
      run([person.jobTitle, person.unit, person.office, person.mail].filter(Boolean).join(' · ')),
    ),
    row([choose]),
  ]);
