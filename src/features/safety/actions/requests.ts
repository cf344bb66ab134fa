import { AppError } from '../../../kernel/errors.ts';
import { availableActions, decide } from '../../../kernel/machine.ts';
import type { Actor } from '../../../kernel/person.ts';
import { mustBeAsSeen } from '../../../kernel/versions.ts';
import type { About, RemovalRequest, RequestVerb } from '../model.ts';
import { governs, mayReadRequest, requestMachine } from '../policy.ts';
import { LIMITS } from '../watching.ts';
import { type SafetyDeps, wordsWithin } from './deps.ts';

export interface NewRequest {
  readonly about: About;
  readonly wish: RemovalRequest['wish'];
  readonly reason: string;
  /** Who asks, where somebody from outside does and a colleague writes it down; empty: the person themselves. */
  readonly outsider: string;
}

export interface RequestView {
  readonly request: RemovalRequest;
  readonly actions: readonly RequestVerb[];
}

const LONGEST_NAME = 200;

/** Requests to alter or remove a finding (FR-SAF-8): what was asked, by whom, what was decided and why. */
export function removalRequests({ work, clock, ids, item }: SafetyDeps) {
  const seen = (request: RemovalRequest, who: Actor): RequestView => ({
    request,
    actions: availableActions(requestMachine, request, who),
  });
  return {
    /** @throws AppError `not-found`, `reason-required`, `too-large` */
    async ask(who: Actor, { about, wish, reason, outsider }: NewRequest): Promise<RemovalRequest> {
      const why = wordsWithin(reason, LIMITS.report);
      const { community, author } = await item(who, about);
      const name = outsider.trim().slice(0, LONGEST_NAME);
      const request: RemovalRequest = {
        id: ids.next(),
        version: 1,
        about,
        community,
        author,
        askedBy: name || who.name,
        outside: name !== '',
        wish,
        reason: why,
        loggedBy: who.id,
        state: 'open',
        decision: null,
        decidedBy: null,
        createdAt: clock.now(),
        decidedAt: null,
      };
      await work.run(async (tx) => {
        await tx.removalRequests.insert(request);
        tx.emit({ type: 'removal.asked', actor: who.id, data: { request: request.id } });
        tx.audit({
          actor: who.id,
          verb: 'removal.ask',
          subject: `removal:${request.id}`,
          detail: { about: about.kind, id: about.id, wish, outside: request.outside },
        });
      });
      return request;
    },

    /** @throws AppError `not-found`, `moderators-only`, `forbidden`, `illegal-move`, `changed-meanwhile`, `reason-required` */
    async decide(
      who: Actor,
      id: string,
      given: { readonly verb: RequestVerb; readonly version: number; readonly decision: string },
    ): Promise<RequestView> {
      const decision = wordsWithin(given.decision, LIMITS.report);
      return work.run(async (tx) => {
        const request = await tx.removalRequests.get(id);
        if (!request || !mayReadRequest(request, who))
          throw new AppError('not-found', `no request ${id}`);
        const state = decide(requestMachine, request, given.verb, who);
        mustBeAsSeen(request, given.version);
        const decided = { decision, decidedBy: who.id, decidedAt: clock.now() };
        const after: RemovalRequest = { ...request, ...decided, state };
        await tx.removalRequests.update(after);
        tx.emit({ type: 'removal.decided', actor: who.id, data: { request: id } });
        const subject = `removal:${id}`;
        tx.audit({
          actor: who.id,
          verb: `removal.${given.verb}`,
          subject,
          reason: decision.slice(0, 500),
        });
        return seen({ ...after, version: after.version + 1 }, who);
      });
    },

    /** What this person asked, decides, or wrote that others want changed; newest first. */
    async mine(who: Actor): Promise<readonly RequestView[]> {
      const moderated = [...who.memberships].flatMap(([id, role]) =>
        role === 'moderator' ? id : [],
      );
      const all = await work.run((tx) => tx.removalRequests.of(who.id, moderated, governs(who)));
      return all.map((request) => seen(request, who));
    },

    /** Without a reader's eyes: for those who are told. */
    get: (id: string) => work.run((tx) => tx.removalRequests.get(id)),
  };
}
