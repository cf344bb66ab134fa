import { readFile } from 'node:fs/promises';
import {
  CloudAdapter,
  ConfigurationServiceClientCredentialFactory,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import {
  CertificateServiceClientCredentialsFactory,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { Log } from '../src/ports/log.ts';
import { Authentication } from './authentication.ts';
import { federatedCredentials } from './federated.ts';

/** How the registration proves itself; files are read once, at start. */
export type AdapterCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'certificate'; readonly certificateFile: string; readonly keyFile: string }
  | { readonly kind: 'federated'; readonly tokenFile: string };

export type AdapterConfig =
  | { readonly mode: 'local'; readonly tenantUrl: string }
  | {
      readonly mode: 'production';
      readonly appId: string;
      readonly tenantId: string;
      readonly credential: AdapterCredential;
    };

type ReceivedActivity = Parameters<CloudAdapter['processActivityDirect']>[1];

/** The SDK's adapter, with a way in that answers instead of writing to a response and to the console. */
export class TeamsAdapter extends CloudAdapter {
  readonly local: boolean;

  constructor(authentication: Authentication, local: boolean) {
    super(authentication);
    this.local = local;
  }

  /** @throws AuthenticationError for a stranger, and whatever the turn threw */
  async receive(
    authorization: string,
    activity: ReceivedActivity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, turn);
  }
}

async function credentialsOf(
  config: AdapterConfig & { mode: 'production' },
): Promise<ServiceClientCredentialsFactory> {
  const { appId, tenantId, credential } = config;
  switch (credential.kind) {
    case 'secret':
      return new ConfigurationServiceClientCredentialFactory({
        MicrosoftAppId: appId,
        MicrosoftAppPassword: credential.secret,
        MicrosoftAppTenantId: tenantId,
        MicrosoftAppType: 'SingleTenant',
      });
    case 'certificate': {
      const [certificate, key] = await Promise.all([
        readFile(credential.certificateFile, 'utf8'),
        readFile(credential.keyFile, 'utf8'),
      ]);
      return new CertificateServiceClientCredentialsFactory(appId, certificate, key, tenantId);
    }
    case 'federated':
      return federatedCredentials({ appId, tenantId, tokenFile: credential.tokenFile });
  }
}

/**
 * The door to Teams. Without credentials it believes everybody, so that it opens that way in the local mode only,
 * where the server listens on this machine alone and activities from elsewhere are refused.
 */
export async function createAdapter(
  config: AdapterConfig,
  log: Log,
  { longestCallMs }: { readonly longestCallMs?: number } = {},
): Promise<TeamsAdapter> {
  if (config.mode === 'local') {
    log.info({}, 'the chat believes this machine: local mode');
    const believing = new Authentication({});
    if (longestCallMs !== undefined) believing.longestCallMs = longestCallMs;
    return new TeamsAdapter(believing, true);
  }
  const authentication = new Authentication(
    {
      MicrosoftAppId: config.appId,
      MicrosoftAppTenantId: config.tenantId,
    },
    await credentialsOf(config),
  );
  return new TeamsAdapter(authentication, false);
}
