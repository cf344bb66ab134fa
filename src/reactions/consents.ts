import { toAsker } from '../features/consents/model.ts';
import type { ConsentId } from '../kernel/ids.ts';
import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** Whoever wrote a message is asked and once reminded; whoever asked hears what came of it. */
export function consentReactions(deps: ReactionDeps): readonly Reaction[] {
  const { consents, capture, queries, notifications } = deps;

  /** What its author does not agree to any more goes out of what was begun with it. */
  async function takeOut(id: ConsentId): Promise<void> {
    const consent = await consents.get(id);
    if (consent?.state !== 'withdrawn') return;
    const { made, words, link } = consent;
    if (made?.kind === 'capture' && words !== null) {
      await capture.unquote(made.capture, { happened: words, ...(link ? { context: link } : {}) });
    }
    if (made?.kind === 'query') await queries.faqs.letGo(made.query);
    await consents.forget(id);
  }

  return [
    on('consent.asked', 'tell', ({ data: { consent, person } }) =>
      notifications.intend({
        key: `consent:${consent}`,
        target: { kind: 'person', person },
        message: { kind: 'consent-asked', consent },
        unasked: true,
        urgency: URGENCY.asked,
      }),
    ),
    on('consent.reminded', 'tell', ({ data: { consent, person } }) =>
      notifications.intend({
        key: `consent:${consent}:again`,
        target: { kind: 'person', person },
        message: { kind: 'consent-asked', consent },
        unasked: true,
        urgency: URGENCY.asked,
      }),
    ),
    on('consent.settled', 'take-out', ({ data }) => takeOut(data.consent)),
    on('consent.settled', 'tell', async ({ actor, data: { consent: id, state } }) => {
      await notifications.redraw(`consent:${id}`);
      await notifications.redraw(`consent:${id}:again`);
      const consent = await consents.get(id);
      if (!consent) return;
      await notifications.redraw(`consent:${id}:asker:agreed`);
      if (actor === consent.by || toAsker(consent.state) === 'asked') return;
      const outcome = state === 'agreed' || state === 'agreed-without-name' ? 'agreed' : 'none';
      await notifications.intend({
        key: `consent:${id}:asker:${outcome}`,
        target: { kind: 'person', person: consent.by },
        message: { kind: 'consent-settled', consent: id },
        unasked: true,
        urgency: URGENCY.waiting,
      });
    }),
  ];
}
