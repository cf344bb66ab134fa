import {
  type BesideQuery,
  besidePage,
  besideQuery,
  openDiscussions,
  openDiscussionsQuery,
  ownCommunities,
  siteService,
} from '../../contract/site-pages.ts';
import { RUNNING } from '../../features/discussions/steps.ts';
import { countryLabel } from '../../features/taxonomy/countries.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Saying } from '../../views/because.ts';
import type { HttpDeps } from '../deps.ts';
import { besideItem } from '../present/beside.ts';
import { discussionSummary } from '../present/discussions.ts';
import { openRoute, type Route, route } from '../route.ts';
import { ownersOf } from './knowledge.ts';

/** What the web parts on the organization's SharePoint pages ask, in the reader's own name. */
export function siteRoutes(deps: HttpDeps): Route[] {
  const { actions, clock, sites, views, words } = deps;
  const { knowledge } = actions;

  /** More like the document itself; of a page that is not in the catalogue, what its title finds. */
  async function beside(who: Actor, { address, title, limit }: BesideQuery) {
    const document = await knowledge.addressed(who, address);
    if (document) return { document, found: (await knowledge.item(who, document.id)).more };
    const { found } = title ? await knowledge.search(who, title, limit + 1) : { found: [] };
    return { document, found };
  }

  async function sayingTo({ language }: Actor): Promise<Saying> {
    const vocabulary = await actions.taxonomy.lists();
    const languages = new Intl.DisplayNames([language], { type: 'language' });
    return {
      language,
      say: (key, params) => words.say(language, key, params),
      topic: (slug) => vocabulary.label(slug, language),
      country: (name) => countryLabel(name, language),
      languageName: (code) => languages.of(code) ?? code,
    };
  }

  async function mine(who: Actor) {
    const all = await actions.communities.list();
    return all
      .filter(({ id }) => who.memberships.has(id))
      .map(({ id, names }) => ({ id, name: names[who.language] }));
  }

  return [
    openRoute({
      method: 'GET',
      path: '/site-pages/service',
      onSites: true,
      summary: 'What a web part asks a token for',
      answer: siteService,
      run: async () => {
        if (!sites) throw new AppError('not-found', 'nothing is served to pages of SharePoint');
        return { resource: sites.resource, teamsApp: sites.teamsApp };
      },
    }),
    route({
      method: 'GET',
      path: '/site-pages/beside',
      onSites: true,
      summary: 'Knowledge related to the page or document at an address, that this person may open',
      query: besideQuery,
      answer: besidePage,
      run: async (who, { query }) => {
        const { document, found } = await beside(who, query);
        const shown = found.filter((hit) => hit.product.id !== document?.id).slice(0, query.limit);
        const owners = await ownersOf(
          deps,
          shown.map((hit) => hit.product),
        );
        const saying = await sayingTo(who);
        return {
          document: document && { id: document.id, title: document.title },
          items: shown.map((hit) => besideItem(hit, saying, clock.now(), owners)),
        };
      },
    }),
    route({
      method: 'GET',
      path: '/site-pages/discussions',
      guests: true,
      onSites: true,
      summary: "What runs in one of this person's communities, or in all of them; next end first",
      query: openDiscussionsQuery,
      answer: openDiscussions,
      run: async (who, { query }) => {
        const running = (await views.discussions.list(who)).filter(
          ({ discussion: { state }, community }) =>
            RUNNING.has(state) && (!query.community || community.id === query.community),
        );
        const community = (await mine(who)).find(({ id }) => id === query.community);
        return {
          ...(community ? { community } : {}),
          items: running
            .toSorted((a, b) => a.discussion.endsAt.getTime() - b.discussion.endsAt.getTime())
            .map((item) => discussionSummary(who, item)),
        };
      },
    }),
    route({
      method: 'GET',
      path: '/site-pages/communities',
      guests: true,
      onSites: true,
      summary: 'The communities that this person is in',
      answer: ownCommunities,
      run: async (who) => ({ items: await mine(who) }),
    }),
  ];
}
