import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
} from 'botframework-connector';

/** Shorter than the service's own patience with a turn, so that a silent connector cannot hold one up for good. */
const LONGEST_CALL_MS = 12_000;

interface Request {
  abortSignal?: AbortSignal;
}

interface Policy {
  readonly name: string;
  sendRequest(request: Request, next: (request: Request) => Promise<unknown>): Promise<unknown>;
}

interface Inside {
  readonly client: {
    readonly pipeline: {
      removePolicy(policy: { name: string }): unknown;
      addPolicy(policy: Policy): void;
    };
  };
}

/**
 * The SDK's client repeats what failed up to three times, also a message that may have been posted already (502, a
 * broken connection), and sleeps through Retry-After. The connector has no idempotency key, so that a repetition is
 * a second message: who may repeat, and when, is decided by those who can look whether the first one is there.
 */
function sendingOnce(client: ConnectorClient, longestMs: number): ConnectorClient {
  const { pipeline } = (client as unknown as Inside).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({
    name: 'praxisTimeout',
    sendRequest: (request, next) => {
      // Not `timeout`: the client forgets to clear that timer when a call fails, and it holds the process open.
      request.abortSignal = AbortSignal.timeout(longestMs);
      return next(request);
    },
  });
  return client;
}

class OnceFactory extends ConnectorFactory {
  readonly inner: ConnectorFactory;
  readonly longestMs: number;

  constructor(inner: ConnectorFactory, longestMs: number) {
    super();
    this.inner = inner;
    this.longestMs = longestMs;
  }

  override async create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
    return sendingOnce(await this.inner.create(serviceUrl, audience), this.longestMs);
  }
}

/** The SDK's authentication, with connector clients that send a message once. */
export class Authentication extends ConfigurationBotFrameworkAuthentication {
  /** Milliseconds after which the connector is no longer waited for. */
  longestCallMs = LONGEST_CALL_MS;

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return new OnceFactory(super.createConnectorFactory(identity), this.longestCallMs);
  }

  override async authenticateRequest(
    activity: Activity,
    authorization: string,
  ): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(activity, authorization);
    const { connectorFactory } = result;
    return connectorFactory
      ? { ...result, connectorFactory: new OnceFactory(connectorFactory, this.longestCallMs) }
      : result;
  }
}
