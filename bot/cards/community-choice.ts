import type { Community } from '../../src/features/communities/model.ts';
import type { Voice } from '../voice.ts';
import type { Element } from './card.ts';
import { choiceInput } from './inputs.ts';

/** In which community; `value` is preselected, and of one alone there is nothing to choose. */
export const communityChoice = (
  communities: readonly Pick<Community, 'id' | 'names'>[],
  value: string | undefined,
  voice: Voice,
): Element =>
  choiceInput({
    id: 'community',
    label: voice.say('bot.fields.community'),
    error: voice.say('bot.new.community-missing'),
    required: true,
    choices: communities.map(({ id, names }) => ({ value: id, title: names[voice.language] })),
    value: value ?? (communities.length === 1 ? communities[0]?.id : undefined),
  });
