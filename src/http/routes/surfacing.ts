import {
  alertChoices,
  announce,
  announcements,
  changeAlert,
  chooseRhythm,
  decline,
  made,
  myAlerts,
  newAlert,
  onQuery,
  wouldTell,
  wouldTellQuery,
} from '../../contract/surfacing.ts';
import { countryEntries, countryLabel, ELSEWHERE } from '../../features/taxonomy/countries.ts';
import { type AlertId, type AnnouncementId, asId, type CollectionId } from '../../kernel/ids.ts';
import type { HttpDeps } from '../deps.ts';
import { alert, announcement, newsLine } from '../present/surfacing.ts';
import { type Route, route } from '../route.ts';
import { byId } from './ids.ts';

/** By their English names, as items have them. */
const countryNames = (): string[] =>
  [...new Set(countryEntries().map(({ value }) => value))].filter((name) => name !== ELSEWHERE);

const alertIn = ({ id }: { readonly id: string }): AlertId => asId<AlertId>(id);

/** What somebody wants to hear of, and what moderators may announce. */
export const surfacingRoutes = (deps: HttpDeps): Route[] => [
  ...alertRoutes(deps),
  ...alertMoves(deps),
  ...announcementRoutes(deps),
];

const alertRoutes = ({ actions, views }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/alerts',
    summary: "This person's alerts, how often they hear, and what they were told in the last month",
    answer: myAlerts,
    run: async (who) => {
      const [{ alerts, rhythm }, lately, collections, communities] = await Promise.all([
        actions.alerts.mine(who),
        views.surfacing.lately(who),
        actions.collections.list(who),
        actions.communities.list(),
      ]);
      const called = new Map<string, string>(
        communities.map(({ id, names }) => [id, names[who.language]]),
      );
      const names = new Map<string, string>(collections.map(({ id, name }) => [id, name]));
      const items = alerts.map((one) => alert(one, names));
      return { items, rhythm, lately: lately.map((line) => newsLine(line, called)) };
    },
  }),
  route({
    method: 'GET',
    path: '/alerts/choices',
    summary: 'What words are about, and all that an alert can be about',
    query: onQuery.partial(),
    answer: alertChoices,
    run: async (who, { query }) => {
      const { vocabulary } = actions.taxonomy;
      const { topics, countries } = actions.alerts.understood(query.q ?? '');
      const byLabel = (a: { label: string }, b: { label: string }) =>
        a.label.localeCompare(b.label, who.language);
      return {
        topics: [...topics],
        countries: [...countries],
        allTopics: vocabulary.topics
          .map((slug) => ({ slug, label: vocabulary.label(slug, who.language) }))
          .sort(byLabel),
        allCountries: countryNames()
          .map((name) => ({ name, label: countryLabel(name, who.language) }))
          .sort(byLabel),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/alerts',
    summary: 'Hear of what is new on topics, in countries or in a collection',
    body: newAlert,
    status: 201,
    answer: made,
    run: async (who, { body }) => {
      const collection = body.collection === null ? null : asId<CollectionId>(body.collection);
      if (collection !== null) await actions.collections.read(who, collection);
      return { id: await actions.alerts.create(who, { ...body, collection }) };
    },
  }),
  route({
    method: 'PUT',
    path: '/alerts/:id',
    summary: 'Change what an alert is about',
    params: byId,
    body: changeAlert,
    answer: null,
    run: (who, { params, body }) => actions.alerts.change(who, alertIn(params), body),
  }),
  route({
    method: 'POST',
    path: '/alerts/rhythm',
    summary: 'Choose how often one hears of all that is new: daily or weekly',
    body: chooseRhythm,
    answer: null,
    run: (who, { body }) => actions.alerts.chooseRhythm(who, body.rhythm),
  }),
];

const alertMoves = ({ actions }: HttpDeps): Route[] =>
  (['pause', 'resume', 'delete', 'restore'] as const).map((verb) =>
    route({
      method: 'POST',
      path: `/alerts/:id/${verb}`,
      summary: `An alert: ${verb}`,
      params: byId,
      answer: null,
      run: (who, { params }) => actions.alerts.move(who, alertIn(params), verb),
    }),
  );

const announcementRoutes = ({ actions, views }: HttpDeps): Route[] => [
  route({
    method: 'GET',
    path: '/announcements',
    summary: 'New documents that this moderator may announce to a community, newest first',
    answer: announcements,
    run: async (who) => ({
      items: (await views.surfacing.announcements(who)).map((one) => announcement(one, who)),
    }),
  }),
  route({
    method: 'POST',
    path: '/announcements/:id/announce',
    summary: 'Post it to the channel, with a line of their own',
    params: byId,
    body: announce,
    answer: null,
    run: (who, { params, body }) =>
      actions.announcing.announce(who, asId<AnnouncementId>(params.id), body.line),
  }),
  route({
    method: 'POST',
    path: '/announcements/:id/decline',
    summary: 'Say why it is not announced',
    params: byId,
    body: decline,
    answer: null,
    run: (who, { params, body }) =>
      actions.announcing.decline(who, asId<AnnouncementId>(params.id), body.reason),
  }),
  route({
    method: 'GET',
    path: '/announcements/before',
    summary: 'Communities whose moderators will be asked to announce it, once it is published',
    query: wouldTellQuery,
    answer: wouldTell,
    run: async (who, { query }) => ({
      communities: [...(await views.surfacing.wouldTell(who, query.kind, query.id))],
    }),
  }),
];
