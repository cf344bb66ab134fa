import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { consents, NEEDS, TOOL_NEEDS } from '../../src/adapters/graph/needs.ts';
import { permissions } from '../../tools/permissions.ts';

/** What an administrator sees before consenting. */

const lines = (text: string | null): string[] => (text ?? '').trimEnd().split('\n');

test('the bare lists are what README sends an administrator for: no more and no less', () => {
  expect(lines(permissions(['--scopes']))).toEqual([
    'AppCatalog.Read.All',
    'Calendars.ReadBasic',
    'Channel.Create',
    'Channel.ReadBasic.All',
    'Mail.Send',
    'MailboxSettings.Read',
    'Sites.Manage.All',
    'Sites.ReadWrite.All',
    'Team.Create',
    'Team.ReadBasic.All',
    'TeamMember.ReadWrite.All',
    'TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All',
    'TeamsAppInstallation.ReadWriteSelfForUser.All',
    'User-LifeCycleInfo.Read.All',
    'User.Read.All',
  ]);
  expect(lines(permissions(['--delegated']))).toEqual([
    'ChannelMessage.ReadWrite',
    'Files.Read.All',
  ]);
  expect(lines(permissions(['--rsc']))).toEqual(consents().team);
});

test('the guide for administrators holds every right, with what happens without', () => {
  const guide = readFileSync(new URL('../../docs/administrator.md', import.meta.url), 'utf8');
  const [, rows = ''] = /<!-- rights -->\n([\s\S]*?)\n<!-- \/rights -->/.exec(guide) ?? [];
  expect(`${rows}\n`).toBe(permissions(['--guide']));
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
      team: consents().team,
      tools: consents().tools,
    },
  });
  expect(permissions(['--all'])).toBeNull();
});
