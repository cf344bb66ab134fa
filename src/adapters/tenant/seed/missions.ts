export interface MissionSeed {
  id: string;
  title: string;
  person: string;
  /** Days relative to the first seed. */
  starts: number;
  ends: number;
  country: string;
  state: string;
}

/** number | title | who travels | starts | ends | country | state */
const TABLE = `
M-0411|Marchés couverts: revue à mi-parcours|amina.diallo|-19|-15|Mali|planned
M-0413|Comités de sécurité dans les ports secs|chloe.martin|-4|-2|Cameroon|planned
M-0415|Visitas a ventanillas únicas|carlos.mendoza|-6|-3|Paraguay|planned
M-0419|Assessors' workshop in two ports|liza.aquino|4|9|Fiji|planned
M-0422|Hearing on recruitment fees|priya.nair|11|14|Nepal|planned
M-0424|Tannery inspections with the ministry|tesfaye.bekele|18|22|Kenya|cancelled
M-0428|Launch of the riders' fund|david.mutua|33|36|Indonesia|planned
`;

export const MISSIONS: MissionSeed[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [id = '', title = '', person = '', starts = '', ends = '', country = '', state = ''] =
      line.split('|');
    return { id, title, person, starts: Number(starts), ends: Number(ends), country, state };
  });
