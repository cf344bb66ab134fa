import type { Ability, Welcome } from '../../src/views/home.ts';
import type { Voice } from '../voice.ts';
import {
  type Card,
  card,
  type Element,
  group,
  heading,
  line,
  row,
  run,
  sentence,
  title,
} from './card.ts';
import { press } from './inputs.ts';
import { promptTitle } from './prompts.ts';

/** The button of each ability; the view says which of them this person has. */
const VERB_OF: Readonly<Record<Ability, string>> = {
  search: 'search.form',
  experts: 'people.form',
  ask: 'query.form',
  queries: 'queries.list',
  discussions: 'discussions.list',
  'open-discussion': 'discussion.form',
  moderate: 'moderation.queue',
  lesson: 'capture.lesson',
  'my-captures': 'captures.list',
  preparing: 'preparation.form',
  handover: 'handover.list',
  language: 'language.ask',
  privacy: 'privacy.show',
  administration: 'administration.show',
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
      ...(home.guest
        ? [sentence(voice.say('membership.guest-chat'))]
        : [sentence(voice.say('bot.help.search')), sentence(voice.say('glossary.chat.help'))]),
      sentence(voice.say('bot.help.choose')),
    ],
    actions: home.abilities.map((ability) =>
      press(voice.say(`bot.help.buttons.${ability}`), VERB_OF[ability]),
    ),
  });
}

const MOST_PROMPTS = 3;

function waits(home: Welcome, voice: Voice): Element[] {
  // Once it is begun, a departure's question is where its handover is.
  const asking = home.prompts.filter(
    ({ kind, state }) => kind !== 'departure' || state !== 'accepted',
  );
  const prompts = asking.slice(0, MOST_PROMPTS).flatMap((prompt) => {
    const name = promptTitle(prompt, voice);
    return [
      title(name),
      row([press(voice.say('bot.help.prompt', { title: name }), 'prompt.show', { id: prompt.id })]),
    ];
  });
  const counts = [
    home.waiting > 0 ? voice.say('bot.help.waiting', { count: home.waiting }) : null,
    home.verdicts > 0 ? voice.say('asking.verdicts.waiting', { count: home.verdicts }) : null,
    home.handovers.length > 0
      ? voice.say('bot.help.handovers', { count: home.handovers.length })
      : null,
    home.drafts.length > 0 ? voice.say('bot.help.drafts', { count: home.drafts.length }) : null,
  ].filter((text) => text !== null);
  return [...prompts, ...counts.map((text) => sentence(text))];
}
