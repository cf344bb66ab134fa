import { channelIdOf } from '../ids.ts';

export interface CommunitySeed {
  slug: string;
  title: { en: string; fr: string; es: string };
  purpose: { en: string; fr: string; es: string };
  topics: string[];
  languages: string[];
  preModeration: boolean;
  gtt: string;
  outcomes: string[];
  joining: 'open' | 'request';
  audience: 'staff' | 'guests';
  /** Local parts; owners of the team. */
  moderators: string[];
  members: string[];
}

const names = (text: string): string[] => text.trim().split(/\s+/);

export const COMMUNITIES: CommunitySeed[] = [
  {
    slug: 'formalization',
    title: {
      en: 'Formalization and the informal economy',
      fr: 'Formalisation et économie informelle',
      es: 'Formalización y economía informal',
    },
    purpose: {
      en: 'Colleagues who help enterprises and workers move out of informality compare what they try in markets, workshops and homes, and keep what works.',
      fr: "Les collègues qui accompagnent entreprises et travailleurs hors de l'informalité comparent leurs essais sur les marchés, dans les ateliers et les foyers, et gardent ce qui marche.",
      es: 'Colegas que ayudan a empresas y trabajadores a salir de la informalidad comparan lo que prueban en mercados, talleres y hogares, y conservan lo que funciona.',
    },
    topics: ['informality', 'formalization', 'value-chains', 'domestic-work', 'micro-insurance'],
    languages: ['en', 'fr', 'es'],
    preModeration: false,
    gtt: 'Enterprises',
    outcomes: ['4', '7'],
    joining: 'open',
    audience: 'staff',
    moderators: names('amina.diallo thandiwe.mokoena'),
    members: names(`carlos.mendoza mei.tanaka fatou.ndiaye omar.haddad moussa.traore adjoa.mensah
      yacouba.ouattara awa.cisse thiago.almeida gabriela.nunez ananya.bose elena.petrescu luis.paredes
      henri.aubert nguyen.lan karim.saleh pieter.wyk`),
  },
  {
    slug: 'social-protection',
    title: {
      en: 'Social protection for all',
      fr: 'Protection sociale pour tous',
      es: 'Protección social para todos',
    },
    purpose: {
      en: 'From floors to full schemes: design, financing and administration questions answered by those who have done it.',
      fr: 'Des socles aux régimes complets : conception, financement et administration, par celles et ceux qui l’ont fait.',
      es: 'De los pisos a los regímenes completos: diseño, financiación y administración, por quienes ya lo hicieron.',
    },
    topics: [
      'social-security',
      'social-protection-floors',
      'maternity-protection',
      'hiv-aids',
      'care-work',
    ],
    languages: ['en', 'fr', 'es'],
    preModeration: true,
    gtt: 'Social Protection',
    outcomes: ['8'],
    joining: 'request',
    audience: 'staff',
    moderators: names('lena.okafor claire.fontaine'),
    members:
      names(`mei.tanaka fatou.ndiaye henri.aubert jean-pierre.mbarga daniel.quispe isabel.torres
      sunita.sharma layla.mansour hannah.schmidt katalin.nagy fernanda.lopes adjoa.mensah`),
  },
  {
    slug: 'fair-recruitment',
    title: {
      en: 'Fair recruitment and labour migration',
      fr: 'Recrutement équitable et migration de main-d’œuvre',
      es: 'Contratación equitativa y migración laboral',
    },
    purpose: {
      en: 'Those working on recruitment corridors share agreements, fees, complaint channels and what migrants say about them.',
      fr: 'Les personnes qui suivent les couloirs de recrutement partagent accords, frais, voies de plainte et ce qu’en disent les migrants.',
      es: 'Quienes trabajan en corredores de contratación comparten acuerdos, comisiones, vías de queja y lo que dicen los migrantes.',
    },
    topics: ['migration', 'fair-recruitment', 'forced-labour', 'domestic-work'],
    languages: ['en', 'es'],
    preModeration: false,
    gtt: 'Migration',
    outcomes: ['7'],
    joining: 'open',
    audience: 'staff',
    moderators: names('priya.nair'),
    members:
      names(`omar.haddad hiwot.alemu jose.villanueva maricel.santos maria.castillo rania.khoury
      layla.mansour nadia.benali ananya.bose somchai.rattanakul valentina.rios tesfaye.bekele marcos.oliveira`),
  },
  {
    slug: 'skills',
    title: {
      en: 'Skills and youth employment',
      fr: 'Compétences et emploi des jeunes',
      es: 'Competencias y empleo juvenil',
    },
    purpose: {
      en: 'Training, apprenticeships, recognition and first jobs: practice from centres, ministries and employers.',
      fr: 'Formation, apprentissage, reconnaissance et premier emploi : la pratique des centres, des ministères et des employeurs.',
      es: 'Formación, aprendizaje, reconocimiento y primer empleo: la práctica de centros, ministerios y empleadores.',
    },
    topics: ['skills', 'lifelong-learning', 'youth-employment', 'green-jobs', 'digital-platforms'],
    languages: ['en', 'fr', 'es'],
    preModeration: false,
    gtt: 'Skills and Employability',
    outcomes: ['5'],
    joining: 'open',
    audience: 'guests',
    moderators: names('sofia.herrera'),
    members: names(`jonas.weber carlos.mendoza rajesh.kumar liza.aquino andres.solano mateo.vargas
      moussa.traore aigul.nurlanova zoltan.kovacs lars.nygaard grace.mwangi sarah.lim nguyen.lan
      david.mutua layla.mansour`),
  },
];

/** Who reads the confidential library. */
export const CONFIDENTIAL_READERS = names('lena.okafor ingrid.solberg nadia.benali hannah.schmidt');

/** The community's channel, where discussions take place. */
export const exchangeIdOf = (slug: string): string => channelIdOf(`${slug}/Exchange`);

/** The community's row in the list "Communities". */
export function communityFields(
  { slug, title, purpose, topics, languages, preModeration, ...seed }: CommunitySeed,
  ids: { teamId: string; siteId: string; driveId: string; ownerId: string },
): Record<string, string | boolean> {
  return {
    Title: title.en,
    Slug: slug,
    TitleEn: title.en,
    TitleFr: title.fr,
    TitleEs: title.es,
    PurposeEn: purpose.en,
    PurposeFr: purpose.fr,
    PurposeEs: purpose.es,
    Topics: topics.join(';'),
    TeamId: ids.teamId,
    ChannelId: exchangeIdOf(slug),
    DriveId: ids.driveId,
    SiteId: ids.siteId,
    Languages: languages.join(';'),
    PreModeration: preModeration,
    OwnerId: ids.ownerId,
    Gtt: seed.gtt,
    Outcomes: seed.outcomes.join(';'),
    Audience: seed.audience,
    Joining: seed.joining,
  };
}
