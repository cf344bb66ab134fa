import { BOT_APP_ID } from '../address.ts';
import { BOT_ID } from '../bot.ts';
import type { Call } from '../http/router.ts';
import type { Json } from '../odata/page.ts';
import type { MessageRow } from '../teams/messages.ts';
import { reactionsOf } from '../teams/reactions.ts';

/** A message's reactions as Graph shows them, oldest first. */
export function reactions({ tenant }: Pick<Call, 'tenant'>, row: MessageRow): Json[] {
  return reactionsOf(tenant, row).map(({ kind, at, person_id: id }) => ({
    reactionType: kind,
    displayName: null,
    reactionContentUrl: null,
    createdDateTime: at,
    user: {
      application: id === BOT_ID ? { id: BOT_APP_ID, applicationIdentityType: 'bot' } : null,
      device: null,
      user: id === BOT_ID ? null : { id, displayName: null, userIdentityType: 'aadUser' },
    },
  }));
}
