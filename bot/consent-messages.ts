import { AGREED } from '../src/features/consents/model.ts';
import type { Message } from '../src/features/notifications/model.ts';
import { AppError } from '../src/kernel/errors.ts';
import { consentCard, consentSettledCard } from './cards/consents.ts';
import type { Drawn } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

type OfConsent = Extract<Message, { kind: 'consent-asked' | 'consent-settled' }>;

/** What the two hear whom a message concerns, as it is true when it is sent. */
export async function consentNews(
  { actions, views }: MessageDeps,
  { kind, consent: id }: OfConsent,
  voice: Voice,
): Promise<Drawn> {
  const consent = await actions.consents.get(id);
  if (!consent) throw new AppError('not-found', `consent ${id} is gone`);
  const view = await views.consents.one(consent);
  if (kind === 'consent-asked') {
    return { card: consentCard(view, voice), stale: view.standing !== 'asked' };
  }
  const done = consent.made !== null && AGREED.has(view.standing);
  return { card: consentSettledCard(view, voice), stale: done };
}
