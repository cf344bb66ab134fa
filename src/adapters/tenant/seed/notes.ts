import { addListItem } from '../files/store.ts';
import type { Tenant } from '../tenant.ts';
import { addList, column, SYSTEM_ACTOR } from './places.ts';

/** Knowledge that lies in a list and not in files: short notes of practice in three languages. */

export const NOTES = 'Practice notes';

const COLUMNS = [
  column('Title'),
  column('Body'),
  column('KnowledgeType', 'choice', true),
  column('Language', 'choice', true),
  column('Countries'),
  column('Region', 'choice'),
  column('Topics'),
  column('PublishedDate', 'dateTime', true),
];

type Note = readonly [
  language: 'en' | 'fr' | 'es',
  country: string,
  region: string,
  topic: string,
  day: string,
  title: string,
  body: string,
];

const ALL: readonly Note[] = [
  [
    'en',
    'Kenya',
    'Africa',
    'domestic-work',
    '2026-03-04',
    'Ask about the gate key first when you interview domestic workers',
    'In Nairobi, enumerators who began with pay were shown the door. Those who asked who holds the gate key learned within minutes who sleeps in, who may go out on Sundays, and whose papers are kept by the employer.',
  ],
  [
    'en',
    'Bangladesh',
    'Asia and the Pacific',
    'osh',
    '2026-02-11',
    'Boiler checks: bring the log book of the neighbour factory',
    'Managers in Gazipur dispute every finding until they see that the factory next door has signed the same one. We now carry a blank copy of the log with the neighbour’s permission and fill both in one visit.',
  ],
  [
    'en',
    'Zambia',
    'Africa',
    'skills',
    '2025-11-20',
    'Apprentices stay when the bus fare is paid weekly',
    'A monthly transport allowance in Kitwe lost a third of the apprentices by the second week of each month. Paid every Friday, and in the same total, it lost one in twenty.',
  ],
  [
    'en',
    'Jordan',
    'Arab States',
    'fair-recruitment',
    '2026-05-18',
    'Record the agent’s telephone number, not the agent’s name',
    'Sub-agents change names between villages and keep one number for years. Complaints from four recruitment corridors were matched in Amman only once the intake form asked for the number.',
  ],
  [
    'fr',
    'Senegal',
    'Africa',
    'formalization',
    '2026-01-22',
    'Tenir le guichet ouvert la veille de la Tabaski',
    'À Kaolack, les tailleurs n’ont de trésorerie que la semaine avant la fête. Le guichet mobile y a enregistré en cinq jours autant d’ateliers qu’en deux mois ordinaires, à condition d’accepter le paiement par téléphone.',
  ],
  [
    'fr',
    'Madagascar',
    'Africa',
    'child-labour',
    '2025-10-09',
    'Compter les enfants à l’heure de la pesée de la vanille',
    'Dans la Sava, les visites du matin ne trouvaient aucun enfant. La pesée a lieu à la tombée de la nuit : c’est là que les familles viennent ensemble et que l’on voit qui porte les sacs.',
  ],
  [
    'fr',
    'Tunisia',
    'Africa',
    'social-protection-floors',
    '2026-04-15',
    'Expliquer la cotisation avec le prix d’un litre d’huile',
    'Les ramasseuses d’olives de Sfax refusaient un pourcentage qu’elles ne pouvaient pas vérifier. Dite en litres d’huile par mois, la même cotisation a été comparée, discutée, puis acceptée par sept groupes sur neuf.',
  ],
  [
    'fr',
    'Haiti',
    'Latin America and the Caribbean',
    'skills',
    '2025-12-02',
    'Faire passer l’examen de soudure dans l’atelier du patron',
    'Les candidats du Cap-Haïtien échouaient sur des postes qu’ils n’avaient jamais touchés. Examinés là où ils travaillent, avec un jury qui se déplace, ils réussissent à 80 % et le patron assiste à la remise du certificat.',
  ],
  [
    'es',
    'Peru',
    'Latin America and the Caribbean',
    'formalization',
    '2026-03-27',
    'La contadora del mercado vale más que el folleto',
    'En Juliaca, una sola contadora conocida por las vendedoras, sentada dos mañanas por semana junto a la balanza pública, inscribió a más negocios que tres campañas de folletos. Le pagamos las horas, no las inscripciones.',
  ],
  [
    'es',
    'Guatemala',
    'Latin America and the Caribbean',
    'domestic-work',
    '2026-02-25',
    'El contrato se firma mejor el domingo en la plaza',
    'Las trabajadoras del hogar de Quetzaltenango descansan el domingo y se reúnen en el parque central. Allí leen el contrato entre varias, en k’iche’, antes de llevarlo a la casa donde trabajan.',
  ],
  [
    'es',
    'Colombia',
    'Latin America and the Caribbean',
    'green-jobs',
    '2025-09-30',
    'Los recicladores miden en carretas, no en toneladas',
    'Las actas de Bogotá cuadraron cuando dejamos de pedir toneladas. Una carreta llena de cartón pesa lo mismo cada día; el técnico hace la cuenta después y la cooperativa puede comprobarla.',
  ],
  [
    'es',
    'Paraguay',
    'Latin America and the Caribbean',
    'forced-labour',
    '2026-06-08',
    'Preguntar por la cuenta de la despensa',
    'En las estancias del Chaco nadie habla de deuda. Todos saben, en cambio, cuánto deben en la despensa de la hacienda: con esa cifra y el salario anotado se ve en un minuto si alguien puede marcharse.',
  ],
];

/** The list with its items, and its line in the register: all staff read it. */
export function seedNotes(tenant: Tenant): void {
  const site = tenant.db.get<{ id: string }>(
    "SELECT id FROM sites WHERE path = '/sites/knowledge'",
  );
  const register = tenant.db.get<{ id: string }>("SELECT id FROM lists WHERE name = 'Audiences'");
  if (!site || !register) throw new Error('the site and its register come before what they hold');
  const listId = addList(tenant, site.id, NOTES, COLUMNS);
  for (const [language, country, region, topic, day, title, body] of ALL) {
    const fields = {
      Title: title,
      Body: body,
      KnowledgeType: 'good practice',
      Language: language,
      Countries: country,
      Region: region,
      Topics: topic,
      PublishedDate: `${day}T00:00:00Z`,
    };
    addListItem(tenant, { listId, fields, actor: SYSTEM_ACTOR, at: `${day}T09:00:00Z` });
  }
  const line = { Title: NOTES, ListId: `${site.id}/${listId}`, Kind: 'all' };
  addListItem(tenant, { listId: register.id, fields: line, actor: SYSTEM_ACTOR });
}
