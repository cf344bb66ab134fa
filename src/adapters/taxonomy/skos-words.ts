const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const DCT = 'http://purl.org/dc/terms/';
const OWL = 'http://www.w3.org/2002/07/owl#';

/** The words of SKOS and its company that terms have a place for. */
export const WORD = {
  type: `${RDF}type`,
  concept: `${SKOS}Concept`,
  conceptScheme: `${SKOS}ConceptScheme`,
  inScheme: `${SKOS}inScheme`,
  notation: `${SKOS}notation`,
  prefLabel: `${SKOS}prefLabel`,
  altLabel: `${SKOS}altLabel`,
  hiddenLabel: `${SKOS}hiddenLabel`,
  definition: `${SKOS}definition`,
  example: `${SKOS}example`,
  broader: `${SKOS}broader`,
  narrower: `${SKOS}narrower`,
  related: `${SKOS}related`,
  identifier: `${DCT}identifier`,
  replacedBy: `${DCT}isReplacedBy`,
  deprecated: `${OWL}deprecated`,
  /** Names that count only in capitals: SKOS has no word for it. */
  capitals: 'urn:praxis:capitals',
} as const;

export const PREFIXES = { skos: SKOS, dct: DCT, owl: OWL } as const;
