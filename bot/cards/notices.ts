import { LEVELS, type Level } from '../../src/features/alerts/levels.ts';
import type { CommunityId } from '../../src/kernel/ids.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, heading, sentence } from './card.ts';
import { choiceInput, link, press } from './inputs.ts';

export interface CommunityLevel {
  readonly community: CommunityId;
  readonly name: string;
  readonly level: Level;
}

const MOST_SHOWN = 12;

/** The field of a community: its id may hold what a field's name may not. */
export const fieldOf = (index: number): string => `level${index}`;

/** How much its reader hears of each of their communities. */
export function noticesCard(
  all: readonly CommunityLevel[],
  url: string | null,
  voice: Voice,
): Card {
  const shown = all.slice(0, MOST_SHOWN);
  const choices = LEVELS.map((value) => ({ value, title: voice.say(`notices.levels.${value}`) }));
  return card({
    lang: voice.language,
    fallback: voice.say('notices.title'),
    body: [
      heading(voice.say('notices.title')),
      sentence(voice.say(all.length === 0 ? 'notices.none' : 'notices.what')),
      ...shown.map(({ name, level }, index) =>
        choiceInput({
          id: fieldOf(index),
          label: name,
          error: voice.say('notices.choose'),
          choices,
          value: level,
        }),
      ),
      all.length > shown.length ? sentence(voice.say('notices.rest')) : null,
      all.length > 0 ? sentence(voice.say('notices.always'), true) : null,
    ],
    actions: [
      shown.length > 0
        ? press(
            voice.say('notices.save'),
            'notice.save',
            { communities: shown.map(({ community }) => community).join(' ') },
            { style: 'positive', inputs: true },
          )
        : null,
      link(voice.say('notices.page'), url),
    ],
  });
}
