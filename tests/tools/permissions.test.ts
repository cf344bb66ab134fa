import { expect, test } from '@jest/globals';
import { NEEDS, TOOL_NEEDS } from '../../src/adapters/graph/needs.ts';
import { permissions } from '../../tools/permissions.ts';

/** What an administrator sees before consenting. */

test('the bare list is what README sends an administrator for: no more and no less', () => {
  expect(permissions(['--scopes'])).toBe(
    'MailboxSettings.Read\nSites.ReadWrite.All\nUser-LifeCycleInfo.Read.All\nUser.Read.All\n',
  );
  expect(permissions(['--rsc'])).toBe('ChannelMessage.Read.Group\nTeamMember.Read.Group\n');
});

test('the table names every feature, its calls with their rights, and what happens without', () => {
  const table = permissions([]) ?? '';
  for (const { name, calls } of [...NEEDS, ...TOOL_NEEDS]) {
    const [, part = ''] = table.split(`${name}\n`);
    const [own = ''] = part.split('\n\n');
    for (const { call, rights, why } of calls) {
      expect(own).toContain(`  ${call}\n`);
      expect(own).toContain(why);
      for (const right of rights) expect(own).toContain(right);
    }
    expect(own).toContain('Without: ');
  }
  expect(table).toContain('bot scope team');
});

test('the same as JSON, and a word that is not understood', () => {
  expect(JSON.parse(permissions(['--json']) ?? '')).toMatchObject({
    features: NEEDS.map(({ feature }) => ({ feature })),
    consents: {
      team: ['ChannelMessage.Read.Group', 'TeamMember.Read.Group'],
      tools: ['Sites.Manage.All'],
    },
  });
  expect(permissions(['--all'])).toBeNull();
});
