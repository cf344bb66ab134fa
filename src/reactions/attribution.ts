import type { DraftRef } from '../features/attribution/model.ts';
import type { CheckId, PersonId } from '../kernel/ids.ts';
import { on, type Reaction, type ReactionDeps, URGENCY } from './reaction.ts';

/** One card a person and round, and its reminder. */
const keyOf = (check: CheckId, round: number): string => `attribution:${check}:${round}`;
const againOf = (check: CheckId, round: number): string => `${keyOf(check, round)}:again`;

/** Whoever is named in a draft is asked and once reminded; what they take back goes from what they suggested too. */
export function attributionReactions(deps: ReactionDeps): readonly Reaction[] {
  const { attribution, safety, notifications } = deps;

  const tell = (key: string, check: CheckId, person: PersonId) =>
    notifications.intend({
      key,
      target: { kind: 'person', person },
      message: { kind: 'attribution-asked', check },
      unasked: true,
      urgency: URGENCY.asked,
    });

  /** All cards of earlier rounds show the same. */
  async function redraw(check: CheckId, round: number): Promise<void> {
    for (let one = 1; one <= round; one += 1) {
      await notifications.redraw(keyOf(check, one));
      await notifications.redraw(againOf(check, one));
    }
  }

  const ofDiscussion = (item: string): DraftRef => ({ kind: 'synthesis', item });
  const ofQuery = (item: string): DraftRef => ({ kind: 'consolidated', item });

  return [
    on('attribution.asked', 'tell', async ({ data: { check, person, round } }) => {
      await redraw(check, round - 1);
      await tell(keyOf(check, round), check, person);
    }),
    on('attribution.reminded', 'tell', ({ data: { check, person, round } }) =>
      tell(againOf(check, round), check, person),
    ),
    on('attribution.answered', 'redraw', ({ data: { check, round } }) => redraw(check, round)),

    on('removal.decided', 'unname', async ({ data }) => {
      const request = await safety.requests.get(data.request);
      if (request?.state === 'granted') await attribution.granted(request.id);
    }),

    on('contribution.withdrawn', 'tidy-suggestions', ({ data }) =>
      attribution.tidy(ofDiscussion(data.discussion)),
    ),
    on('contribution.hidden', 'tidy-suggestions', ({ data }) =>
      attribution.tidy(ofDiscussion(data.discussion)),
    ),
    on('contribution.edited', 'tidy-suggestions', ({ data }) =>
      attribution.tidy(ofDiscussion(data.discussion)),
    ),
    on('reply.withdrawn', 'tidy-suggestions', ({ data }) => attribution.tidy(ofQuery(data.query))),
    on('reply.hidden', 'tidy-suggestions', ({ data }) => attribution.tidy(ofQuery(data.query))),
    on('reply.edited', 'tidy-suggestions', ({ data }) => attribution.tidy(ofQuery(data.query))),
  ];
}
