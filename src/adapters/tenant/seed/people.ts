export interface Persona {
  name: string;
  title: string;
  unit: string;
  office: string;
  lang: 'en' | 'fr' | 'es';
  /** Mail of the manager's local part; empty for the head. */
  boss: string;
  hints: string[];
  /** Days after the first seed on which the person leaves. */
  leaves?: number;
}

/** Office -> country and IANA time zone. */
export const OFFICES: Record<string, { country: string; timeZone: string; region: string }> = {
  Geneva: { country: 'Switzerland', timeZone: 'Europe/Zurich', region: 'Europe and Central Asia' },
  Dakar: { country: 'Senegal', timeZone: 'Africa/Dakar', region: 'Africa' },
  Abidjan: { country: "Côte d'Ivoire", timeZone: 'Africa/Abidjan', region: 'Africa' },
  'Addis Ababa': { country: 'Ethiopia', timeZone: 'Africa/Addis_Ababa', region: 'Africa' },
  Pretoria: { country: 'South Africa', timeZone: 'Africa/Johannesburg', region: 'Africa' },
  Beirut: { country: 'Lebanon', timeZone: 'Asia/Beirut', region: 'Arab States' },
  Bangkok: { country: 'Thailand', timeZone: 'Asia/Bangkok', region: 'Asia and the Pacific' },
  'New Delhi': { country: 'India', timeZone: 'Asia/Kolkata', region: 'Asia and the Pacific' },
  Manila: { country: 'Philippines', timeZone: 'Asia/Manila', region: 'Asia and the Pacific' },
  Budapest: { country: 'Hungary', timeZone: 'Europe/Budapest', region: 'Europe and Central Asia' },
  Lima: { country: 'Peru', timeZone: 'America/Lima', region: 'Latin America and the Caribbean' },
  'San José': {
    country: 'Costa Rica',
    timeZone: 'America/Costa_Rica',
    region: 'Latin America and the Caribbean',
  },
  Brasília: {
    country: 'Brazil',
    timeZone: 'America/Sao_Paulo',
    region: 'Latin America and the Caribbean',
  },
};

/** One person a line: name | title | unit | office | language | manager | leaves in days | hints. */
const ROSTER = `
Margit Lindqvist|Director-General|GOVERNANCE|Geneva|en|||
Henri Aubert|Director, Social Protection|SOCPRO|Geneva|fr|margit.lindqvist||
Grace Mwangi|Director, Employment Policy|EMPLOYMENT|Geneva|en|margit.lindqvist||
Paolo Ferrante|Director, Research|RESEARCH|Geneva|en|margit.lindqvist||
Ingrid Solberg|Director, Governance and Tripartism|GOVERNANCE|Geneva|en|margit.lindqvist||
Ibrahima Sarr|Regional Director, Africa|DWT/CO|Abidjan|fr|margit.lindqvist||
Rania Khoury|Regional Director, Arab States|DWT/CO|Beirut|en|margit.lindqvist||
Arun Chatterjee|Regional Director, Asia and the Pacific|DWT/CO|Bangkok|en|margit.lindqvist||
Katalin Nagy|Director, Budapest Office|DWT/CO|Budapest|en|margit.lindqvist||
Beatriz Rocha|Regional Director, Latin America and the Caribbean|DWT/CO|Lima|es|margit.lindqvist||
Amina Diallo|Senior Specialist, Formalization|ENTERPRISES|Dakar|fr|ibrahima.sarr||moderator:formalization
Lena Okafor|Senior Technical Officer, Social Protection|SOCPRO|Geneva|en|henri.aubert||moderator:social-protection
Carlos Mendoza|Enterprise Formalization Specialist|ENTERPRISES|Lima|es|beatriz.rocha||
Mei Tanaka|Technical Officer, Social Security|SOCPRO|Bangkok|en|arun.chatterjee||
Jonas Weber|Project Manager, Green Skills|SKILLS|Geneva|en|grace.mwangi||project-manager
Sofia Herrera|Skills Specialist|SKILLS|San José|es|beatriz.rocha||moderator:skills
Priya Nair|Senior Migration Specialist|MIGRANT|New Delhi|en|arun.chatterjee||moderator:fair-recruitment
Samuel Boateng|Collaboration Systems Administrator|GOVERNANCE|Geneva|en|ingrid.solberg||administrator
Fatou Ndiaye|Project Officer, Social Protection|SOCPRO|Abidjan|fr|ibrahima.sarr||
Omar Haddad|Labour Migration Officer|MIGRANT|Beirut|en|rania.khoury||
Claire Fontaine|Knowledge Manager|RESEARCH|Geneva|fr|paolo.ferrante||moderator:social-protection
Tesfaye Bekele|Labour Inspection Specialist|OSH|Addis Ababa|en|ibrahima.sarr||
Hiwot Alemu|National Project Coordinator|MIGRANT|Addis Ababa|en|tesfaye.bekele||
Thandiwe Mokoena|Specialist, Informal Economy|INWORK|Pretoria|en|ibrahima.sarr||moderator:formalization
Pieter van Wyk|Statistician|STATISTICS|Pretoria|en|paolo.ferrante|27|
Moussa Traoré|Chargé de programme, Emploi des jeunes|EMPLOYMENT|Dakar|fr|amina.diallo||
Adjoa Mensah|Domestic Work Specialist|INWORK|Abidjan|en|ibrahima.sarr||
Yacouba Ouattara|Spécialiste, Dialogue social|DIALOGUE|Abidjan|fr|ibrahima.sarr||
Awa Cissé|Chargée de suivi et évaluation|EVAL|Dakar|fr|amina.diallo||
Jean-Pierre Mbarga|Spécialiste, Protection sociale|SOCPRO|Dakar|fr|henri.aubert|41|
Layla Mansour|Programme Officer, Livelihoods|EMPLOYMENT|Beirut|en|rania.khoury||
Karim Saleh|Employers' Activities Specialist|ACT/EMP|Beirut|en|rania.khoury||
Nadia Benali|Spécialiste, Normes du travail|FUNDAMENTALS|Geneva|fr|ingrid.solberg||
Sunita Sharma|Gender Specialist|GED|New Delhi|en|arun.chatterjee||
Rajesh Kumar|Skills Development Officer|SKILLS|New Delhi|en|priya.nair||
Ananya Bose|National Officer, Domestic Work|INWORK|New Delhi|en|priya.nair||
Somchai Rattanakul|Occupational Safety Specialist|OSH|Bangkok|en|arun.chatterjee||
Nguyen Thi Lan|Labour Economist|EMPLOYMENT|Bangkok|en|arun.chatterjee||
Jose Ramon Villanueva|Fair Recruitment Officer|MIGRANT|Manila|en|arun.chatterjee||
Maricel Santos|National Coordinator, Overseas Workers|MIGRANT|Manila|en|jose.villanueva||
Liza Aquino|Skills Recognition Officer|SKILLS|Manila|en|jose.villanueva||
Zoltán Kovács|Employment Specialist|EMPLOYMENT|Budapest|en|katalin.nagy||
Elena Petrescu|Wages Specialist|INWORK|Budapest|en|katalin.nagy||
Aigul Nurlanova|Youth Employment Officer|EMPLOYMENT|Budapest|en|katalin.nagy||
Daniel Quispe|Oficial de Protección Social|SOCPRO|Lima|es|beatriz.rocha||
Valentina Ríos|Especialista en Trabajo Infantil|FUNDAMENTALS|Lima|es|beatriz.rocha||
Luis Alberto Paredes|Oficial de Estadísticas|STATISTICS|Lima|es|carlos.mendoza||
María José Castillo|Especialista en Migración Laboral|MIGRANT|San José|es|sofia.herrera||
Andrés Solano|Oficial de Formación Profesional|SKILLS|San José|es|sofia.herrera||
Gabriela Núñez|Coordinadora de Proyecto|ENTERPRISES|San José|es|sofia.herrera||
Thiago Almeida|Especialista em Economia Informal|ENTERPRISES|Brasília|es|beatriz.rocha||
Fernanda Lopes|Oficial de Igualdad de Género|GED|Brasília|es|beatriz.rocha||
Marcos Oliveira|Workers' Activities Specialist|ACTRAV|Brasília|es|beatriz.rocha|55|
Hannah Schmidt|Evaluation Officer|EVAL|Geneva|en|ingrid.solberg||
Lars Nygaard|Green Jobs Specialist|GREEN|Geneva|en|grace.mwangi||
Chloé Martin|Spécialiste, Secteurs|SECTOR|Geneva|fr|ingrid.solberg||
Isabel Torres|Project Manager, Care Economy|WORKQUALITY|Geneva|es|henri.aubert||project-manager
David Mutua|Digital Platforms Researcher|RESEARCH|Geneva|en|paolo.ferrante||
Sarah Lim|Programme Assistant|EMPLOYMENT|Geneva|en|grace.mwangi||
Mateo Vargas|Especialista en Empleo Juvenil|EMPLOYMENT|Lima|es|carlos.mendoza||
`;

export const PEOPLE: Persona[] = ROSTER.trim()
  .split('\n')
  .map((line) => {
    const [
      name = '',
      title = '',
      unit = '',
      office = '',
      lang = '',
      boss = '',
      leaves = '',
      hints = '',
    ] = line.split('|');
    return {
      name,
      title,
      unit,
      office,
      lang: lang as Persona['lang'],
      boss,
      hints: hints === '' ? [] : hints.split(','),
      ...(leaves === '' ? {} : { leaves: Number(leaves) }),
    };
  });

/** `jose.villanueva`: first and last word of the name, accents and punctuation dropped. */
export function localPart(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z -]/g, '')
    .split(' ');
  return `${words[0]}.${words.at(-1)}`;
}
