import type { FilesPage, SuggestedFile } from '../../src/views/handover-files.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, heading, sentence } from './card.ts';
import { choiceInput, press } from './inputs.ts';

const aboutFile = (file: SuggestedFile, voice: Voice): string => {
  const about = [
    file.type ? file.type.toUpperCase() : null,
    file.site ? voice.say('elsewhere.site', { site: file.site }) : null,
    file.modifiedAt ? voice.say('elsewhere.changed', { date: voice.date(file.modifiedAt) }) : null,
    file.leaves ? voice.say('forms.files.leaves') : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
  return about ? voice.say('forms.files.about', { title: file.title, about }) : file.title;
};

type Shown = Pick<FilesPage, 'handover' | 'items' | 'silence' | 'step' | 'capture'>;

/** The leaver's own files: none is chosen until they choose it, and the button carries what they were shown. */
export function filesCard(page: Shown, voice: Voice): Card {
  const { handover, items, silence, step, capture } = page;
  const label = voice.say('forms.files.pick');
  const choices = items.map((file, at) => ({ value: String(at), title: aboutFile(file, voice) }));
  const none = silence === null ? 'forms.files.none' : `forms.files.silence.${silence}`;
  return card({
    lang: voice.language,
    fallback: voice.say('forms.files.title'),
    body: [
      heading(voice.say('forms.files.title')),
      sentence(voice.say('forms.files.what'), true),
      items.length > 0
        ? choiceInput({ id: 'chosen', label, error: label, choices, several: true })
        : sentence(voice.say(none)),
    ],
    actions: [
      items.length > 0
        ? press(
            voice.say('forms.files.take'),
            'handover.take-files',
            { id: handover.id, lines: items.map(({ line }) => line).join('\n') },
            { style: 'positive', inputs: true },
          )
        : null,
      silence === 'sign-in' ? press(voice.say('bot.search.unable.button'), 'session.show') : null,
      press(voice.say('bot.pages.back'), 'capture.open', { id: capture, step: String(step) }),
    ],
  });
}
