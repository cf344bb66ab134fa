import type { Capture } from '../../src/features/capture/model.ts';
import type { Template } from '../../src/features/capture/template.ts';
import type { Discussion } from '../../src/features/discussions/model.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { fieldInput } from './capture-fields.ts';
import { captureTitle } from './capture-sheet.ts';
import { type Card, card, heading, line, run, sentence, title } from './card.ts';
import { link, press } from './inputs.ts';

/** The first step of a lesson, with a message's words in it. The other steps wait in the draft. */
export function lessonForm(template: Template, entered: CardData, voice: Voice): Card {
  const fields = template.steps[0]?.fields ?? [];
  return card({
    lang: voice.language,
    fallback: template.name[voice.language],
    body: [
      heading(template.name[voice.language]),
      sentence(template.intro[voice.language]),
      sentence(voice.say('extension.lesson.names')),
      ...fields.flatMap((field) => [
        fieldInput(field, entered[field.id], false, voice),
        sentence(field.help[voice.language], true),
      ]),
      sentence(voice.say('extension.lesson.draft'), true),
    ],
    actions: [
      press(
        voice.say('extension.lesson.save'),
        'capture.save',
        {},
        { style: 'positive', inputs: true },
      ),
    ],
  });
}

interface Made {
  readonly capture: Capture;
  readonly template: Template;
}

/** Where the draft is; for a message that was saved before, what became of it. */
export function lessonMade({ capture, template }: Made, url: string | null, voice: Voice): Card {
  const draft = capture.state === 'draft';
  const said = draft
    ? voice.say('extension.lesson.saved')
    : voice.say(`bot.capture.status.${capture.state}`);
  return card({
    lang: voice.language,
    fallback: said,
    body: [
      heading(template.name[voice.language]),
      title(captureTitle(capture, template, voice)),
      sentence(said),
      draft ? sentence(voice.say('extension.lesson.where'), true) : null,
    ],
    actions: [
      link(
        draft ? voice.say('extension.lesson.continue') : voice.say('bot.capture.see'),
        draft ? url : capture.webUrl,
      ),
    ],
  });
}

export const discussionMade = (
  discussion: Discussion,
  community: string,
  url: string | null,
  voice: Voice,
): Card => {
  const start = voice.date(discussion.startsAt);
  const said =
    discussion.state === 'scheduled'
      ? voice.say('bot.new.scheduled', { start })
      : voice.say('bot.new.opened', { start });
  return card({
    lang: voice.language,
    fallback: said,
    body: [title(discussion.title), line(run(community, { subtle: true })), sentence(said)],
    actions: [link(voice.say('bot.discussion.tab'), url)],
  });
};
