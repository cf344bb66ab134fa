import type { Ability, Welcome } from '../../src/views/home.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  group,
  heading,
  line,
  run,
  sentence,
  title,
} from './card.ts';
import { press } from './inputs.ts';

/** The button of each ability; the view says which of them this person has. */
const VERB_OF: Readonly<Record<Ability, string>> = {
  search: 'search.form',
  discussions: 'discussions.list',
  'open-discussion': 'discussion.form',
  moderate: 'moderation.queue',
  lesson: 'capture.lesson',
  'my-captures': 'captures.list',
  language: 'language.ask',
  privacy: 'privacy.show',
};

/** What waits for the person, then what they can do here. */
export function helpCard(home: Welcome, name: string, voice: Voice): Card {
  const waiting = waits(home, voice);
  return card({
    lang: voice.language,
    fallback: voice.say('bot.help.fallback'),
    body: [
      heading(voice.say('bot.help.title')),
      line(run(voice.say('bot.help.hello', { name }))),
      waiting.length > 0 ? group(waiting) : null,
      sentence(voice.say('bot.help.search')),
      sentence(voice.say('bot.help.choose')),
    ],
    actions: home.abilities.map((ability) =>
      press(voice.say(`bot.help.buttons.${ability}`), VERB_OF[ability]),
    ),
  });
}

const MOST_PROMPTS = 3;

function waits(home: Welcome, voice: Voice): Element[] {
  const prompts = home.prompts.slice(0, MOST_PROMPTS).flatMap(({ id, projectTitle }) => [
    title(projectTitle),
    {
      type: 'ActionSet',
      actions: [
        press(voice.say('bot.help.prompt', { title: projectTitle }), 'prompt.show', { id }),
      ],
    },
  ]);
  const counts = [
    home.waiting > 0 ? voice.say('bot.help.waiting', { count: home.waiting }) : null,
    home.drafts.length > 0 ? voice.say('bot.help.drafts', { count: home.drafts.length }) : null,
  ].filter((text) => text !== null);
  return [...prompts, ...counts.map((text) => sentence(text))];
}
