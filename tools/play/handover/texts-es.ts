import type { Texts } from './texts.ts';

export const ES: Texts = {
  leaver: 'Marcos Oliveira',
  supervisor: 'Beatriz Rocha',
  successor: 'Thiago Almeida',
  strangers: ['Fernanda Lopes', 'Samuel Boateng'],
  leavesIn: 55,
  asks: 'traspaso',
  known: ['ACTRAV', 'Brasília'],
  unwritten: 'Lo que no está escrito',
  first: {
    post: { terms: 'P4, plazo fijo, desde marzo de 2019' },
    duties: {
      duties:
        'Acompañar la mesa de las tres centrales\nResponder al ministerio sobre las actas en dos días\nFormar cada febrero a las secretarias de la mesa',
      tips: 'Llamar a las centrales el lunes por la mañana; el viernes nadie tiene las actas a mano.',
    },
    running: {
      activities:
        'Convenio con la central de Recife: firma en marzo; 140.000 USD; las tabletas llegan tarde\nManual de la mesa: segunda prueba en la imprenta',
    },
  },
  second: [
    [
      3,
      {
        commitments:
          '2027-06-30 actas definitivas al ministerio\n2027-01-29 respuesta al donante sobre las tabletas\nun seminario para las secretarias',
      },
    ],
    [
      4,
      {
        contacts:
          'Rosângela Prado, dirección de trabajo: decide el acceso al registro; teléfono, nunca correo',
      },
    ],
    [
      5,
      {
        'read-first': 'https://mesa.example/convenio/plan-2027',
        files: 'https://mesa.example/convenio: actas, listas, convenios',
      },
    ],
    [
      6,
      {
        unwritten:
          'El cuaderno verde de Olinda se abre solo los jueves, y solo si alguien lleva los recibos antiguos.',
      },
    ],
    [
      7,
      {
        lessons:
          'Donde los delegados de taller vieron antes el acta, los rechazos bajaron del 31 al 9 por ciento; por eso, imprimir después de su lectura.',
        do: 'Probar cada formulario con diez personas a las que no les gustan los formularios.',
      },
    ],
    [
      8,
      {
        risks:
          'El contrato de las tabletas vence en julio; la primera señal es el silencio del proveedor.',
      },
    ],
  ],
  promise: 'respuesta al donante sobre las tabletas',
  marks: { open: 'delegados de taller', supervisor: 'Recife', successor: 'cuaderno verde' },
  open: ['Reuniones periódicas', 'Evitar', 'Dificultades y cómo superarlas'],
  questions: [
    ['¿Quién responde enseguida en el ministerio?', 'Su adjunta, antes de las nueve.'],
    ['¿Qué acta llega siempre tarde?', 'La de la construcción; pedirla en enero.'],
  ],
};
