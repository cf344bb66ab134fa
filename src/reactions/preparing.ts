import type { DeskNews } from '../features/notifications/model.ts';
import { isAppError } from '../kernel/errors.ts';
import type { DeskRequestId, PersonId } from '../kernel/ids.ts';
import { on, type Reaction, type ReactionDeps, URGENCY, unlessGone } from './reaction.ts';

/** What follows before something is begun: missions that come, documents that are used, desks that are asked. */
export const preparingReactions = (deps: ReactionDeps): readonly Reaction[] => [
  ...missionReactions(deps),
  ...deskReactions(deps),
  ...deskAlerts(deps),
];

function missionReactions({ preparing, knowledge, people, notifications }: ReactionDeps) {
  return [
    // The key is the mission's: however often its date moves, it is offered once.
    on('mission.offered', 'ask', ({ data: { mission, person } }) =>
      notifications.intend({
        key: `mission-offer:${mission}`,
        target: { kind: 'person', person },
        message: { kind: 'mission-offer', mission },
        unasked: true,
        urgency: URGENCY.mission,
      }),
    ),

    // What is used is noted for its owner; both choices say what fits beside such words.
    on('preparation.judged', 'choose', async ({ data: { preparation: id, product } }) => {
      const preparation = await preparing.get(id);
      const judgement = preparation?.judged.find((one) => one.product === product);
      if (!preparation || !judgement) return;
      const { subject: text } = preparation;
      const used = judgement.verdict === 'use';
      const who = await people.actor(preparation.owner);
      const choice = { product, text, place: `preparation:${id}` };
      await knowledge.choices
        .record(who, {
          ...choice,
          verdict: used ? 'accept' : 'reject',
          reason: judgement.reason,
        })
        .catch(unlessGone);
      if (used) await knowledge.marks.use(who, product).catch(unlessGone);
    }),
  ];
}

/** The department whose theme a new document touches hears of it, by alerts of its people which each of them may end. */
const deskAlerts = ({ desks, people, alerts }: ReactionDeps): readonly Reaction[] => [
  on('desk.kept', 'alerts', async ({ data: { desk: id } }) => {
    const desk = await desks.get(id);
    if (!desk?.open) return;
    for (const person of desk.staff) {
      const who = await people.actor(person).catch(unlessGone);
      if (who) await alerts.provide(who, desk.topics);
    }
  }),
];

const NO_REPLY: ReadonlySet<string> = new Set(['query-not-open', 'not-a-member']);

function deskReactions({ desks, people, queries, communities, notifications }: ReactionDeps) {
  const tell = (
    person: PersonId,
    request: DeskRequestId,
    about: DeskNews,
    unasked: boolean,
  ): Promise<void> =>
    notifications.intend({
      key: `desk-${about}:${request}:${person}`,
      target: { kind: 'person', person },
      message: { kind: 'desk', about, request },
      unasked,
      urgency: URGENCY.desk,
    });

  async function tellStaff(id: DeskRequestId, about: 'asked' | 'overdue'): Promise<void> {
    const found = await desks.requests.get(id);
    if (!found) return;
    const { request, desk } = found;
    // Whoever took it answers for it; a request that nobody took is everybody's.
    const told = about === 'overdue' && request.takenBy ? [request.takenBy] : desk.staff;
    for (const person of told) await tell(person, id, about, true);
  }

  async function tellAsker(id: DeskRequestId, about: 'answered' | 'refused'): Promise<void> {
    const found = await desks.requests.get(id);
    if (!found) return;
    const { asker, sender } = found.request;
    for (const person of new Set([asker, sender])) await tell(person, id, about, false);
  }

  /** Below the question that it came from, in the name of who answered, where they belong to its community. */
  async function reply(id: DeskRequestId): Promise<void> {
    const found = await desks.requests.get(id);
    const { query, answer, takenBy, shared } = found?.request ?? {};
    if (!query || !answer || !takenBy || !shared) return;
    const asked = await queries.get(query);
    const who = await people.actor(takenBy);
    if (!asked?.community || !who.memberships.has(asked.community)) return;
    const community = await communities.get(asked.community);
    await queries.replies
      .give(who, {
        query,
        text: answer,
        consent: 'paraphrase',
        surface: 'tab',
        sourceKey: `desk:${id}`,
        premoderated: community?.premoderated ?? true,
      })
      .catch((error: unknown) => {
        // It was withdrawn, hidden or let to few meanwhile: its asker has the answer all the same.
        if (isAppError(error) && NO_REPLY.has(error.code)) return;
        unlessGone(error);
      });
  }

  return [
    on('desk.requested', 'tell', ({ data: { request } }) => tellStaff(request, 'asked')),
    on('desk.overdue', 'tell', ({ data: { request } }) => tellStaff(request, 'overdue')),
    on('desk.answered', 'tell', ({ data: { request } }) => tellAsker(request, 'answered')),
    on('desk.answered', 'reply', ({ data: { request } }) => reply(request)),
    on('desk.refused', 'tell', ({ data: { request } }) => tellAsker(request, 'refused')),
  ];
}
