import { consentCard, oauthCard, signedInCard, signInCard } from './cards/sign-in.ts';
import type { Answer, Call } from './command.ts';

/** The tab within Teams, where it signs people in by itself; in a browser alone nobody is known. */
const tabOf = ({ deps }: Call): string | null =>
  deps.reach?.link('/') ?? deps.tabUrl?.('/') ?? null;

/** The card that fits what is known of the person now, with words only: nothing happens by itself on it. */
export async function signInStatus(call: Call): Promise<NonNullable<Answer>> {
  const { deps, who, voice } = call;
  const { tokens } = deps.signIn;
  const state = await tokens.state(who.id);
  switch (state) {
    case 'ready':
    case 'consent': {
      const missing = await tokens.missing();
      return {
        card:
          missing || state === 'consent'
            ? consentCard(voice, missing, tabOf(call))
            : signedInCard(voice),
      };
    }
    case 'unavailable':
      return { text: voice.say('signin.unavailable') };
    case 'sign-in':
      return { card: signInCard(voice, tabOf(call)) };
  }
}

/**
 * What is said where something needs the person's own rights: in a message of the personal chat Teams is asked to
 * sign them in without a word; anywhere else, and where that fails, a card says what to do.
 */
export async function offerSignIn(call: Call): Promise<NonNullable<Answer>> {
  const { deps, voice, place } = call;
  if (place.kind !== 'chat') return { text: voice.say('signin.private') };
  const status = await signInStatus(call);
  const state = await deps.signIn.tokens.state(call.who.id);
  // Asked again also where consent was missing: an administrator may have given it since.
  if (!('card' in status) || state === 'ready') return status;
  const exchange = { id: deps.ids.next(), uri: deps.signIn.resource, tabUrl: tabOf(call) };
  return { ...status, oauth: oauthCard(exchange, voice) };
}
