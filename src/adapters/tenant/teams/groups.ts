import { createHash } from 'node:crypto';
import type { Db } from '../db.ts';
import { guidOf } from '../ids.ts';
import type { UserRow } from '../people.ts';
import type { Tenant } from '../tenant.ts';

export interface GroupRow {
  id: string;
  topic: string;
  installed: number;
}

/** `Mission to Lima` mixes two communities and one person of none; the app is in it. In the other it is not yet. */
const GROUPS = [
  {
    topic: 'Mission to Lima',
    members: ['amina.diallo', 'carlos.mendoza', 'mei.tanaka', 'jonas.weber'],
    installed: true,
  },
  { topic: 'Lunch on Friday', members: ['carlos.mendoza', 'lena.okafor'], installed: false },
];

export const groupIdOf = (topic: string): string =>
  `19:${createHash('sha256').update(`group:${topic}`).digest('hex').slice(0, 32)}@thread.v2`;

/** Once in the life of an organization, as the app in its teams. */
export function seedGroups(db: Db): void {
  const epoch = db.meta('epoch') ?? '';
  if (db.meta('group-chats') === epoch) return;
  db.tx(() => {
    for (const { topic, members, installed } of GROUPS) {
      const id = groupIdOf(topic);
      db.run('INSERT OR IGNORE INTO group_chats VALUES(?, ?, ?)', id, topic, installed ? 1 : 0);
      for (const member of members) {
        db.run('INSERT OR IGNORE INTO group_members VALUES(?, ?)', id, guidOf(`person:${member}`));
      }
    }
    db.setMeta('group-chats', epoch);
  });
}

export const groupOf = (tenant: Tenant, id: string): GroupRow | undefined =>
  tenant.db.get<GroupRow>('SELECT * FROM group_chats WHERE id = ?', id);

/** A group of this person by its id or topic. */
export const groupFor = (tenant: Tenant, who: UserRow, key: string): GroupRow | undefined =>
  groupsOf(tenant, who).find(({ id, topic }) => id === key || topic === key);

export const groupsOf = (tenant: Tenant, who: UserRow): GroupRow[] =>
  tenant.db.all<GroupRow>(
    `SELECT g.* FROM group_chats g JOIN group_members m ON m.chat_id = g.id
     WHERE m.user_id = ? ORDER BY g.topic`,
    who.id,
  );

export const groupMembers = (tenant: Tenant, id: string): UserRow[] =>
  tenant.db.all<UserRow>(
    `SELECT u.* FROM group_members m JOIN users u ON u.id = m.user_id
     WHERE m.chat_id = ? AND u.removed = 0 ORDER BY u.mail`,
    id,
  );

export function setGroupInstalled(tenant: Tenant, id: string, installed: boolean): void {
  tenant.db.run('UPDATE group_chats SET installed = ? WHERE id = ?', installed ? 1 : 0, id);
}

/** Tabs that somebody has added to a channel or a group. */
export interface AddedTab {
  id: string;
  name: string;
  url: string;
  entityId: string;
}

/** @returns those of a channel or group in the order in which they were added */
export const tabsIn = (tenant: Tenant, conversation: string): AddedTab[] =>
  tenant.db.all<AddedTab>(
    `SELECT id, name, url, entity_id AS entityId FROM added_tabs
     WHERE conversation = ? ORDER BY rowid`,
    conversation,
  );
