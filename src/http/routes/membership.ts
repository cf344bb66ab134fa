import { id } from '../../contract/common.ts';
import {
  activityChange,
  activityDraft,
  atVersion,
  calendarFile,
  communityCalendar,
  communityMembers,
  communityWorkplan,
  entryChange,
  entryDraft,
  finishActivity,
  communityHome as homeShape,
  newIdea,
  onMember,
  speaksFor,
} from '../../contract/membership.ts';
import { made } from '../../contract/surfacing.ts';
import { type DateKind, icsOf } from '../../features/membership/calendar.ts';
import { mayCleanUp, mayReadAll } from '../../features/membership/policy.ts';
import { AppError } from '../../kernel/errors.ts';
import { asId, type CommunityId, type PersonId } from '../../kernel/ids.ts';
import type { Actor } from '../../kernel/person.ts';
import type { HttpDeps } from '../deps.ts';
import {
  activityOf,
  calendarDate,
  communityHome,
  entryOf,
  figuresOf,
} from '../present/membership.ts';
import { type Route, route } from '../route.ts';
import { byId, formKey } from './ids.ts';

const byPerson = byId.extend({ person: id });

const communityIn = ({ id: community }: { readonly id: string }): CommunityId =>
  asId<CommunityId>(community);

/** What goes on inside a community: its home, calendar, workplan and people. */
export const membershipRoutes = (deps: HttpDeps): Route[] => [
  ...pages(deps),
  ...entries(deps),
  ...activities(deps),
  ...people(deps),
];

const SAID_WITH_KIND: ReadonlySet<DateKind> = new Set(['opening', 'phase', 'closing', 'follow-up']);

const pages = ({ actions: { membership }, views, clock, words }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/communities/:id/home',
    guests: true,
    summary: 'A community as this person finds it',
    params: byId,
    answer: homeShape,
    run: async (who, { params }) => {
      const page = await views.membership.home(who, communityIn(params));
      const { community, moderator } = page;
      const asksIdeas = moderator && community.endsOn !== null;
      const ideas = asksIdeas ? await membership.ending.ideas(who, community.id) : [];
      return communityHome(page, {
        ...{ who, now: clock.now(), ideas: ideas.length },
        say: (key) => words.say(who.language, key),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/communities/:id/calendar',
    guests: true,
    summary: 'What has a day in a community, from a month ago on',
    params: byId,
    answer: communityCalendar,
    run: async (who, { params }) => {
      const found = await views.membership.calendar(who, communityIn(params));
      return {
        name: found.community.names[who.language],
        moderator: found.moderator,
        dates: found.dates.map(calendarDate),
        entries: found.entries.map(entryOf),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/communities/:id/calendar-file',
    guests: true,
    summary: 'The calendar as an iCalendar file (RFC 5545)',
    params: byId,
    answer: calendarFile,
    run: async (who, { params }) => {
      const { community, dates } = await views.membership.calendar(who, communityIn(params));
      // A file is read without our pages around it: it says itself what happens on such a day.
      const said = dates.map((date) =>
        SAID_WITH_KIND.has(date.kind)
          ? {
              ...date,
              title: `${words.say(who.language, `membership.kinds.${date.kind}`)}: ${date.title}`,
            }
          : date,
      );
      const text = icsOf(community.names[who.language], said, { now: clock.now() });
      return { name: `${community.id}.ics`, text };
    },
  }),
];

const entries = ({ actions: { membership } }: HttpDeps): Route[] => [
  route({
    method: 'POST',
    path: '/communities/:id/calendar',
    summary: 'Write a day into the calendar (moderators)',
    params: byId,
    body: entryDraft,
    status: 201,
    answer: made,
    run: async (who, { params, body }) => ({
      id: await membership.planning.addEntry(who, communityIn(params), body),
    }),
  }),
  route({
    method: 'PUT',
    path: '/calendar-entries/:id',
    summary: 'Change a day of the calendar (moderators)',
    params: byId,
    body: entryChange,
    answer: null,
    run: (who, { params, body }) => membership.planning.changeEntry(who, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/calendar-entries/:id/remove',
    summary: 'Take a day out of the calendar (moderators)',
    params: byId,
    body: atVersion,
    answer: null,
    run: (who, { params, body }) => membership.planning.removeEntry(who, params.id, body.version),
  }),
];

const draftOf = ({ what, who, by }: { what: string; who: string | null; by: string | null }) => ({
  what,
  who: who === null ? null : asId<PersonId>(who),
  by,
});

const activities = ({ actions: { membership }, views }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/communities/:id/workplan',
    summary: 'What the community set itself to do',
    params: byId,
    answer: communityWorkplan,
    run: async (who, { params }) => {
      const plan = await views.membership.workplan(who, communityIn(params));
      const { community, moderator, names } = plan;
      return {
        name: community.names[who.language],
        moderator,
        activities: plan.activities.map((activity) => activityOf(activity, who, names)),
        people: moderator
          ? [...names]
              .map(([person, name]) => ({ id: person, name }))
              .sort((a, b) => a.name.localeCompare(b.name))
          : [],
      };
    },
  }),
  route({
    method: 'POST',
    path: '/communities/:id/workplan',
    summary: 'Add an activity (moderators)',
    params: byId,
    body: activityDraft,
    status: 201,
    answer: made,
    run: async (who, { params, body }) => ({
      id: await membership.planning.addActivity(who, communityIn(params), draftOf(body)),
    }),
  }),
  route({
    method: 'PUT',
    path: '/activities/:id',
    summary: 'Change an activity (moderators)',
    params: byId,
    body: activityChange,
    answer: null,
    run: (who, { params, body }) =>
      membership.planning.changeActivity(who, params.id, {
        ...draftOf(body),
        version: body.version,
      }),
  }),
  route({
    method: 'POST',
    path: '/activities/:id/finish',
    summary: 'Say that an activity is done, or not after all',
    params: byId,
    body: finishActivity,
    answer: null,
    run: (who, { params, body }) => membership.planning.finish(who, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/activities/:id/remove',
    summary: 'Take an activity out of the workplan (moderators)',
    params: byId,
    body: atVersion,
    answer: null,
    run: (who, { params, body }) =>
      membership.planning.removeActivity(who, params.id, body.version),
  }),
];

const people = ({ actions, words }: HttpDeps): Route[] => {
  const { membership } = actions;

  async function peopleOf(who: Actor, community: CommunityId) {
    const refusal = mayReadAll(community, who) ?? mayCleanUp(community, who);
    if (refusal) throw new AppError(refusal, `members of ${community}`);
    const [found, roll, ideas] = await Promise.all([
      actions.communities.get(community),
      membership.roll(community),
      membership.ending.ideas(who, community),
    ]);
    if (!found) throw new AppError('not-found', `community ${community}`);
    const names = new Map(roll.members.map(({ person, name }) => [person, name]));
    const { asked } = roll;
    return {
      name: found.names[who.language],
      figures: figuresOf(roll.figures, (key) => words.say(who.language, key)),
      members: roll.members.map(({ person, name, role, state, cleanUp, constituent }) => ({
        ...{ id: person, name, role, state, cleanUp },
        ...(role === 'guest' ? { speaksFor: constituent } : {}),
      })),
      asked: asked ? { id: asked.person, name: names.get(asked.person) ?? '—' } : null,
      ideas: ideas.map(({ id: idea, person, text, at }) => ({
        ...{ id: idea, name: names.get(person) ?? '—', text, at: at.toISOString() },
      })),
    };
  }

  return [
    route({
      method: 'GET',
      path: '/communities/:id/members',
      summary: 'Who is in it and who should be looked at (moderators)',
      params: byId,
      answer: communityMembers,
      run: (who, { params }) => peopleOf(who, communityIn(params)),
    }),
    route({
      method: 'POST',
      path: '/communities/:id/members/:person',
      summary: 'Keep somebody, take them out, or ask them to moderate (moderators)',
      params: byPerson,
      body: onMember,
      answer: null,
      run: async (who, { params, body }) => {
        const community = communityIn(params);
        const person = asId<PersonId>(params.person);
        if (body.verb === 'keep') return membership.keep(who, community, person);
        if (body.verb === 'remove') return membership.remove(who, community, person);
        return membership.succession.second(who, community, person);
      },
    }),
    route({
      method: 'POST',
      path: '/communities/:id/members/:person/speaks-for',
      summary: 'Say for whom a guest speaks (moderators)',
      params: byPerson,
      body: speaksFor,
      answer: null,
      run: (who, { params, body }) =>
        membership.setConstituent(who, communityIn(params), {
          person: asId<PersonId>(params.person),
          group: body.group,
        }),
    }),
    route({
      method: 'POST',
      path: '/communities/:id/ideas',
      guests: true,
      summary: 'Say what should go on when a bounded community ends',
      params: byId,
      body: newIdea,
      answer: null,
      run: (who, { params, body }) =>
        membership.ending.suggest(who, communityIn(params), {
          text: body.text,
          key: formKey(who, body.nonce),
        }),
    }),
  ];
};
