/** What is said in one language, by area. */
export type Sentences = Readonly<Record<string, object>>;

/**
 * What is fetched together: what the first page says and what stands around every page; what people talk by; all else.
 * A page of a later part says things of the earlier ones too.
 */
export const PARTS = ['first', 'talk', 'rest'] as const;
export type Part = (typeof PARTS)[number];

/** Whole areas, or what stands in one of them under a name. */
const FIRST: readonly string[] = [
  ...['checks.mine', 'common.direction', 'common.languages', 'common.states', 'communities.all'],
  ...['communities.new', 'communities.title', 'expertise.nav', 'figures.title', 'guests.home'],
  ...['guests.tag', 'pipeline.title', 'planning.urgent', 'preparing.briefing', 'preparing.desk'],
  ...['preparing.list', 'prompting.kinds', 'prompting.stands-in', 'questions.urgent'],
  ...['safety.page', 'safety.query', 'signin', 'sources.as-of', 'tab.admin', 'tab.captures'],
  ...['tab.common', 'tab.discussions', 'tab.errors', 'tab.handover', 'tab.home', 'tab.lost'],
  ...['tab.meeting', 'tab.prompts', 'tab.queries', 'tab.search', 'tab.share', 'tab.shell'],
  ...['tab.sign-in', 'taxonomy.example', 'taxonomy.title'],
];
const TALK: readonly string[] = [
  ...['anonymity', 'attachments', 'checks', 'collections', 'common', 'console', 'elsewhere'],
  ...['expertise', 'extension.community', 'extension.item', 'finding', 'guests', 'item'],
  ...['leading', 'membership', 'outside', 'planning', 'preparing.beside', 'preparing.quality'],
  ...['preparing.start', 'questions', 'rewriting.mark', 'safety', 'shares', 'summaries'],
  ...['tab.ask', 'tab.contribute', 'tab.discussion', 'tab.drafting', 'tab.moderation'],
  ...['tab.moves', 'tab.new-discussion', 'tab.query', 'tab.review', 'tab.synthesis'],
  ...['tab.thread', 'tab.writing', 'taxonomy.meanings'],
];

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** @param name the key's second word */
export function partOf(area: string, name: string): Part {
  const among = (list: readonly string[]): boolean =>
    list.includes(area) || list.includes(`${area}.${name.replace(PLURAL, '')}`);
  if (among(FIRST)) return 'first';
  return among(TALK) ? 'talk' : 'rest';
}

/** Of everything that is said in a language, one part. */
export const saidIn = (part: Part, all: Sentences): Sentences =>
  Object.fromEntries(
    Object.entries(all).flatMap(([area, said]) => {
      const here = Object.entries(said).filter(([name]) => partOf(area, name) === part);
      return here.length === 0 ? [] : [[area, Object.fromEntries(here)]];
    }),
  );
