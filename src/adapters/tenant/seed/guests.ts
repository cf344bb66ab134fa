import { personalChatIdOf, teamsUserId } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { localPart } from './people.ts';
import { personIdOf } from './register-rows.ts';

/** Somebody of another organization, whom the directory knows as a guest. */
export interface GuestSeed {
  readonly name: string;
  readonly title: string;
  readonly company: string;
  /** Of their own mail, at their organization. */
  readonly domain: string;
  readonly country: string;
  readonly lang: 'en' | 'fr' | 'es';
  /** Slug of the community that let them in. */
  readonly community: string;
}

const guest = (line: string): GuestSeed => {
  const [name = '', title = '', company = '', domain = '', country = '', lang = ''] =
    line.split('|');
  return {
    ...{ name, title, company, domain, country },
    lang: lang as GuestSeed['lang'],
    community: 'skills',
  };
};

/** A government, an employers' and a workers' organization and an agency; nobody from the Arab States. */
export const GUESTS: readonly GuestSeed[] = [
  'Njeri Kamau|Director of Vocational Training|Ministry of Labour|labour.example|Kenya|en',
  'Diego Ferreyra|Head of Training|Chamber of Industries|industries.example|Uruguay|es',
  'Rosario Dimaculangan|Education Secretary|Federation of Workers|workers.example|Philippines|en',
  'Aurélie Rochat|Programme Specialist, Youth|Youth Agency|agency.example|Switzerland|fr',
].map(guest);

export const guestIdOf = ({ name }: Pick<GuestSeed, 'name'>): string => personIdOf(localPart(name));

const LOCALES = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES' } as const;

/** As the directory keeps an invited account: no mailbox, no manager, a sign-in name made of their own mail. */
export function addGuest({ db, clock }: Tenant, person: GuestSeed): void {
  const local = localPart(person.name);
  const id = guestIdOf(person);
  const mail = `${local}@${person.domain}`;
  const upn = `${local}_${person.domain}#EXT#@org.example`;
  const words = person.name.split(' ');
  const props = {
    displayName: person.name,
    givenName: words.slice(0, -1).join(' '),
    surname: words.at(-1),
    jobTitle: person.title,
    mail,
    mobilePhone: null,
    businessPhones: [],
    officeLocation: null,
    preferredLanguage: LOCALES[person.lang],
    userPrincipalName: upn,
    department: null,
    country: person.country,
    city: null,
    companyName: person.company,
    accountEnabled: true,
    userType: 'Guest',
    externalUserState: 'Accepted',
    externalUserStateChangeDateTime: clock.iso(),
    employeeId: null,
    employeeLeaveDateTime: null,
  };
  db.run(
    'INSERT INTO users VALUES(?, ?, ?, ?, ?, NULL, ?, 0, 1, ?, ?, ?)',
    ...[id, upn, mail, words[0] ?? '', JSON.stringify(props), db.nextSeq()],
    ...[personalChatIdOf(id), teamsUserId(id), JSON.stringify([`guest:${person.community}`])],
  );
}
