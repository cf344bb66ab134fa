/** Words of which the invented library and evaluation office make their records: by language in the order EN, FR, ES. */
export type Words3 = readonly [en: string, fr: string, es: string];

/** Headings of the library; some are called as our own lists call them, some as only libraries do. */
export const THEMES: readonly { readonly heading: Words3; readonly also: Words3 }[] = [
  {
    heading: ['Child labour', 'Travail des enfants', 'Trabajo infantil'],
    also: ['School leaving age', 'Âge de fin de scolarité', 'Edad de escolaridad obligatoria'],
  },
  {
    heading: ['Minimum wages', 'Salaires minima', 'Salarios mínimos'],
    also: ['Wage determination', 'Fixation du salaire', 'Fijación del salario'],
  },
  {
    heading: ['Labour inspection', 'Inspection du travail', 'Inspección del trabajo'],
    also: ['Administrative sanctions', 'Sanctions administratives', 'Sanciones administrativas'],
  },
  {
    heading: [
      'Occupational safety and health',
      'Sécurité et santé au travail',
      'Seguridad y salud en el trabajo',
    ],
    also: ['Accident statistics', 'Statistiques d’accidents', 'Estadísticas de accidentes'],
  },
  {
    heading: ['Youth employment', 'Emploi des jeunes', 'Empleo juvenil'],
    also: [
      'Transition from school to work',
      'Passage à la vie active',
      'Transición de la escuela al trabajo',
    ],
  },
  {
    heading: ['Skills', 'Compétences', 'Competencias'],
    also: ['Apprenticeship contract', 'Contrat d’apprentissage', 'Contrato de aprendizaje'],
  },
  {
    heading: ['Labour migration', 'Migration de main-d’œuvre', 'Migración laboral'],
    also: ['Bilateral agreement', 'Accord bilatéral', 'Acuerdo bilateral'],
  },
  {
    heading: ['Social security', 'Sécurité sociale', 'Seguridad social'],
    also: [
      'Contribution collection',
      'Recouvrement des cotisations',
      'Recaudación de cotizaciones',
    ],
  },
  {
    heading: ['Green jobs', 'Emplois verts', 'Empleos verdes'],
    also: ['Waste management', 'Gestion des déchets', 'Gestión de residuos'],
  },
  {
    heading: [
      'Digital labour platforms',
      'Plateformes numériques de travail',
      'Plataformas digitales de trabajo',
    ],
    also: ['Algorithmic management', 'Gestion algorithmique', 'Gestión algorítmica'],
  },
  {
    heading: ['Care work', 'Travail de soins', 'Trabajo de cuidados'],
    also: ['Home nursing', 'Soins à domicile', 'Atención domiciliaria'],
  },
  {
    heading: ['Working time', 'Temps de travail', 'Tiempo de trabajo'],
    also: ['Shift work', 'Travail par équipes', 'Trabajo por turnos'],
  },
  {
    heading: ['Informality', 'Informalité', 'Informalidad'],
    also: ['Street vending', 'Commerce de rue', 'Comercio ambulante'],
  },
  {
    heading: ['Industrial relations', 'Relations professionnelles', 'Relaciones laborales'],
    also: ['Collective agreement extension', 'Extension des conventions', 'Extensión de convenios'],
  },
];

export const COUNTRIES: readonly Words3[] = [
  ['Ghana', 'Ghana', 'Ghana'],
  ['Senegal', 'Sénégal', 'Senegal'],
  ['Peru', 'Pérou', 'Perú'],
  ['Jordan', 'Jordanie', 'Jordania'],
  ['Viet Nam', 'Viet Nam', 'Viet Nam'],
  ['Portugal', 'Portugal', 'Portugal'],
  ['Tunisia', 'Tunisie', 'Túnez'],
  ['Uruguay', 'Uruguay', 'Uruguay'],
  ['Zambia', 'Zambie', 'Zambia'],
  ['Nepal', 'Népal', 'Nepal'],
  ['Costa Rica', 'Costa Rica', 'Costa Rica'],
  ['Belgium', 'Belgique', 'Bélgica'],
  ['Rwanda', 'Rwanda', 'Rwanda'],
  ['Sri Lanka', 'Sri Lanka', 'Sri Lanka'],
  ['Chile', 'Chili', 'Chile'],
  ['Georgia', 'Géorgie', 'Georgia'],
  ['Benin', 'Bénin', 'Benin'],
  ['Paraguay', 'Paraguay', 'Paraguay'],
  ['Mongolia', 'Mongolie', 'Mongolia'],
];

/** `{theme}` and `{country}` are put in; `{also}` is the library's own heading. */
export const TITLES: readonly Words3[] = [
  [
    '{theme} in {country}: a statistical portrait',
    '{theme} : portrait statistique, {country}',
    '{theme} en cifras: {country}',
  ],
  [
    'The law and practice of {theme}: {country}',
    '{theme} : droit et pratique, {country}',
    'Legislación y práctica: {theme}, {country}',
  ],
  [
    '{also} and {theme}: bibliography for {country}',
    '{also} et {theme} : bibliographie, {country}',
    '{also} y {theme}: bibliografía, {country}',
  ],
  [
    'Thirty years of {theme} in {country}',
    'Trente ans de {theme}, {country}',
    'Treinta años de {theme}, {country}',
  ],
  [
    'What enterprise surveys say of {also}: {country}',
    'Ce que disent les enquêtes auprès des entreprises : {also}, {country}',
    'Qué dicen las encuestas a empresas: {also}, {country}',
  ],
];

export const ABSTRACTS: readonly Words3[] = [
  [
    'Draws on the household surveys of {country} and compares regions, sectors and sexes. A chapter deals with {also}.',
    'S’appuie sur les enquêtes auprès des ménages, {country}, et compare régions, secteurs et sexes. Un chapitre traite du thème « {also} ».',
    'Se basa en las encuestas de hogares de {country} y compara regiones, sectores y sexos. Un capítulo trata de: {also}.',
  ],
  [
    'Collects statutes, decrees and judgments up to the year of publication, with an index by article. Annex on {also}.',
    'Réunit lois, décrets et arrêts jusqu’à l’année de publication, avec un index par article. Annexe : {also}.',
    'Reúne leyes, decretos y sentencias hasta el año de publicación, con índice por artículo. Anexo: {also}.',
  ],
  [
    'Lists books, articles and grey literature held by the library, each with a note of two lines.',
    'Recense livres, articles et littérature grise de la bibliothèque, chacun avec une note de deux lignes.',
    'Enumera libros, artículos y literatura gris de la biblioteca, cada uno con una nota de dos líneas.',
  ],
];

export const AUTHORS: readonly string[] = [
  'Adjei, Comfort',
  'Lindqvist, Marta',
  'Okonkwo, Daniel',
  'Rakoto, Hery',
  'Quispe, Elena',
  'Ben Salah, Nadia',
  'Moreau, Étienne',
  'Park, Ji-woo',
  'Silva, Teresa',
  'Banda, Chileshe',
  'Iriarte, Gonzalo',
];

/** Lessons of invented evaluations. */
export const LESSONS: readonly Words3[] = [
  [
    'Steering committees met on paper until the employers’ federation was given the chair for a year. From then on decisions on {theme} were carried out within a quarter.',
    'Les comités de pilotage n’ont existé que sur le papier jusqu’à ce que la fédération des employeurs en prenne la présidence pour un an. Dès lors, les décisions sur le thème « {theme} » ont été appliquées dans le trimestre.',
    'Los comités directivos solo existían en el papel hasta que la federación de empleadores los presidió durante un año. Desde entonces, lo decidido sobre «{theme}» se aplicó en un trimestre.',
  ],
  [
    'Baseline data came eighteen months late, so that no effect on {theme} could be shown. Budget the baseline before the first activity and hold the second instalment until it is there.',
    'Les données de référence sont arrivées avec dix-huit mois de retard : aucun effet sur le thème « {theme} » n’a pu être démontré. Il faut financer l’étude de référence avant la première activité.',
    'La línea de base llegó con dieciocho meses de retraso, y no pudo demostrarse efecto alguno en «{theme}». Conviene presupuestarla antes de la primera actividad.',
  ],
  [
    'Training of trainers held only where the ministry paid the trainers’ travel from its own budget by the second year. Elsewhere the courses on {theme} ended with the project.',
    'La formation de formateurs n’a duré que là où le ministère a payé leurs déplacements sur son propre budget dès la deuxième année. Ailleurs, les cours sur le thème « {theme} » ont pris fin avec le projet.',
    'La formación de formadores solo perduró donde el ministerio pagó los viajes con su propio presupuesto desde el segundo año. En los demás lugares, los cursos sobre «{theme}» acabaron con el proyecto.',
  ],
];

export const SECTORS: readonly Words3[] = [
  ['Agriculture', 'Agriculture', 'Agricultura'],
  ['Construction', 'Construction', 'Construcción'],
  ['Textiles and clothing', 'Textile et habillement', 'Textiles y confección'],
  ['Public services', 'Services publics', 'Servicios públicos'],
];
