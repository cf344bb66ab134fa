import { type Discussion, LIMITS } from '../../src/features/discussions/model.ts';
import type { ContributionView } from '../../src/views/discussion.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, cut, heading, line, prose, run, title } from './card.ts';
import { press, textInput } from './inputs.ts';
import { removeToggle } from './removal.ts';

const EXCERPT = 700;

/** Hiding and giving back ask for the reason that its author will read. */
export function hideCard(
  view: ContributionView,
  discussion: Discussion,
  entered: string | undefined,
  voice: Voice,
): Card {
  const { contribution, authorName } = view;
  const { id, version } = contribution;
  const data = { id, discussion: discussion.id, version: String(version) };
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
      press(voice.say('bot.moderation.hide-now'), 'moderation.hide', data, {
        style: 'destructive',
        inputs: true,
      }),
      press(voice.say('console.move.return'), 'moderation.return', data, { inputs: true }),
      press(voice.say('bot.pages.cancel'), 'moderation.queue'),
    ],
  });
}
