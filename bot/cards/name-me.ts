import type { Community } from '../../src/features/communities/model.ts';
import type { Voice } from '../voice.ts';
import { type Element, sentence } from './card.ts';

/** Where replies that do not name the bot may not reach it: how to write one that does. */
export const nameMe = (community: Community | null, voice: Voice): Element[] =>
  community && community.channelKind !== 'standard' ? [sentence(voice.say('places.name-me'))] : [];
