import type {
  Briefing as BriefingShape,
  PreparationPage as PageShape,
  Preparation as PreparationShape,
} from '../../contract/preparing.ts';
import type { Preparation } from '../../features/preparing/model.ts';
import type { Actor } from '../../kernel/person.ts';
import type { Briefing } from '../../views/briefing.ts';
import type { PreparationPage } from '../../views/preparing.ts';
import { discussionSummary } from './discussions.ts';
import { beside, colleague, experts } from './expertise.ts';
import { product } from './knowledge.ts';
import { querySummary } from './queries.ts';

export function briefing(who: Actor, page: Briefing, now: Date): BriefingShape {
  const { contacts, missions } = page;
  const documents = ({ items, count }: Briefing['lessons']) => ({
    items: items.map((hit) => product(hit, now)),
    count,
  });
  return {
    about: page.about,
    words: page.words,
    missions: {
      items: missions.items.map(({ title, startsOn, endsOn, person, left, holder }) => ({
        title,
        startsOn,
        endsOn,
        person: { id: person.id, name: person.name },
        left,
        holder: holder && colleague(holder),
      })),
      count: missions.count,
      asOf: page.missionsAsOf?.toISOString() ?? null,
    },
    reports: documents(page.reports),
    lessons: documents(page.lessons),
    products: documents(page.products),
    contacts: experts({
      need: contacts.need,
      people: contacts.items,
      more: contacts.count - contacts.items.length,
      credited: contacts.credited,
    }),
    discussions: {
      items: page.discussions.items.map((item) => discussionSummary(who, item)),
      count: page.discussions.count,
    },
    queries: {
      items: page.queries.items.map((item) => querySummary(who, item)),
      count: page.queries.count,
    },
  };
}

export const preparation = (
  item: Preparation,
  author: string,
  mine: boolean,
): PreparationShape => ({
  id: item.id,
  kind: item.kind,
  subject: item.subject,
  countries: [...item.countries],
  topics: [...item.topics],
  language: item.language,
  state: item.state,
  shown: item.shown,
  step: item.step,
  answers: { ...item.answers },
  author,
  mine,
  updatedAt: item.updatedAt.toISOString(),
});

export const preparationPage = (
  who: Actor,
  page: PreparationPage,
  text: string,
  now: Date,
): PageShape => ({
  preparation: preparation(page.preparation, page.authorName, page.mine),
  actions: [...page.actions],
  judged: page.judged.map(({ document, verdict, reason }) => ({
    id: document.id,
    title: document.title,
    language: document.language,
    webUrl: document.webUrl,
    verdict,
    reason,
  })),
  related: page.related.map((hit) => product(hit, now)),
  people: beside(page),
  communities: page.communities.map(({ community, topics }) => ({
    id: community.id,
    name: community.names[who.language],
    topics: [...topics],
  })),
  earlier: page.earlier.map(({ preparation: item, authorName }) => ({
    id: item.id,
    subject: item.subject,
    author: authorName,
    updatedAt: item.updatedAt.toISOString(),
  })),
  text,
});
