import {
  declinePrompt,
  handOverPrompt,
  promptList,
  prompt as promptShape,
  snoozePrompt,
} from '../../contract/capture.ts';
import { promptsByUnit } from '../../contract/prompts-by-unit.ts';
import type { Prompt } from '../../features/capture/prompting/model.ts';
import { asId, type PromptId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import { colleague } from '../colleague.ts';
import type { HttpDeps } from '../deps.ts';
import { prompt } from '../present/capture.ts';
import { ageOf } from '../present/person.ts';
import { registerAges } from '../register-ages.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

export function promptRoutes({ actions, views }: HttpDeps): Route[] {
  const { prompts, handovers } = actions.capture;

  const shown = async (who: Actor, item: Prompt) => {
    const handover = item.kind === 'departure' ? await handovers.byPrompt(item.id) : null;
    return prompt(who, item, handover, ageOf(item, await registerAges(actions.sources)));
  };

  return [
    route({
      method: 'GET',
      path: '/prompts',
      summary: 'The prompts that still want something of this person',
      answer: promptList,
      run: async (who) => ({
        items: await Promise.all((await prompts.open(who)).map((item) => shown(who, item))),
      }),
    }),
    route({
      method: 'GET',
      path: '/prompts/units',
      summary: 'What became of what people were asked, by unit; for governance and focal points',
      answer: promptsByUnit,
      run: async (who) => {
        const { since, all, units, withheld, smallest } = await views.promptsByUnit.seen(who);
        return {
          since: since.toISOString().slice(0, 10),
          all,
          units: units.map((one) => ({ ...one, reasons: [...one.reasons] })),
          withheld,
          smallest,
        };
      },
    }),
    route({
      method: 'POST',
      path: '/prompts/:id/snooze',
      summary: 'Ask again later',
      params: byId,
      body: snoozePrompt,
      answer: promptShape,
      run: async (who, { params, body }) =>
        shown(who, await prompts.snooze(who, asId<PromptId>(params.id), body.days)),
    }),
    route({
      method: 'POST',
      path: '/prompts/:id/decline',
      summary: 'Decline with a reason',
      params: byId,
      body: declinePrompt,
      answer: promptShape,
      run: async (who, { params, body }) =>
        shown(who, await prompts.decline(who, asId<PromptId>(params.id), body.reason)),
    }),
    route({
      method: 'POST',
      path: '/prompts/:id/hand-over',
      summary: 'Let a colleague be asked instead',
      params: byId,
      body: handOverPrompt,
      answer: promptShape,
      run: async (who, { params, body }) => {
        const to = await colleague(actions.people, body.to);
        return shown(who, await prompts.handOver(who, asId<PromptId>(params.id), to));
      },
    }),
  ];
}
