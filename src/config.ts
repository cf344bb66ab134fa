import { z } from 'zod';
import { type ModelConfig, modelOf, modelVariables } from './config-model.ts';
import {
  type Credential,
  credential,
  NEW_KEY,
  type TokenKey,
  tokenKeys,
} from './config-secrets.ts';

/** Paths: `/<library>/<path>` in the knowledge site, or `file:<path>` of this machine. */
export interface RegisterPlaces {
  readonly projects: string | null;
  readonly moves: string | null;
  readonly missions: string | null;
  readonly trainings: string | null;
  readonly columns: string | null;
  readonly calendars: readonly string[];
}

interface Common {
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly publicUrl: string;
  readonly administrators: readonly string[];
  readonly logLevel: string;
  /** True: Microsoft Search is never asked in anybody's name; what Praxis itself holds is all that is searched. */
  readonly searchesOnlyOurs?: boolean;
  /** True: nothing is followed by subscription; what is said without activities and read by nobody goes unheard. */
  readonly followsNothing?: boolean;
  /** Registers that come as files; without it they are the lists of the knowledge site. */
  readonly registers?: RegisterPlaces;
  /** Address or id of the mailbox that writes to people whose chat is closed; without it there is no mail. */
  readonly mailSender?: string;
  readonly officeProgram?: string | undefined;
  /** Of the organization, by which Microsoft limits how much may be read; without it the smallest. */
  readonly graphSize?: 'small' | 'medium' | 'large';
  /** Rewrites and translates drafts on a moderator's press; absent: there is none. */
  readonly languageModel?: ModelConfig;
}

export interface LocalConfig extends Common {
  readonly mode: 'local';
  /** The local tenant's address, on loopback. */
  readonly tenantUrl: string;
}

export interface ProductionConfig extends Common {
  readonly mode: 'production';
  readonly databaseUrl: string;
  readonly appId: string;
  readonly tenantId: string;
  readonly credential: Credential;
  /** The first one seals, all of them open: that is how keys are changed. */
  readonly tokenKeys: readonly TokenKey[];
  /** The app's id in the organization's catalogue; without it the catalogue is asked. */
  readonly teamsAppId?: string;
  /** The registration by which browsers outside Teams sign in; without it they are told to open Teams. */
  readonly browserClientId?: string;
  /** `<host>:/sites/<name>` of the site that holds the organization's lists and libraries. */
  readonly knowledgeSite: string;
}

export type Config = LocalConfig | ProductionConfig;

/** A configuration that cannot run, with every fault and its remedy. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`Praxis cannot start:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const text = z.string().trim().min(1).optional();
const file = z
  .string()
  .trim()
  .regex(/^(\/[^/]+\/.+|file:.+)$/, 'must look like /Registers/projects.csv or file:projects.csv')
  .optional();

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  DATA_DIR: z.string().trim().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .trim()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  PUBLIC_URL: z.url().optional(),
  PRAXIS_ADMINS: z.string().default(''),
  PRAXIS_TENANT_URL: text,
  KNOWLEDGE_SITE: z
    .string()
    .trim()
    .regex(/^[^:/]+:\/sites\/.+$/, 'must look like contoso.sharepoint.com:/sites/knowledge')
    .optional(),
  MAIL_SENDER: z
    .string()
    .trim()
    .regex(
      /^([^\s@]+@[^\s@]+|[0-9a-f-]{36})$/i,
      'must be the address or the object id of a mailbox',
    )
    .optional(),
  TEAMS_APP_ID: z.guid('must be the id that the Teams admin centre shows for the app').optional(),
  BROWSER_CLIENT_ID: z.guid('must be the Application (client) ID of a registration').optional(),
  CHANGE_NOTIFICATIONS: z.enum(['on', 'off']).default('on'),
  MICROSOFT_SEARCH: z.enum(['on', 'off']).default('on'),
  GRAPH_SIZE: z.enum(['small', 'medium', 'large']).default('small'),
  PROJECTS_CSV: file,
  HR_CSV: file,
  MISSIONS_CSV: file,
  TRAININGS_CSV: file,
  REGISTER_COLUMNS: file,
  MISSION_CALENDARS: z.string().default(''),
  OFFICE_PROGRAM: text,
  ...modelVariables,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  TOKEN_KEYS: text,
  MicrosoftAppId: text,
  MicrosoftAppType: text,
  MicrosoftAppTenantId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppCertificateFile: text,
  MicrosoftAppCertificateKeyFile: text,
  MicrosoftAppFederatedTokenFile: text,
});
type Environment = z.infer<typeof environment>;

/** An empty variable is one that was not set: that is how env files and container platforms leave them. */
const present = (env: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));

/**
 * The only reader of the environment. No Microsoft variable at all is the local mode; any of them is production,
 * which needs all; anything between stops with the list of what is missing.
 * @throws ConfigError
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(present(env));
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(
        ({ path, message }) => `${path.join('.')}: ${message} (see env.sample)`,
      ),
    );
  }
  const values = parsed.data;
  const microsoft = Object.keys(present(env)).some((name) => name.startsWith('MicrosoftApp'));
  return microsoft ? production(values) : local(values);
}

const words = (list: string): string[] => list.split(/[,;\s]+/).filter(Boolean);

const common = (values: Environment, model: ModelConfig | null): Omit<Common, 'publicUrl'> => ({
  port: values.PORT,
  dataDir: values.DATA_DIR,
  databaseUrl: values.DATABASE_URL ?? null,
  administrators: words(values.PRAXIS_ADMINS),
  logLevel: values.LOG_LEVEL,
  graphSize: values.GRAPH_SIZE,
  registers: {
    projects: values.PROJECTS_CSV ?? null,
    moves: values.HR_CSV ?? null,
    missions: values.MISSIONS_CSV ?? null,
    trainings: values.TRAININGS_CSV ?? null,
    columns: values.REGISTER_COLUMNS ?? null,
    calendars: words(values.MISSION_CALENDARS),
  },
  officeProgram: values.OFFICE_PROGRAM,
  followsNothing: values.CHANGE_NOTIFICATIONS === 'off',
  searchesOnlyOurs: values.MICROSOFT_SEARCH === 'off',
  ...(values.MAIL_SENDER ? { mailSender: values.MAIL_SENDER } : {}),
  ...(model ? { languageModel: model } : {}),
});

const isLoopback = (url: string): boolean =>
  /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\/?$/.test(url);

/** The invented organization's own administrator, so that whoever tries Praxis can be one. */
const LOCAL_ADMINISTRATOR = 'samuel.boateng@org.example';

function local(values: Environment): LocalConfig {
  const tenantUrl = values.PRAXIS_TENANT_URL ?? 'http://127.0.0.1:3979';
  const publicUrl = values.PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`;
  const unset: string[] = [];
  const model = modelOf(values, unset);
  const faults = [
    ...unset,
    !isLoopback(tenantUrl) &&
      'PRAXIS_TENANT_URL must be on this machine (http://127.0.0.1:<port>): the local tenant knows no passwords. For a real tenant set the MicrosoftApp… variables.',
    values.BROWSER_CLIENT_ID !== undefined &&
      'BROWSER_CLIENT_ID belongs to production: here one chooses whom to be. Remove it, or set the MicrosoftApp… variables.',
    !isLoopback(publicUrl) &&
      'PUBLIC_URL is another machine, but no MicrosoftApp… variable is set: the local mode answers this machine only. Set them (env.sample), or remove PUBLIC_URL.',
  ].filter((fault) => fault !== false);
  if (faults.length > 0) throw new ConfigError(faults);
  const shared = common(values, model);
  const administrators =
    shared.administrators.length > 0 ? shared.administrators : [LOCAL_ADMINISTRATOR];
  return { mode: 'local', ...shared, administrators, tenantUrl, publicUrl };
}

function production(values: Environment): ProductionConfig {
  const faults: string[] = [];
  const need = (name: keyof Environment, why: string): string => {
    const value = values[name];
    if (typeof value === 'string' && value) return value;
    faults.push(`${name} is missing: ${why}`);
    return '';
  };
  const type = values.MicrosoftAppType ?? 'SingleTenant';
  if (type !== 'SingleTenant') {
    faults.push(
      `MicrosoftAppType is "${type}"; Praxis runs on a single-tenant registration: set SingleTenant.`,
    );
  }
  if (values.PRAXIS_TENANT_URL) {
    faults.push(
      'PRAXIS_TENANT_URL belongs to the local mode: remove it, or remove all MicrosoftApp… variables.',
    );
  }
  if (values.PUBLIC_URL && !values.PUBLIC_URL.startsWith('https://')) {
    faults.push(
      'PUBLIC_URL must begin with https://: Teams shows no tab and calls no bot without it.',
    );
  }
  const config: ProductionConfig = {
    mode: 'production',
    ...common(values, modelOf(values, faults)),
    databaseUrl: need(
      'DATABASE_URL',
      'the address of a PostgreSQL 15 or newer, postgres://user:password@host/database',
    ),
    publicUrl: need('PUBLIC_URL', 'the https address under which Teams reaches this server'),
    appId: need('MicrosoftAppId', 'the Application (client) ID of the app registration'),
    tenantId: need('MicrosoftAppTenantId', 'the Directory (tenant) ID of the app registration'),
    credential: credential(values, faults),
    tokenKeys: tokenKeys(
      need('TOKEN_KEYS', `keys that seal people's tokens in the database. ${NEW_KEY}`),
      faults,
    ),
    ...(values.TEAMS_APP_ID ? { teamsAppId: values.TEAMS_APP_ID } : {}),
    ...(values.BROWSER_CLIENT_ID ? { browserClientId: values.BROWSER_CLIENT_ID } : {}),
    knowledgeSite: need(
      'KNOWLEDGE_SITE',
      'the SharePoint site of the lists and libraries, contoso.sharepoint.com:/sites/knowledge',
    ),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}
