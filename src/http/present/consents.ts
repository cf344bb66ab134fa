import type { ConsentAction, MessageConsent } from '../../contract/consents.ts';
import { AGREED, toAsker } from '../../features/consents/model.ts';
import { consentMachine } from '../../features/consents/policy.ts';
import { availableActions } from '../../kernel/machine.ts';
import type { Actor } from '../../kernel/person.ts';
import type { ConsentView } from '../../views/consents.ts';

function actionsOf(who: Actor, { consent, standing, out }: ConsentView): ConsentAction[] {
  const standingNow = { ...consent, state: standing };
  const moves = availableActions(consentMachine, standingNow, who).flatMap((verb) =>
    verb === 'expire' || verb === 'lose' || (verb === 'take-back' && out) ? [] : [verb],
  );
  // A lesson is gone on with as a draft; anything else is made once.
  const open = consent.made === null || consent.made.kind === 'capture';
  const begins = consent.by === who.id && AGREED.has(standing) && open;
  return begins ? [...moves, 'begin'] : moves;
}

/** To its author all of it; to whoever asked whether there is an agreement, and not a word of the message. */
export function consentFor(who: Actor, view: ConsentView): MessageConsent {
  const { consent, byName, ofName, standing, until, out } = view;
  const mine = consent.of === who.id;
  return {
    id: consent.id,
    becomes: consent.becomes,
    mine,
    name: mine ? byName : ofName,
    words: mine ? consent.words : null,
    standing: mine ? standing : toAsker(standing),
    until: until.toISOString(),
    at: (consent.writtenAt ?? consent.askedAt).toISOString(),
    out,
    actions: actionsOf(who, view),
  };
}
