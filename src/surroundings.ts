import type { AttachmentActions } from './features/attachments/actions.ts';
import type { KnowledgeActions } from './features/knowledge/actions.ts';
import type { PeopleActions } from './features/people/actions.ts';
import type { Surroundings } from './features/queries/actions/deps.ts';
import type { Vocabulary } from './features/taxonomy/vocabulary.ts';
import { type Attachment, MARK, unmarked } from './kernel/attachment.ts';
import type { Differing, Documents } from './kernel/differing.ts';
import type { Words } from './ports/words.ts';

/** A point of a draft is a sentence or two; all of it stands with the contradiction. */
const LONGEST = 400;

const cut = (text: string): string =>
  text.length <= LONGEST ? text : `${Array.from(text).slice(0, LONGEST).join('')}…`;

interface Around {
  readonly people: PeopleActions;
  readonly knowledge: KnowledgeActions;
  readonly attachments: Pick<AttachmentActions, 'of'>;
  readonly vocabulary: Vocabulary;
  readonly words: Words;
}

/** What drafts ask of the documents that people give. */
const documentsOf = ({
  knowledge,
  attachments,
  words,
}: Pick<Around, 'knowledge' | 'attachments' | 'words'>): Documents => ({
  async opened(community, texts) {
    const audiences = await knowledge.audiencesIn(community);
    const read = [];
    for (const one of texts) {
      if (!one.text.includes(MARK)) {
        read.push(one);
        continue;
      }
      const given = await attachments.of(one.sourceKey);
      const ids = given.flatMap(({ product }) => product ?? []);
      const open = new Set((await knowledge.many(ids, audiences)).map(({ id }) => id));
      const isOpen = ({ product }: Attachment) => product !== null && open.has(product);
      read.push({ ...one, text: unmarked(one.text, given, isOpen) });
    }
    return read;
  },
  closed: (language) => words.say(language, 'document.closed-attachment', {}),
  async namedIn(community, text, language) {
    const audiences = await knowledge.audiencesIn(community);
    const [found, cited] = await Promise.all([
      knowledge.relatedIn(community, text, language),
      // What a text gives by its address need not be what its words would find.
      knowledge.citedIn([text], audiences),
    ]);
    const said = text.toLowerCase();
    const named = found
      .map(({ product }) => product)
      .filter(({ title, webUrl }) => said.includes(title.toLowerCase()) || text.includes(webUrl));
    const all = [...named, ...cited.map(({ product }) => product)];
    return [...new Map(all.map(({ title, webUrl: url }) => [url, { title, url }])).values()];
  },
  async differing(community, urls, language) {
    const cited = await knowledge.citedIn(urls, await knowledge.audiencesIn(community));
    const places = new Map(cited.map(({ product }) => [product.id, product.webUrl]));
    const told = new Map<string, Differing>();
    for (const { product, notices } of cited) {
      for (const { contradiction, other } of notices) {
        const place = places.get(other.id);
        if (place === undefined || told.has(contradiction.id)) continue;
        const { state, why, outcome } = contradiction;
        const said = { why: cut(why), outcome: cut(outcome ?? '') };
        const about = { one: product.title, other: other.title, ...said };
        const text = words.say(language, `document.differing.${state}`, about);
        told.set(contradiction.id, { text, urls: [product.webUrl, place] });
      }
    }
    return [...told.values()];
  },
});

/** What the draft of a consolidated reply asks of other features. */
export const surroundingsOf = ({ people, vocabulary, ...parts }: Around): Surroundings => ({
  ...documentsOf(parts),
  async countriesOf(ids) {
    const known = await people.people(ids);
    return new Map(
      known.flatMap(({ id, country }) => {
        const [name] = vocabulary.countriesIn(country ?? '');
        return name ? [[id, name] as const] : [];
      }),
    );
  },
});
