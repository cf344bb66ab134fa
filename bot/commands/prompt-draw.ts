import type { Prompt, PromptVerb } from '../../src/features/capture/prompting/model.ts';
import { registerOf } from '../../src/features/capture/prompting/model.ts';
import { withAge } from '../cards/as-of.ts';
import type { Card } from '../cards/card.ts';
import { departureCard } from '../cards/departure.ts';
import { promptCard, type Warned } from '../cards/prompts.ts';
import type { MessageDeps } from '../deps.ts';
import type { Voice } from '../voice.ts';

/** A prompt with what can be answered to it now: of a project, or of the reader's own departure. */
export async function drawPrompt(
  deps: Pick<MessageDeps, 'actions' | 'views'>,
  prompt: Prompt,
  verbs: readonly PromptVerb[],
  voice: Voice,
): Promise<Card> {
  const drawn = await question(deps, prompt, verbs, voice);
  const register = registerOf(prompt);
  if (register === null) return drawn;
  return withAge(drawn, register, await deps.actions.sources.ageOf(register), voice);
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
  const warned = await warnedOf(actions, prompt);
  return promptCard({ prompt, actions: verbs, from: from?.name ?? null, warned }, voice);
}

/** Of whom a warning tells that was given and has not come true yet. */
async function warnedOf(
  { capture, people }: MessageDeps['actions'],
  prompt: Prompt,
): Promise<Warned | null> {
  const next = prompt.warning === null ? null : await capture.prompts.further(prompt.id);
  const [named] = next?.to ? await people.people([next.to]) : [];
  return next && named ? { stage: next.stage, name: named.name, on: next.on } : null;
}
