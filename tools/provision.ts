import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Plan } from '../src/adapters/graph/provision/plan.ts';
import {
  type ProvisionOptions,
  planProvision,
  provision,
} from '../src/adapters/graph/provision/provision.ts';
import { ProvisionError } from '../src/adapters/graph/provision/refusals.ts';
import { createMetrics } from '../src/adapters/metrics/metrics.ts';
import { BOT_APP_ID, LOCAL_SITE } from '../src/adapters/tenant/address.ts';
import { ConfigError, readConfig } from '../src/config.ts';
import { entraFor, graphFor } from '../src/world.ts';
import { ROOT } from './lib/where.ts';

const USAGE = `npm run provision [-- options]

Looks at the SharePoint site of KNOWLEDGE_SITE (of the local tenant without MicrosoftApp… variables; npm start runs it)
and prints what Praxis needs there and lacks: lists, libraries, columns, indexes, and who reads which library. Changes
nothing without --apply, and never deletes, renames or narrows anything. May be stopped and run again.

  --apply                  make it. Needs Sites.Manage.All and Sites.ReadWrite.All, or Sites.FullControl.All
  --community <slug>       also the library of this community, in its team's site (again for more)
  --open-library <name>    the library open to all staff ("Published knowledge" unless told)
  --new-community <slug>   make a community: team, channel Exchange, Praxis in it, library, lines in Communities and Audiences
    --title <name>         its name, of the team too (needed)
    --owner <mail>         owner of the team and moderator (needed; again for more)
    --private, --shared    the channel has members of its own; otherwise everybody of the team is in it
                           Needs Team.Create, Team.ReadBasic.All, Channel.Create, Channel.ReadBasic.All,
                           TeamMember.ReadWrite.All, TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All,
                           AppCatalog.Read.All, only while it runs
  --handovers-closed       you have closed the library Handovers: it may be used
  --help
`;

const print = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

function options() {
  const { values } = parseArgs({
    options: {
      apply: { type: 'boolean', default: false },
      community: { type: 'string', multiple: true, default: [] },
      'new-community': { type: 'string' },
      title: { type: 'string' },
      owner: { type: 'string', multiple: true, default: [] },
      private: { type: 'boolean', default: false },
      shared: { type: 'boolean', default: false },
      'open-library': { type: 'string', default: 'Published knowledge' },
      'handovers-closed': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @throws ProvisionError for what cannot be meant */
function newCommunity(given: ReturnType<typeof options>, externalId: string) {
  const slug = given['new-community'];
  if (slug === undefined) return {};
  if (!SLUG.test(slug)) {
    throw new ProvisionError(
      `--new-community ${slug}: a slug has small letters, digits and single hyphens between them.`,
    );
  }
  const title = given.title?.trim();
  if (!title) throw new ProvisionError('--new-community needs --title <name>.');
  if (given.private && given.shared) {
    throw new ProvisionError('A channel is private or shared, not both: choose one.');
  }
  const kind = given.private ? 'private' : given.shared ? 'shared' : 'standard';
  return { newCommunity: { slug, title, owners: given.owner, kind, externalId } as const };
}

function left({ differences, byHand }: Plan): void {
  if (differences.length > 0) print('\nDiffers, and is left as it is:');
  for (const { what, remedy } of differences) print(`  ! ${what}.\n    ${remedy}`);
  if (byHand.length > 0) print('\nLeft to you:');
  for (const what of byHand) print(`  - ${what}`);
}

async function run(): Promise<void> {
  const given = options();
  if (given.help) {
    print(USAGE);
    return;
  }
  const envFile = join(ROOT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const config = readConfig(process.env);
  const graph = graphFor(config, createMetrics(), await entraFor(config));
  const wanted: ProvisionOptions = {
    site: config.mode === 'local' ? LOCAL_SITE : config.knowledgeSite,
    openLibrary: given['open-library'],
    communities: [...new Set(given.community)],
    handoversClosed: given['handovers-closed'],
    ...newCommunity(given, config.mode === 'local' ? BOT_APP_ID : config.appId),
  };
  print(`Site ${wanted.site}`);
  const plan = given.apply
    ? await provision(graph, wanted, (what, number, of) => print(`  ${number}/${of}  ${what}`))
    : await planProvision(graph, wanted);
  if (plan.steps.length > 0) {
    print('\nWould be made with --apply (nothing was changed):');
    for (const { what } of plan.steps) print(`  + ${what}`);
  }
  left(plan);
  if (plan.steps.length + plan.differences.length + plan.byHand.length === 0)
    print('Nothing is missing.');
}

try {
  await run();
} catch (error) {
  const told = error instanceof ConfigError || error instanceof ProvisionError;
  const badOption = error instanceof TypeError && 'code' in error;
  if (!told && !badOption) throw error;
  process.stderr.write(`${error.message}\n${badOption ? `\n${USAGE}` : ''}`);
  process.exitCode = 1;
}
