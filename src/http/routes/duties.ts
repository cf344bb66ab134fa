import { type Duty as DutyShape, duties as dutiesShape, moveDuty } from '../../contract/duties.ts';
import { asId, type HandoverId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { DutyLine } from '../../views/duties.ts';
import type { HttpDeps } from '../deps.ts';
import { type Route, route } from '../route.ts';

const line = ({ duty, leaving, actions, ...names }: DutyLine): DutyShape => ({
  ...{ handover: duty.handover, kind: duty.kind, ref: duty.ref, state: duty.state },
  ...{ name: names.name, leaver: names.leaverName, lastDay: leaving.lastDay },
  ...{ to: names.toName, successor: names.successorName, actions: [...actions] },
});

/** What somebody who leaves answers for, and what becomes of it. */
export function dutyRoutes({ actions, views }: HttpDeps): Route[] {
  async function shown(who: Actor) {
    const { own, offered, flagged } = await views.duties.page(who);
    return { own: own.map(line), offered: offered.map(line), flagged: flagged.map(line) };
  }
  return [
    route({
      method: 'GET',
      path: '/duties',
      summary: 'What one leaves, is asked to take over, or finds somebody for',
      answer: dutiesShape,
      run: shown,
    }),
    route({
      method: 'POST',
      path: '/duties/moves',
      summary: 'Offer it, flag it, take it back; or say yes or no to it',
      body: moveDuty,
      answer: dutiesShape,
      run: async (who, { body: { handover, verb, kind, ref } }) => {
        await actions.duties.move(who, asId<HandoverId>(handover), { kind, ref }, verb);
        return shown(who);
      },
    }),
  ];
}
