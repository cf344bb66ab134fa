import type { Texts } from './texts.ts';

const TERMS = 'Estudio sobre los aprendices del café';
const SKILLS = 'Veinte entrevistas en fincas; estadística de empresas pequeñas';
const PROJECT = 'Aprendizajes de calidad en el agro';

export const ES: Texts = {
  manager: 'Sofia Herrera',
  project: PROJECT,
  writer: 'Mateo Vargas',
  designer: 'Andrés Solano',
  drafts: 'mis borradores',
  own: 'mi balance',
  terms: {
    words: 'escribir términos de referencia',
    title: TERMS,
    skills: SKILLS,
    cards: [
      {
        title: TERMS,
        purpose: 'Decidir en junio en cuál de los tres cantones se abre la próxima escuela.',
        project: 'RLA/24/21/CAN',
      },
      {
        'deliverables.what': 'Base de datos de 400 fincas, con sus preguntas',
        'deliverables.when': '2027-05-14',
        'dates.from': '2027-02-01',
        'dates.to': '2027-05-31',
        skills: SKILLS,
      },
      {
        knowledge:
          'Una base de datos que lleva la unidad de estadística, y una lección sobre competencias en el agro.',
        topics: 'Competencias, Empleo juvenil',
        countries: 'Costa Rica',
      },
    ],
  },
  lessons: [
    [
      'Donde la finca pagó desde el primer mes, 9 de cada 10 aprendices terminaron',
      'worked',
      'Pactar el pago antes de la primera cosecha',
    ],
    [
      'Los certificados tardaron once meses, y 300 aprendices ya tenían otro trabajo',
      'failed',
      'Acordar el formato con el ministerio antes del primer curso',
    ],
    [
      'Los capataces enseñaron bien donde se les pagó la hora, y no donde no',
      'partly',
      'Pagar la hora a los capataces desde la primera semana',
    ],
  ],
  outputs: [
    [
      'Base de datos',
      'Registro de 2.300 aprendices',
      'SKILLS',
      'Las escuelas buscan quién puede enseñar',
    ],
    [
      'Red',
      'Mesa de las catorce escuelas',
      'Las escuelas',
      'Se reúne cada trimestre',
      'ninguno',
      'Federación de caficultores',
    ],
    [
      'Manual',
      'Manual de formación en poda y cosecha',
      'SKILLS',
      'Se enseña en catorce escuelas',
      '2.000 USD para una nueva edición en 2029',
      'Gabriela Núñez',
    ],
  ],
  exit: 'El ministerio lleva los cursos desde junio con su propia partida; la federación mantiene la mesa de las escuelas.',
  trained: ['Ministerio de Trabajo', '24', 'Aprendizajes', 'El curso de capataces'],
  topics: 'Competencias, Empleo juvenil',
  funds: 'Pedidos al donante en mayo',
  forecast: '4.000 USD al año, del presupuesto de SKILLS',
  keeper: 'Andrés Solano',
  practice: {
    words: 'escribir una buena práctica',
    cards: [
      {
        title: 'La finca paga desde el primer mes',
        summary:
          'Cada aprendiz cobra desde el primer día; probado en cuatro de catorce escuelas de competencias para el agro.',
        'period.from': '2025-02-03',
        'period.to': '2026-10-30',
        project: 'RLA/24/21/CAN',
      },
      {
        context: 'Fincas de más de diez hectáreas; en las más pequeñas no alcanzó el pago.',
        cause: 'El aprendiz no busca otro trabajo en la cosecha, y terminan 9 de 10 en vez de 6.',
        impact: '412 de 460 aprendices terminaron en cuatro escuelas; antes eran 276 de 460.',
      },
      {
        replication: 'El ministerio lo prueba en Guanacaste el próximo año.',
        links: 'Estrategia nacional de formación, resultado 2',
        stage: 'pilot',
        contact: 'Sofia Herrera',
      },
      { topics: 'Competencias, Empleo juvenil', countries: 'Costa Rica' },
    ],
    list: 'trayectoria de las buenas prácticas',
  },
  sponsor: {
    name: 'Beatriz Rocha',
    reason: 'Cuatro escuelas lo muestran; decide el presupuesto de 2027.',
  },
  nextProject: {
    title: 'Competencias para el cacao',
    code: 'RLA/27/01/CAN',
    countries: 'Costa Rica',
  },
  begun: {
    title: 'Competencias y empleo juvenil en el cacao: estudio antes del proyecto',
    purpose: 'Decidir en qué fincas empiezan los aprendizajes de calidad en el agro.',
  },
  synthesis: 'lecciones sobre competencias',
};
