import { guidOf, newGuid } from '../ids.ts';
import type { Tenant } from '../tenant.ts';

/** key | label in English | French | Spanish | another word for it in each, where there is one */
const TABLE = `
informality|Informality|Informalité|Informalidad|informal economy|économie informelle|economía informal
formalization|Formalization|Formalisation|Formalización|transition to formality|transition vers la formalité|transición a la formalidad
social-security|Social security|Sécurité sociale|Seguridad social|social insurance|assurance sociale|seguro social
social-protection-floors|Social protection floors|Socles de protection sociale|Pisos de protección social|||
maternity-protection|Maternity protection|Protection de la maternité|Protección de la maternidad|maternity leave|congé de maternité|licencia de maternidad
micro-insurance|Micro-insurance|Micro-assurance|Microseguros|||
hiv-aids|HIV and AIDS|VIH et sida|VIH y sida|||
care-work|Care work|Travail de soin|Trabajo de cuidados|care economy|économie du soin|economía del cuidado
domestic-work|Domestic work|Travail domestique|Trabajo doméstico|household employment|emploi à domicile|empleo en hogares
migration|Labour migration|Migration de main-d’œuvre|Migración laboral|migrant workers|travailleurs migrants|trabajadores migrantes
fair-recruitment|Fair recruitment|Recrutement équitable|Contratación equitativa|ethical recruitment|recrutement éthique|contratación ética
forced-labour|Forced labour|Travail forcé|Trabajo forzoso|||
child-labour|Child labour|Travail des enfants|Trabajo infantil|||
osh|Occupational safety and health|Sécurité et santé au travail|Seguridad y salud en el trabajo|OSH|SST|SST
chemical-safety|Chemical safety|Sécurité chimique|Seguridad química|||
labour-inspection|Labour inspection|Inspection du travail|Inspección del trabajo|||
skills|Skills|Compétences|Competencias|vocational training|formation professionnelle|formación profesional
lifelong-learning|Lifelong learning|Apprentissage tout au long de la vie|Aprendizaje permanente|continuing training|formation continue|formación continua
youth-employment|Youth employment|Emploi des jeunes|Empleo juvenil|first jobs|premier emploi|primer empleo
green-jobs|Green jobs|Emplois verts|Empleos verdes|||
digital-platforms|Digital labour platforms|Plateformes de travail numériques|Plataformas digitales de trabajo|platform work|travail de plateforme|trabajo en plataformas
wages|Wages|Salaires|Salarios|pay|rémunération|remuneración
minimum-wages|Minimum wages|Salaires minima|Salarios mínimos|minimum wage|salaire minimum|salario mínimo
working-time|Working time|Temps de travail|Tiempo de trabajo|hours of work|durée du travail|jornada laboral
non-standard-employment|Non-standard employment|Formes atypiques d’emploi|Formas atípicas de empleo|||
industrial-relations|Industrial relations|Relations professionnelles|Relaciones laborales|||
value-chains|Value chains|Chaînes de valeur|Cadenas de valor|supply chains|chaînes d’approvisionnement|cadenas de suministro
covid-19|COVID-19|COVID-19|COVID-19|||
`;

interface TopicSeed {
  key: string;
  /** By language: the label, then another word. */
  names: [string, string][];
}

const LANGUAGES = ['en-US', 'fr-FR', 'es-ES'];

export const TOPICS: TopicSeed[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [key = '', ...words] = line.split('|');
    return { key, names: LANGUAGES.map((_, at) => [words[at] ?? '', words[at + 3] ?? '']) };
  });

const GROUP = guidOf('term group:Praxis');
const TOPIC_SET = guidOf('term set:Topics');
const PRIORITY_SET = guidOf('term set:Priorities');
/** What the Organization puts first this biennium; shown from the topics, not written twice. */
const PRIORITIES = ['formalization', 'social-protection-floors', 'youth-employment'];

/** The id of a seeded topic in the term store. */
export const topicTermId = (key: string): string => guidOf(`term:${key}`);

/** Fills the term store once for each seeding; what was changed in it since is left alone. */
export function seedTerms(tenant: Tenant): void {
  const { db, clock } = tenant;
  const epoch = db.meta('epoch') ?? '';
  if (db.meta('terms-epoch') === epoch) return;
  const at = clock.iso();
  db.tx(() => {
    db.setMeta('terms-epoch', epoch);
    db.setMeta(
      'term-store',
      JSON.stringify({ defaultLanguageTag: 'en-US', languageTags: LANGUAGES }),
    );
    db.run(
      'INSERT INTO term_groups VALUES(?, ?, ?, ?)',
      GROUP,
      'Praxis',
      'Words shared by all communities of practice.',
      at,
    );
    addSet(tenant, TOPIC_SET, ['Topics', 'Thèmes', 'Temas'], 'What a product is about.');
    addSet(
      tenant,
      PRIORITY_SET,
      ['Priorities', 'Priorités', 'Prioridades'],
      'Topics that come first.',
    );
    for (const topic of TOPICS) addTopic(tenant, topic);
    for (const key of PRIORITIES) {
      db.run(
        'INSERT INTO term_relations VALUES(?, ?, ?, ?, ?)',
        newGuid(),
        'reuse',
        null,
        topicTermId(key),
        PRIORITY_SET,
      );
    }
  });
}

function addSet(tenant: Tenant, id: string, names: string[], description: string): void {
  const localized = LANGUAGES.map((languageTag, at) => ({ languageTag, name: names[at] }));
  tenant.db.run(
    'INSERT INTO term_sets VALUES(?, ?, ?, ?, ?, ?)',
    id,
    GROUP,
    JSON.stringify(localized),
    description,
    '[]',
    tenant.clock.iso(),
  );
}

function addTopic(tenant: Tenant, { key, names }: TopicSeed): void {
  const at = tenant.clock.iso();
  const labels = names.flatMap(([label, other], index) => {
    const languageTag = LANGUAGES[index];
    const own = { languageTag, name: label, isDefault: true };
    return other === '' ? [own] : [own, { languageTag, name: other, isDefault: false }];
  });
  tenant.db.run(
    'INSERT INTO terms VALUES(?, ?, NULL, ?, ?, ?, ?, ?)',
    topicTermId(key),
    TOPIC_SET,
    JSON.stringify(labels),
    '[]',
    JSON.stringify([{ key: 'PraxisTopic', value: key }]),
    at,
    at,
  );
}
