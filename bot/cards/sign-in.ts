import type { MissingConsent } from '../../src/ports/sign-in.ts';
import type { Voice } from '../voice.ts';
import { type Card, card, type Element, heading, line, prose, run, sentence } from './card.ts';
import { link, press } from './inputs.ts';

export const OAUTH_TYPE = 'application/vnd.microsoft.card.oauth';

/** By which Teams' answer is known to be to a card of ours; no connection of that name needs to exist. */
export const CONNECTION = 'praxis';

/** The card on which Teams signs a person in without asking them; its button is for where that fails. */
export interface OAuthCard {
  readonly text: string;
  readonly connectionName: string;
  readonly tokenExchangeResource: { readonly id: string; readonly uri: string };
  readonly buttons: readonly {
    readonly type: 'signin' | 'openUrl';
    readonly title: string;
    readonly value: string;
  }[];
}

interface Exchange {
  /** Names this one attempt: several devices of the person answer with it. */
  readonly id: string;
  /** What the client is to ask a token for. */
  readonly uri: string;
  readonly tabUrl: string | null;
}

export function oauthCard({ id, uri, tabUrl }: Exchange, voice: Voice): OAuthCard {
  const title = voice.say('signin.open');
  return {
    text: voice.say('signin.silent'),
    connectionName: CONNECTION,
    tokenExchangeResource: { id, uri },
    buttons: tabUrl === null ? [] : [{ type: 'openUrl', title, value: tabUrl }],
  };
}

interface Parts {
  readonly title: string;
  readonly body: readonly Element[];
  readonly fallback: string;
  readonly actions: readonly (Element | null)[];
}

const drawn = ({ title, body, fallback, actions }: Parts, voice: Voice): Card =>
  card({ lang: voice.language, fallback, body: [heading(title), ...body], actions });

/** What to do where the client did not sign the person in by itself. */
export const signInCard = (voice: Voice, tabUrl: string | null): Card =>
  drawn(
    {
      title: voice.say('signin.title'),
      fallback: voice.say('signin.needed'),
      body: [sentence(voice.say('signin.needed')), sentence(voice.say('signin.how'), true)],
      actions: [
        link(voice.say('signin.open'), tabUrl),
        press(voice.say('signin.check'), 'session.show'),
      ],
    },
    voice,
  );

export const signedInCard = (voice: Voice): Card =>
  drawn(
    {
      title: voice.say('signin.title'),
      fallback: voice.say('signin.ready'),
      body: [sentence(voice.say('signin.ready')), sentence(voice.say('signin.use'), true)],
      actions: [press(voice.say('signin.out'), 'session.forget')],
    },
    voice,
  );

export const signedOutCard = (voice: Voice): Card =>
  drawn(
    {
      title: voice.say('signin.title'),
      fallback: voice.say('signin.forgotten'),
      body: [sentence(voice.say('signin.forgotten')), sentence(voice.say('signin.returns'), true)],
      actions: [press(voice.say('signin.in'), 'session.show')],
    },
    voice,
  );

/** A right of Microsoft's by what it lets us do; its own name, which the administrator knows, beside it. */
const rightLine = (right: string, voice: Voice): Element => {
  const what = voice.sayOr('', `signin.rights.${right.replaceAll('.', '-')}`);
  return line(run(what === '' ? right : `• ${what} (${right})`));
};

/** The organization has not consented: what is missing, and what to send to whom. */
export const consentCard = (
  voice: Voice,
  missing: MissingConsent | null,
  tabUrl: string | null,
): Card =>
  drawn(
    {
      title: voice.say('signin.consent.title'),
      fallback: voice.say('signin.consent.why'),
      body: [
        sentence(voice.say('signin.consent.why')),
        ...(missing?.rights ?? []).map((right) => rightLine(right, voice)),
        ...(missing
          ? [sentence(voice.say('signin.consent.send')), ...prose(missing.link)]
          : [sentence(voice.say('signin.consent.ask'))]),
      ],
      actions: [
        link(voice.say('signin.consent.open'), missing?.link),
        link(voice.say('signin.open'), tabUrl),
        press(voice.say('signin.check'), 'session.show'),
      ],
    },
    voice,
  );
