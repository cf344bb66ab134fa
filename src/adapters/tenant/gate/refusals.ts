import { errorBody, ODataError } from '../http/errors.ts';
import type { Reply } from '../http/router.ts';
import { newGuid } from '../ids.ts';
import type { Service } from './services.ts';

/** Sides of the tenant that refuse, each in a body of its own shape. */
export type Door = 'graph' | 'connector' | 'token' | 'outside' | 'local';

/** The reply for a refusal, in the shape of the door it comes from. @param at ISO time */
export function refusalReply(door: Door, error: ODataError, at: string): Reply {
  const { status, headers, code, message } = error;
  if (error.body) return { status, headers, json: error.body };
  if (door === 'connector') return { status, headers, json: { error: { code, message } } };
  if (door === 'token') {
    return {
      status,
      headers,
      json: {
        error: code,
        error_description: message,
        error_codes: [],
        timestamp: `${at.slice(0, 19).replace('T', ' ')}Z`,
        trace_id: newGuid(),
        correlation_id: newGuid(),
      },
    };
  }
  return { status, headers, json: errorBody(error, at) };
}

/** 429 as each service says it; SharePoint turns to 503 for who does not listen. */
export function throttled(
  door: Door,
  service: Service | undefined,
  retryAfterS: number,
  severe = false,
): ODataError {
  const headers = { 'retry-after': String(retryAfterS) };
  if (door === 'connector') {
    return new ODataError(429, 'Throttled', 'Too many requests.', { headers });
  }
  if (door === 'token') {
    return new ODataError(
      429,
      'temporarily_unavailable',
      'AADSTS90055: The server is busy. Try again later.',
      { headers },
    );
  }
  if (service === 'sharepoint' || service === 'search') {
    return severe
      ? new ODataError(503, 'serviceNotAvailable', 'Server Too Busy', {
          headers,
          inner: 'serviceReadOnly',
        })
      : new ODataError(429, 'activityLimitReached', 'The app or user has been throttled.', {
          headers,
          inner: 'throttledRequest',
        });
  }
  if (service === 'outlook') {
    return new ODataError(
      429,
      'ApplicationThrottled',
      'Application is over its request limit for this mailbox.',
      { headers },
    );
  }
  return new ODataError(429, 'TooManyRequests', 'Please retry again later.', {
    headers,
    inner: '429',
  });
}

type Words = readonly [code: string, message: string];
const GRAPH_WORDS: Readonly<Record<number, Words>> = {
  400: ['invalidRequest', 'The request is invalid.'],
  401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  403: ['accessDenied', 'Access denied'],
  404: ['itemNotFound', 'The resource could not be found.'],
  409: ['resourceModified', 'The resource has changed since the caller last read it.'],
  410: ['resyncRequired', 'Resync required.'],
  412: ['resourceModified', 'ETag does not match current item’s value'],
  413: ['requestEntityTooLarge', 'The request is too large.'],
  423: ['resourceLocked', 'The resource is locked.'],
  429: ['TooManyRequests', 'Please retry again later.'],
  502: ['BadGateway', 'The server, while acting as a gateway, received an invalid answer.'],
  503: ['serviceNotAvailable', 'The service is not available. Try again later.'],
  504: ['GatewayTimeout', 'The request could not be completed in time.'],
  507: ['quotaLimitReached', 'The quota is exceeded.'],
};
const CONNECTOR_WORDS: Readonly<Record<number, Words>> = {
  401: ['Unauthorized', 'Authorization has been denied for this request.'],
  403: ['BotNotInConversationRoster', 'The bot is not part of the conversation roster.'],
  404: ['ConversationNotFound', 'Conversation not found.'],
  412: ['PreconditionFailed', 'Precondition failed, please try again.'],
  413: ['MessageSizeTooBig', 'Message size too large.'],
  429: ['Throttled', 'Too many requests.'],
  502: ['BadGateway', 'Failed to reach the service.'],
  503: ['ServiceUnavailable', 'The service is unavailable.'],
  504: ['GatewayTimeout', 'The service did not answer in time.'],
};

/** A failure asked for by a fault. @param code in place of the usual one */
export function failure(door: Door, status: number, code: string | undefined): ODataError {
  const [usual, message] = wordsOf(door, status);
  return new ODataError(status, code ?? usual, message);
}

function wordsOf(door: Door, status: number): Words {
  if (door === 'connector') return CONNECTOR_WORDS[status] ?? ['ServiceError', 'Unknown error.'];
  if (door === 'token') {
    return status < 500
      ? ['invalid_client', 'AADSTS7000215: Invalid client secret provided.']
      : ['temporarily_unavailable', 'AADSTS90033: A transient error has occurred. Try again.'];
  }
  return GRAPH_WORDS[status] ?? ['generalException', 'General exception while processing'];
}
