export interface ProjectSeed {
  code: string;
  title: string;
  manager: string;
  /** Days relative to the first seed. */
  starts: number;
  ends: number;
  donor: string;
  countries: string;
  outcomes: string;
}

/** code | title | manager | starts | ends | donor | countries | outcomes */
const TABLE = `
GLO/24/39/NOR|Green skills for repair and reuse trades|jonas.weber|-820|91|Norway|Kenya;Viet Nam;Colombia|Curricula adopted by 14 training centres; 2,300 young people certified
RAF/23/11/FRA|Sécuriser les parcours des vendeuses de marché|amina.diallo|-900|92|France|Senegal;Mali|Guichet unique ouvert sur six marchés; 4 100 vendeuses enregistrées
GLO/24/02/ESP|Care workers' rights in private homes|isabel.torres|-640|97|Spain|Philippines;Ecuador;Morocco|Model contracts in use with nine agencies
RAF/24/15/NLD|Textile waste pickers' cooperatives|thandiwe.mokoena|-560|104|Netherlands|South Africa;Ghana|Eleven cooperatives bargaining with municipalities
RAS/23/07/CHE|Fair fees on the Gulf corridor|priya.nair|-780|111|Switzerland|India;Nepal|Recruitment fees halved for 6,000 workers in two corridors
RLA/24/21/CAN|Aprendizajes de calidad en el agro|sofia.herrera|-410|119|Canada|Costa Rica;Guatemala|Marco nacional de aprendizaje aprobado
RAB/25/03/EUR|Seasonal farm workers' complaint desk|omar.haddad|-300|240|European Union|Lebanon;Jordan|Mobile desk in four languages
RAS/25/01/JPN|Unemployment insurance for garment workers|mei.tanaka|-260|310|Japan|Cambodia;Bangladesh|Actuarial study delivered; bill drafted
RAF/25/08/DEU|Couverture maladie des apprentis|fatou.ndiaye|-220|365|Germany|Côte d'Ivoire;Togo|Convention signée avec deux mutuelles
RLA/25/05/ESP|Ventanillas únicas para microempresas|carlos.mendoza|-350|180|Spain|Peru;Paraguay|Trámites reducidos de 14 a 3 en Ica
GLO/25/12/SWE|Platform riders and accident insurance|david.mutua|-150|510|Sweden|Kenya;Chile;Indonesia|Pooled fund piloted in Nairobi
RER/24/04/AUT|Youth guarantee in three border counties|zoltan.kovacs|-500|35|Austria|Hungary;Serbia|Waiting time to an offer cut to seven weeks
RAS/24/18/AUS|Recognition of skills for returning seafarers|liza.aquino|-450|60|Australia|Philippines;Fiji|Assessment in five ports
RAF/24/09/GBR|Safe tanneries|tesfaye.bekele|-480|14|United Kingdom|Ethiopia|Chemical registers kept in 31 workshops
RLA/23/30/USA|Sin trabajo infantil en la caña|valentina.rios|-1000|-20|United States|Bolivia;Peru|Redes escolares en 48 comunidades
RAS/22/16/KOR|Digital payroll for brick kilns|rajesh.kumar|-1200|-75|Republic of Korea|India|Wage slips for 9,800 workers
GLO/25/20/DNK|Just transition in fishing ports|lars.nygaard|-120|600|Denmark|Ghana;Peru;Indonesia|Port councils formed
RAF/25/22/BEL|Mutuelles des artisans du bois|jean-pierre.mbarga|-200|150|Belgium|Cameroon;Senegal|Contributions quotidiennes par téléphone
RAB/24/13/QAT|Domestic workers' information centres|layla.mansour|-520|200|Qatar|Lebanon|Three centres run by migrants' associations
RLA/25/17/CHE|Cuidados comunitarios|daniel.quispe|-180|420|Switzerland|Peru;Ecuador|Cooperativas de cuidado en doce barrios
`;

export const PROJECTS: ProjectSeed[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [
      code = '',
      title = '',
      manager = '',
      starts = '',
      ends = '',
      donor = '',
      countries = '',
      outcomes = '',
    ] = line.split('|');
    return {
      code,
      title,
      manager,
      starts: Number(starts),
      ends: Number(ends),
      donor,
      countries,
      outcomes,
    };
  });
