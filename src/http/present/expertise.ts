import type {
  Beside as BesideShape,
  Colleague,
  Continuity,
  Expert,
  ExpertPage,
  Experts,
  KnowsBecause,
  OwnExpertise,
  WhenThere,
} from '../../contract/expertise.ts';
import type { OwnEntry, Saved } from '../../features/expertise/actions/editing.ts';
import type { Risk } from '../../features/expertise/actions/governing.ts';
import type { Beside, Found, Offer, PersonPage } from '../../features/expertise/actions.ts';
import type { Availability } from '../../features/expertise/availability.ts';
import type { Reason } from '../../features/expertise/model.ts';
import type { Person } from '../../kernel/person.ts';

export const colleague = ({
  id,
  name,
  mail,
  jobTitle,
  unit,
  office,
  country,
}: Person): Colleague => ({
  id,
  name,
  mail,
  jobTitle,
  unit,
  office,
  country,
});

const because = ({ kind, count, topics, countries, titles }: Reason): KnowsBecause => ({
  kind,
  count,
  topics: [...topics],
  countries: [...countries],
  titles: [...titles],
});

const when = ({ zone, time, working, together }: Availability): WhenThere => ({
  zone,
  time,
  working,
  together: together && { from: together.from.toISOString(), to: together.to.toISOString() },
});

const expert = ({ person, languages, reasons, availability }: Offer): Expert => ({
  person: colleague(person),
  languages: [...languages],
  reasons: reasons.map(because),
  availability: when(availability),
});

export const beside = ({ need, people }: Beside): BesideShape => ({
  topics: [...need.topics],
  countries: [...need.countries],
  items: people.map(expert),
});

export const experts = ({ need, people, more, credited }: Found): Experts => ({
  ...beside({ need, people }),
  more,
  credited: credited.map(({ person, reasons, holder }) => ({
    person: { id: person.id, name: person.name },
    reasons: reasons.map(because),
    holder: holder && colleague(holder),
  })),
});

export const expertPage = (page: PersonPage): ExpertPage => ({
  person: colleague(page.person),
  left: page.left,
  holder: page.holder && colleague(page.holder),
  languages: [...page.languages],
  availability: when(page.availability),
  declared: {
    topics: [...page.declared.topics],
    countries: [...page.declared.countries],
  },
  topics: page.topics.map((one) => ({ ...one })),
});

export const ownExpertise = (
  { entry, topics, ...saved }: OwnEntry | Saved,
  continuity: boolean,
): OwnExpertise => ({
  topics: [...entry.topics],
  countries: [...entry.countries],
  languages: [...entry.languages],
  hidden: entry.hidden,
  hiddenTopics: [...entry.hiddenTopics],
  foundBy: topics.map((one) => ({ ...one })),
  unknown: 'unknown' in saved ? [...saved.unknown] : [],
  continuity,
});

export const continuity = (risks: readonly Risk[]): Continuity => ({
  items: risks.map(({ topic, person, pieces, leavesOn }) => ({
    topic,
    person: person && { id: person.id, name: person.name },
    pieces,
    leavesOn,
  })),
});
