/**
 * The topics, as data. For each language the label comes first, then other words for the same thing, divided by `|`.
 * Plural and singular, accents, capitals, hyphens, `-ize` and `-ise`, `labor` and `labour` need no entry of their own.
 */
export interface TopicWords {
  readonly en: string;
  readonly fr: string;
  readonly es: string;
}

export const TOPIC_WORDS = {
  'child-labour': {
    en: 'Child labour|working children|worst forms of child labour|children at work|child labourer',
    fr: 'Travail des enfants|enfants travailleurs|pires formes de travail des enfants|enfants au travail',
    es: 'Trabajo infantil|niños trabajadores|niñas trabajadoras|peores formas de trabajo infantil|explotación infantil',
  },
  'forced-labour': {
    en: 'Forced labour|modern slavery|debt bondage|bonded labour|human trafficking|trafficking in persons',
    fr: 'Travail forcé|esclavage moderne|servitude pour dettes|traite des personnes|traite des êtres humains',
    es: 'Trabajo forzoso|esclavitud moderna|servidumbre por deudas|trata de personas|trabajo forzado|trabajos forzosos',
  },
  wages: {
    en: 'Wages|salary|remuneration|pay gap|earnings|wage protection',
    fr: 'Salaires|rémunération|écart salarial|protection du salaire|masse salariale',
    es: 'Salarios|remuneración|sueldo|brecha salarial|protección del salario|remuneraciones',
  },
  'minimum-wages': {
    en: 'Minimum wages|wage floor|statutory minimum wage|living wage|minimum pay',
    fr: 'Salaires minima|salaire minimum|SMIC|SMIG|salaire vital|salaire minimum légal',
    es: 'Salarios mínimos|salario mínimo|salario vital|sueldo mínimo|salario mínimo legal',
  },
  'working-time': {
    en: 'Working time|working hours|hours of work|overtime|rest period|weekly rest',
    fr: 'Temps de travail|durée du travail|heures supplémentaires|repos hebdomadaire|horaires de travail',
    es: 'Tiempo de trabajo|jornada laboral|horas extraordinarias|horas extras|descanso semanal|jornada de trabajo',
  },
  'maternity-protection': {
    en: 'Maternity protection|maternity leave|maternity benefit|breastfeeding break|pregnant worker|nursing break',
    fr: 'Protection de la maternité|congé de maternité|prestations de maternité|pauses d’allaitement|travailleuses enceintes',
    es: 'Protección de la maternidad|licencia de maternidad|licencia por maternidad|prestaciones de maternidad|trabajadoras embarazadas|lactancia',
  },
  osh: {
    en: 'Occupational safety and health|OSH|occupational health and safety|safety and health at work|workplace safety|occupational accident',
    fr: 'Sécurité et santé au travail|SST|santé et sécurité au travail|accident du travail|accidents de travail|maladie professionnelle',
    es: 'Seguridad y salud en el trabajo|SST|seguridad y salud laboral|salud ocupacional|accidente de trabajo|accidente laboral',
  },
  'chemical-safety': {
    en: 'Chemical safety|hazardous chemical|chemical hazard|pesticide|safety data sheet|toxic substance',
    fr: 'Sécurité chimique|produit chimique dangereux|produits chimiques|risque chimique|pesticide|fiche de données de sécurité',
    es: 'Seguridad química|productos químicos|sustancias químicas|riesgo químico|riesgos químicos|plaguicida|fichas de datos de seguridad',
  },
  skills: {
    en: 'Skills|vocational training|skills development|apprenticeship|TVET|recognition of prior learning',
    fr: 'Compétences|formation professionnelle|développement des compétences|apprentissage|validation des acquis',
    es: 'Competencias|formación profesional|competencias laborales|aprendices|desarrollo de competencias|certificación de competencias',
  },
  'lifelong-learning': {
    en: 'Lifelong learning|continuing education|adult learning|upskilling|reskilling|continuing training',
    fr: 'Apprentissage tout au long de la vie|formation continue|formation tout au long de la vie|formation des adultes|reconversion professionnelle',
    es: 'Aprendizaje permanente|aprendizaje a lo largo de la vida|formación continua|educación de adultos|reconversión laboral',
  },
  'youth-employment': {
    en: 'Youth employment|youth unemployment|young worker|young people in work|young jobseeker|jobs for youth',
    fr: 'Emploi des jeunes|chômage des jeunes|jeunes travailleurs|insertion des jeunes|jeunes demandeurs d’emploi',
    es: 'Empleo juvenil|desempleo juvenil|jóvenes trabajadores|empleo de los jóvenes|inserción laboral de jóvenes|primer empleo',
  },
  informality: {
    en: 'Informality|informal economy|informal sector|informal worker|informal employment|undeclared work',
    fr: 'Informalité|économie informelle|secteur informel|travailleurs informels|emploi informel|travail non déclaré',
    es: 'Informalidad|economía informal|sector informal|trabajadores informales|empleo informal|trabajo no declarado|trabajo informal',
  },
  formalization: {
    en: 'Formalization|formalizing|transition to formality|transition to the formal economy|business registration|formalize',
    fr: 'Formalisation|transition vers la formalité|transition vers l’économie formelle|enregistrement des entreprises|formaliser',
    es: 'Formalización|transición a la formalidad|transición a la economía formal|registro de empresas|formalizar',
  },
  'value-chains': {
    en: 'Value chains|supply chain|global value chain|production network|due diligence',
    fr: 'Chaînes de valeur|chaîne d’approvisionnement|chaîne de valeur mondiale|filière|devoir de vigilance',
    es: 'Cadenas de valor|cadena de suministro|cadenas mundiales de suministro|debida diligencia|cadena productiva',
  },
  migration: {
    en: 'Labour migration|migrant worker|migration|returnee|remittance|migrant',
    fr: 'Migration de main-d’œuvre|travailleurs migrants|travailleuses migrantes|migration|migrants de retour|transferts de fonds|migrant',
    es: 'Migración laboral|trabajadores migrantes|trabajadoras migrantes|migración|migraciones|remesa|migrante',
  },
  'fair-recruitment': {
    en: 'Fair recruitment|recruitment fee|recruitment agency|recruitment agencies|ethical recruitment|private employment agencies|recruiter',
    fr: 'Recrutement équitable|frais de recrutement|agence de recrutement|agences d’emploi privées|agences de placement|recruteur',
    es: 'Contratación equitativa|comisiones de contratación|agencias de contratación|agencias de empleo privadas|gastos de contratación|agencias de colocación|reclutador|reclutadores',
  },
  'domestic-work': {
    en: 'Domestic work|domestic worker|domestic help|household worker|paid household work',
    fr: 'Travail domestique|travailleurs domestiques|travailleuses domestiques|employées de maison|aides ménagères|personnel de maison',
    es: 'Trabajo doméstico|trabajadoras del hogar|trabajadores del hogar|trabajadoras domésticas|empleadas domésticas|trabajo del hogar|servicio doméstico',
  },
  'social-security': {
    en: 'Social security|social insurance|social protection|pension|unemployment insurance|health insurance',
    fr: 'Sécurité sociale|assurance sociale|protection sociale|retraite|assurance chômage|assurance maladie|pension',
    es: 'Seguridad social|seguro social|protección social|pensión|pensiones|seguro de desempleo|seguro de salud',
  },
  'social-protection-floors': {
    en: 'Social protection floors|social floor|basic income security|universal social protection|cash transfer|social assistance',
    fr: 'Socles de protection sociale|socle social|protection sociale universelle|transferts monétaires|filets sociaux|assistance sociale',
    es: 'Pisos de protección social|piso social|protección social universal|transferencias monetarias|asistencia social',
  },
  'micro-insurance': {
    en: 'Micro-insurance|microinsurance|mutual health insurance|community-based insurance|index insurance',
    fr: 'Micro-assurance|microassurance|mutuelle de santé|assurance indicielle|mutuelles communautaires',
    es: 'Microseguros|microseguro|mutuales de salud|seguro paramétrico|seguros comunitarios|seguro mutual',
  },
  'hiv-aids': {
    en: 'HIV and AIDS|HIV|AIDS|HIV/AIDS|HIV-related stigma|antiretroviral',
    fr: 'VIH et sida|VIH|sida|VIH/sida|séropositif|dépistage du VIH|antirétroviraux',
    es: 'VIH y sida|VIH|sida|VIH/sida|seropositivo|prueba del VIH|antirretroviral|antirretrovirales',
  },
  'green-jobs': {
    en: 'Green jobs|green economy|just transition|green skills|renewable energy jobs|climate and jobs',
    fr: 'Emplois verts|économie verte|transition juste|compétences vertes|métiers verts',
    es: 'Empleos verdes|economía verde|transición justa|competencias verdes|trabajos verdes',
  },
  'labour-inspection': {
    en: 'Labour inspection|labour inspector|labour inspectorate|workplace inspection|inspection visit',
    fr: 'Inspection du travail|inspecteurs du travail|inspectrices du travail|contrôle du travail|visites d’inspection',
    es: 'Inspección del trabajo|inspectores de trabajo|inspectores del trabajo|inspección laboral|inspectoras de trabajo|visitas de inspección|inspección de trabajo',
  },
  'industrial-relations': {
    en: 'Industrial relations|collective bargaining|social dialogue|collective agreement|labour relations|trade union',
    fr: 'Relations professionnelles|négociation collective|dialogue social|convention collective|relations du travail|syndicat',
    es: 'Relaciones laborales|negociación colectiva|diálogo social|convenio colectivo|convenios colectivos|relaciones de trabajo|sindicato',
  },
  'non-standard-employment': {
    en: 'Non-standard employment|temporary work|part-time work|agency work|zero-hours contract|fixed-term contract|casual work',
    fr: 'Emploi atypique|travail temporaire|travail à temps partiel|intérim|contrat à durée déterminée|emplois précaires|formes atypiques d’emploi',
    es: 'Empleo atípico|trabajo temporal|trabajo a tiempo parcial|contratos temporales|contratos por obra|formas atípicas de empleo|tercerización|subcontratación',
  },
  'digital-platforms': {
    en: 'Digital labour platforms|platform work|gig economy|platform worker|digital platform|gig worker|delivery rider',
    fr: 'Plateformes numériques de travail|travail de plateforme|économie des plateformes|travailleurs des plateformes|plateforme numérique|livreurs à vélo',
    es: 'Plataformas digitales de trabajo|trabajo en plataformas|economía de plataformas|trabajadores de plataformas|plataformas digitales|repartidores',
  },
  'care-work': {
    en: 'Care work|care economy|unpaid care|childcare|caregiver|care worker',
    fr: 'Travail de soins|économie du soin|économie des soins|garde d’enfants|aidants familiaux|services à la personne|crèche',
    es: 'Trabajo de cuidados|economía del cuidado|cuidados no remunerados|cuidado infantil|cuidadoras|servicios de cuidado|guarderías',
  },
  'covid-19': {
    en: 'COVID-19|coronavirus|pandemic|lockdown|SARS-CoV-2|COVID',
    fr: 'COVID-19|coronavirus|pandémie|confinement|SARS-CoV-2|COVID',
    es: 'COVID-19|coronavirus|pandemia|confinamiento|SARS-CoV-2|COVID',
  },
} as const satisfies Readonly<Record<string, TopicWords>>;
