import type { Colleague, KnowsBecause, WhenThere } from '../../../src/contract/expertise.ts';
import type { Words } from '../../words.tsx';

export const topicName = (slug: string, words: Words): string => words.topic(slug);

interface Matter {
  readonly topics: readonly string[];
  readonly countries: readonly string[];
}

/** Topics and countries in the reader's language; what was asked where neither is named. */
export function aboutOf({ topics, countries }: Matter, asked: string, words: Words): string {
  const named = [
    ...topics.map((slug) => topicName(slug, words)),
    ...countries.map((name) => words.country(name)),
  ];
  return named.length > 0 ? words.list(named) : asked;
}

export const reasonsIn = (
  reasons: readonly KnowsBecause[],
  asked: string,
  words: Words,
): string[] =>
  reasons.map((reason) =>
    words.say(`expertise.reasons.${reason.kind}`, {
      count: reason.count,
      about: aboutOf(reason, asked, words),
      titles: reason.titles.join('; '),
    }),
  );

export const placeOf = (
  { jobTitle, unit, office, country }: Colleague,
  { country: named }: Words,
): string =>
  [jobTitle, unit, office, country ? named(country) : null]
    .filter((part) => part !== null && part !== '')
    .join(' · ');

/** A chat of Teams with the first words written; opening it sends nothing. */
export function chatUrl({ mail, name }: Colleague, about: string, { say }: Words): string {
  const message = say('expertise.chat-message', { name, about });
  return `https://teams.microsoft.com/l/chat/0/0?${new URLSearchParams({ users: mail, message })}`;
}

export function clockWords({ time, working, together }: WhenThere, words: Words): string {
  const { say, zone } = words;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  });
  const now = say(`expertise.clock.${working ? 'working' : 'away'}`, { time });
  const met = together
    ? say('expertise.clock.together', {
        from: clock.format(new Date(together.from)),
        to: clock.format(new Date(together.to)),
      })
    : say('expertise.clock.apart');
  return `${now} ${met}`;
}

export const languageNames = (languages: readonly string[], words: Words): string =>
  words.list(languages.map((one) => words.say(`common.languages.${one}`)));
