import type { Discussion } from '../../src/features/discussions/model.ts';
import type { CountedQuery } from '../../src/features/queries/policy.ts';
import type { KeptDays } from '../../src/kernel/kept.ts';
import type { CardData } from '../turn.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, heading, sentence, title } from './card.ts';
import { contributionInputs, type Entered, type ReadersThere } from './contribution-form.ts';
import { link, press } from './inputs.ts';
import { keptElements } from './kept.ts';
import { type PointedOut, pointedOutElements } from './pointed-out.ts';
import { replyInputs } from './query-form.ts';
import { questionTitle } from './replies.ts';

export interface PointedOutForm extends PointedOut {
  readonly discussion: Discussion;
  readonly there: ReadersThere;
  readonly entered: Entered;
  readonly nonce: string;
}

export function pointedOutForm(form: PointedOutForm, voice: Voice): Card {
  const { discussion, entered, nonce, seen } = form;
  const { id } = discussion;
  return card({
    lang: voice.language,
    fallback: voice.say('safety.before.title'),
    body: [
      heading(voice.say('safety.before.title')),
      title(discussion.title),
      ...pointedOutElements(form, voice),
      ...contributionInputs(discussion, voice, form.there, entered),
    ],
    actions: [
      press(
        voice.say('bot.discussion.send'),
        'discussion.contribute',
        { id, nonce, seen, ...(entered.answers ? { answers: entered.answers } : {}) },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'discussion.read', { id }),
    ],
  });
}

/** A reply before it is sent, with what was pointed out in it. */
export function pointedOutReply(
  form: PointedOut & {
    readonly query: Pick<CountedQuery, 'id' | 'text'>;
    readonly entered: CardData;
    readonly nonce: string;
  },
  voice: Voice,
): Card {
  const { query, entered, nonce, seen } = form;
  return card({
    lang: voice.language,
    fallback: voice.say('safety.before.title'),
    body: [
      heading(voice.say('safety.before.title')),
      questionTitle(query),
      ...pointedOutElements(form, voice),
      ...replyInputs(voice, entered),
    ],
    actions: [
      press(
        voice.say('asking.reply.send'),
        'query.reply',
        { id: query.id, nonce, seen },
        { style: 'positive', inputs: true },
      ),
      press(voice.say('bot.pages.cancel'), 'query.read', { id: query.id }),
    ],
  });
}

export interface Standing {
  readonly waiting: number;
  readonly kept: KeptDays;
}

/** What is kept, where matters stand, and the page on which they are worked off. */
export function safetyCard({ waiting, kept }: Standing, url: string | null, voice: Voice): Card {
  return card({
    lang: voice.language,
    fallback: voice.say('safety.page.title'),
    body: [
      heading(voice.say('safety.page.title')),
      waiting > 0 ? sentence(voice.say('safety.waiting', { count: waiting })) : null,
      ...keptElements(kept, voice),
    ],
    actions: [
      link(voice.say('safety.page.open'), url),
      press(voice.say('bot.help.buttons.privacy'), 'privacy.show'),
    ],
  });
}
