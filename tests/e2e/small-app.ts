import type { RunningTenant } from '../../src/adapters/tenant/server.ts';
import { must } from './check.ts';
import type { FakeBot } from './fake-bot.ts';
import type { TeamsWindow } from './teams-window.ts';

export const AMINA = 'Amina Diallo';
export const CARLOS = 'Carlos Mendoza';
/** As the rail's heading of their team begins. */
export const TEAM = 'Formalization';

interface Stage {
  bot: FakeBot;
  tenant: RunningTenant;
  amina: TeamsWindow;
  carlos: TeamsWindow;
}

/** A tenant of its own with a small app, and two people: filled by the first check of all that share it. */
export const stage = {} as Stage;

/** @throws Wrong where the tenant refuses it */
export async function tell(path: string, body: object, method = 'POST'): Promise<void> {
  const answer = await fetch(new URL(path, stage.tenant.url), {
    method,
    body: JSON.stringify(body),
  });
  must(answer.ok, `${method} ${path} answers ${answer.status}: ${await answer.text()}`);
}
