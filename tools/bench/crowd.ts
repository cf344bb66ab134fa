import { guidOf, personalChatIdOf, teamsUserId } from '../../src/adapters/tenant/ids.ts';
import { personIdOf, teamIdOf } from '../../src/adapters/tenant/seed/index.ts';
import type { Tenant } from '../../src/adapters/tenant/tenant.ts';

interface UserRow {
  readonly id: string;
  readonly props: string;
  readonly hints: string;
}

const LIKE = 'mei.tanaka';

export const crowdId = (number: number): string => guidOf(`bench:person:${number}`);

/** So many more people of the organization, all of them members of the community. */
export function addCrowd({ db }: Tenant, community: string, count: number): void {
  const like = db.get<UserRow>('SELECT id, props, hints FROM users WHERE id = ?', personIdOf(LIKE));
  if (!like) throw new Error(`nobody is called ${LIKE}`);
  const team = teamIdOf(community);
  db.tx(() => {
    for (let number = 0; number < count; number += 1) {
      const id = crowdId(number);
      const mail = `member.${number}@org.example`;
      const props = {
        ...(JSON.parse(like.props) as Record<string, unknown>),
        displayName: `Member ${number}`,
        givenName: 'Member',
        surname: String(number),
        mail,
        userPrincipalName: mail,
        employeeId: id.slice(0, 6),
      };
      db.run(
        `INSERT INTO users(id, upn, mail, given, props, manager_id, seq, removed, installed, chat_id, teams_id, hints)
         VALUES(?, ?, ?, 'Member', ?, NULL, ?, 0, 0, ?, ?, ?)`,
        id,
        mail,
        mail,
        JSON.stringify(props),
        db.nextSeq(),
        personalChatIdOf(id),
        teamsUserId(id),
        like.hints,
      );
      db.run('INSERT INTO memberships VALUES(?, ?, 0)', team, id);
    }
  });
}
