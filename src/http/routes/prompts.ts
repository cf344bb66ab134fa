import {
  declinePrompt,
  handOverPrompt,
  promptList,
  prompt as promptShape,
  snoozePrompt,
} from '../../contract/capture.ts';
import { AppError } from '../../kernel/errors.ts';
import { asId, type PersonId, type PromptId } from '../../kernel/ids.ts';
import type { HttpDeps } from '../deps.ts';
import { prompt } from '../present/capture.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

export function promptRoutes({ actions }: HttpDeps): Route[] {
  const { prompts } = actions.capture;

  /** Exactly one person, or nobody: a prompt that reaches the wrong desk is worse than a second try. */
  async function colleague(words: string): Promise<PersonId> {
    const found = await actions.people.find(words);
    const wanted = words.toLowerCase();
    const exact = found.filter(({ mail, name }) =>
      [mail.toLowerCase(), name.toLowerCase()].includes(wanted),
    );
    const [only, ...others] = exact.length > 0 ? exact : found;
    if (!only || others.length > 0) {
      throw new AppError('handover-to-unknown', `${found.length} people are meant`);
    }
    return only.id;
  }

  return [
    route({
      method: 'GET',
      path: '/prompts',
      summary: 'The prompts that still want something of this person',
      answer: promptList,
      run: async (who) => ({
        items: (await prompts.open(who)).map((item) => prompt(who, item)),
      }),
    }),
    route({
      method: 'POST',
      path: '/prompts/:id/snooze',
      summary: 'Ask again later',
      params: byId,
      body: snoozePrompt,
      answer: promptShape,
      run: async (who, { params, body }) =>
        prompt(who, await prompts.snooze(who, asId<PromptId>(params.id), body.days)),
    }),
    route({
      method: 'POST',
      path: '/prompts/:id/decline',
      summary: 'Decline with a reason',
      params: byId,
      body: declinePrompt,
      answer: promptShape,
      run: async (who, { params, body }) =>
        prompt(who, await prompts.decline(who, asId<PromptId>(params.id), body.reason)),
    }),
    route({
      method: 'POST',
      path: '/prompts/:id/hand-over',
      summary: 'Let a colleague be asked instead',
      params: byId,
      body: handOverPrompt,
      answer: promptShape,
      run: async (who, { params, body }) => {
        const to = await colleague(body.to);
        return prompt(who, await prompts.handOver(who, asId<PromptId>(params.id), to));
      },
    }),
  ];
}
