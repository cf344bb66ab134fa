import type { Voice } from '../voice.ts';
import { type Element, sentence, subheading } from './card.ts';
import { type Hit, hitElement } from './knowledge.ts';

/** What is nearly the same as what is about to be published: shown first, and nobody is kept from publishing. */
export const copyElements = (copies: readonly Hit[], voice: Voice): Element[] =>
  copies.length === 0
    ? []
    : [
        subheading(voice.say('finding.copies.title')),
        sentence(voice.say('finding.copies.what')),
        ...copies.map((hit) => hitElement(hit, voice, false)),
      ];
