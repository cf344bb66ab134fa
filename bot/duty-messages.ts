import type { DutyMessage } from '../src/features/notifications/duty-message.ts';
import type { PersonId } from '../src/kernel/ids.ts';
import { withNotice } from './cards/card.ts';
import { dutiesCard } from './cards/duties.ts';
import type { Drawn } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

/** What a colleague leaves, as it is when this is sent: to whoever may take it over, or finds somebody who does. */
export async function dutyNews(
  { actions, views, tabUrl }: MessageDeps,
  { about, handover }: DutyMessage,
  reader: PersonId,
  voice: Voice,
): Promise<Drawn> {
  const page = await views.duties.page(await actions.people.actor(reader));
  const those = page[about].filter(({ duty }) => duty.handover === handover);
  const drawn = dutiesCard(
    { own: [], offered: [], flagged: [], [about]: those },
    tabUrl?.('/duties') ?? null,
    voice,
  );
  const waits = those.some(({ duty }) => duty.state === about);
  return { card: withNotice(drawn, voice.say(`duties.news.${about}`), 'good'), stale: !waits };
}
