import type { Prompt, PromptVerb } from '../../src/features/capture/model.ts';
import { withAge } from '../cards/as-of.ts';
import type { Card } from '../cards/card.ts';
import { departureCard } from '../cards/departure.ts';
import { promptCard } from '../cards/prompts.ts';
import type { MessageDeps } from '../deps.ts';
import type { Voice } from '../voice.ts';

/** A prompt with what can be answered to it now: of a project, or of the reader's own departure. */
export async function drawPrompt(
  deps: Pick<MessageDeps, 'actions' | 'views'>,
  prompt: Prompt,
  verbs: readonly PromptVerb[],
  voice: Voice,
): Promise<Card> {
  const register = prompt.kind === 'departure' ? 'leavers' : 'projects';
  const readOn = await deps.actions.sources.ageOf(register);
  return withAge(await question(deps, prompt, verbs, voice), register, readOn, voice);
}

async function question(
  { actions, views }: Pick<MessageDeps, 'actions' | 'views'>,
  prompt: Prompt,
  verbs: readonly PromptVerb[],
  voice: Voice,
): Promise<Card> {
  const before = await views.handovers.beforeBeginning(prompt, voice.language);
  if (before) {
    const { handover, audience, left } = before;
    const begun = handover.capture ? handover.id : null;
    return departureCard({ prompt, actions: verbs, audience, left, handover: begun }, voice);
  }
  const [from] = prompt.handedOverFrom ? await actions.people.people([prompt.handedOverFrom]) : [];
  return promptCard({ prompt, actions: verbs, from: from?.name ?? null }, voice);
}
