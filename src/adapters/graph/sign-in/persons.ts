import { AppError, isAppError } from '../../../kernel/errors.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Log } from '../../../ports/log.ts';
import type { Unable } from '../../../ports/personal.ts';
import type { SignIn } from '../../../ports/sign-in.ts';
import type { KeptTokens, TokenStore } from '../../../ports/token-store.ts';
import type { Graph } from '../client.ts';
import type { Entra, PersonToken } from '../entra.ts';
import type { PersonGraphs } from '../persons.ts';
import { type AccessToken, keptToken } from '../tokens.ts';
import { lacking } from './consent.ts';
import { type EntraRefusal, isRefusal } from './refusals.ts';
import { personPartition } from './store.ts';

export interface PersonsOptions {
  readonly entra: Entra;
  readonly store: TokenStore;
  readonly graph: Graph;
  readonly log: Log;
  readonly missing: SignIn['missing'];
  /** Milliseconds of the machine's own clock: tokens live by it, however the product's clock is set. */
  readonly now: () => number;
  /** How many people's tokens are held in memory; the one unused longest goes first. */
  readonly people?: number;
}

/** Tokens younger than this are as good as new ones: whoever shows themselves again changes nothing. */
const FRESH_MS = 12 * 3_600_000;
/** What Entra refused for want of consent is asked again after this: an administrator may have given it. */
const ASK_AGAIN_MS = 60_000;

/** What is held in memory of one person. */
interface Held {
  readonly token: AccessToken;
  /** Version of the row it was made from: another means that somebody signed in anew, or out. */
  readonly version: number;
}

/** Signing people in and acting in their name, on one cache that all instances share. */
export function createPersons(options: PersonsOptions): SignIn & PersonGraphs {
  const { entra, store, log, now } = options;
  const held = new Map<PersonId, Held>();
  const refusedAt = new Map<PersonId, number>();
  const turns = new Map<PersonId, Promise<unknown>>();

  /** One exchange at a time for one person: several devices show the same person at once. */
  function inTurn<T>(person: PersonId, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(person) ?? Promise.resolve()).then(work, work);
    const last = turn.catch(() => undefined);
    turns.set(person, last);
    void last.then(() => {
      if (turns.get(person) === last) turns.delete(person);
    });
    return turn;
  }

  /** Keeps what Entra said of a person, unless somebody has written since: then that is newer. */
  async function note(
    person: PersonId,
    refusal: EntraRefusal,
    row: KeptTokens | null,
  ): Promise<Unable> {
    held.delete(person);
    log.info({ person, why: refusal.unable, number: refusal.number }, 'no token of a person');
    if (refusal.unable === 'unavailable') return 'unavailable';
    refusedAt.set(person, now());
    const ended = refusal.unable === 'sign-in';
    const content = ended ? null : (row?.content ?? null);
    const tokens = { content, state: refusal.unable, scopes: row?.scopes ?? [] };
    await store.write(personPartition(person), tokens, row?.version ?? null);
    return refusal.unable;
  }

  async function learn(person: PersonId, assertion: string): Promise<'ready' | Unable> {
    const row = await store.read(personPartition(person));
    if (row?.state === 'ready' && row.content && now() - row.changedAt.getTime() < FRESH_MS) {
      return 'ready';
    }
    try {
      await entra.exchange(person, assertion);
      refusedAt.delete(person);
      held.delete(person);
      return 'ready';
    } catch (error) {
      if (isRefusal(error)) return note(person, error, row);
      throw error;
    }
  }

  /** The kept token of a person, tried once so that whoever gets it can use it. */
  async function tokenOf(person: PersonId): Promise<AccessToken | Unable> {
    const row = await store.read(personPartition(person));
    if (!row) return 'sign-in';
    const since = now() - (refusedAt.get(person) ?? Number.NEGATIVE_INFINITY);
    if (row.state !== 'ready' && (row.content === null || since < ASK_AGAIN_MS)) return row.state;
    if (row.content === null) return 'sign-in';
    const known = held.get(person);
    const token = known?.version === row.version ? known.token : tokenFrom(person);
    try {
      await token.get();
    } catch (error) {
      if (isRefusal(error)) return note(person, error, row);
      if (isAppError(error)) return 'unavailable';
      throw error;
    }
    const after = known?.token === token ? row : await store.read(personPartition(person));
    hold(person, { token, version: after?.version ?? row.version });
    return token;
  }

  const tokenFrom = (person: PersonId): AccessToken =>
    keptToken(async (fresh): Promise<PersonToken> => {
      const token = await inTurn(person, () => entra.renewed(person, fresh));
      // Forgotten meanwhile, by this instance or another.
      if (!token) throw new AppError('unavailable', 'the person has signed out');
      return token;
    }, options);

  function hold(person: PersonId, one: Held): void {
    held.delete(person);
    held.set(person, one);
    const oldest = held.keys().next().value;
    if (held.size > (options.people ?? 1_000) && oldest !== undefined) held.delete(oldest);
  }

  return {
    learn: (person, assertion) => inTurn(person, () => learn(person, assertion)),
    async state(person) {
      const row = await store.read(personPartition(person));
      if (!row || (row.state === 'ready' && row.content === null)) return 'sign-in';
      return row.state;
    },
    forget: (person) =>
      inTurn(person, async () => {
        held.delete(person);
        refusedAt.delete(person);
        await store.remove(personPartition(person));
      }),
    missing: options.missing,
    async of(person, right) {
      const token = await tokenOf(person);
      if (typeof token === 'string') return token;
      const row = right === undefined ? null : await store.read(personPartition(person));
      // Microsoft refuses a call for want of a right in the same words as for want of access: told apart here.
      if (row && row.scopes.length > 0 && lacking(row.scopes).includes(right ?? '')) {
        return 'consent';
      }
      return options.graph.as(token);
    },
  };
}
