import type { BesidePage } from '../../contract/site-pages.ts';
import { type Found, isOutdated } from '../../features/knowledge/model.ts';
import { countryLabel } from '../../features/taxonomy/countries.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import type { Words } from '../../ports/words.ts';

type Reason = Found['reasons'][number];

export interface Speaking {
  readonly words: Words;
  readonly language: Language;
  /** Of a topic, in that language. */
  readonly topic: (slug: string) => string;
}

/** @param month `YYYY-MM` */
const monthOf = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );

function inWords({ kind, values }: Reason, { words, language, topic }: Speaking): string {
  if (kind === 'missions')
    return words.say(language, 'common.reasons.missions', { count: Number(values[0]) });
  const named = values.map((value) => {
    if (kind === 'topic') return topic(value);
    if (kind === 'country') return countryLabel(value, language);
    if (kind === 'answered') return monthOf(value, language);
    if (kind === 'language')
      return new Intl.DisplayNames([language], { type: 'language' }).of(value) ?? value;
    return value;
  });
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(named);
  return words.say(language, `common.reasons.${kind}`, { values: list });
}

/** An item beside a page of SharePoint, ready to be shown: there are no words of ours over there. */
export function besideItem(
  { product, reasons, notices = [] }: Pick<Found, 'product' | 'reasons' | 'notices'>,
  speaking: Speaking,
  now: Date,
  owners: ReadonlyMap<PersonId, string>,
): BesidePage['items'][number] {
  return {
    id: product.id,
    title: product.title,
    language: product.language,
    publishedOn: product.publishedOn,
    webUrl: product.webUrl,
    owner: (product.ownerId && owners.get(product.ownerId)) ?? null,
    outdated: isOutdated(product, now),
    contradicted: notices.length > 0,
    why: reasons.map((reason) => inWords(reason, speaking)),
  };
}
