import type { Language } from '../../../src/kernel/language.ts';

/** One of the two papers, as its department files it. */
export interface Paper {
  readonly file: string;
  readonly title: string;
  readonly unit: string;
  readonly owner: string;
  readonly abstract: string;
  readonly text: string;
}

export interface Texts {
  readonly member: string;
  /** Moderates the community whose theme it is. */
  readonly moderator: string;
  readonly papers: readonly [Paper, Paper];
  readonly search: string;
  /** What she says of the two. */
  readonly why: string;
  /** What the owners wrote to the moderator, and the moderator wrote down. */
  readonly outcome: string;
  readonly discussion: {
    readonly words: string;
    readonly title: string;
    readonly background: string;
    readonly question: string;
  };
}

/** What people write in the play of the two papers. Everything they read comes from the product. */
export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    member: 'Elena Petrescu',
    moderator: 'Thandiwe Mokoena',
    papers: [
      {
        file: 'minimum-wages-garment-towns.txt',
        title: 'Minimum wages and jobs in garment towns: what three rises changed',
        unit: 'RESEARCH',
        owner: 'David Mutua',
        abstract:
          'Three rises of the minimum wage between 2019 and 2024 left the number of jobs in garment workshops as it was; hours were shifted to the mornings.',
        text: 'The household survey was asked in twelve garment towns before and after each of three rises of the minimum wage. The number of jobs in workshops did not change by more than the survey can tell. What changed were the hours: work moved from the evening to the morning, and informal workshops paid nearer to the minimum wage than before.',
      },
      {
        file: 'minimum-wage-payrolls.txt',
        title: 'Minimum wage rises cost jobs in garment workshops: evidence from payrolls',
        unit: 'EMPLOYMENT',
        owner: 'Nguyen Thi Lan',
        abstract:
          'Payrolls of 840 registered garment workshops show seven jobs of a hundred lost in the year after the minimum wage rose.',
        text: 'Payrolls of 840 registered garment workshops were read for two years around the rise of the minimum wage in 2021. A year later seven of a hundred jobs were gone from the payrolls. Workshops with fewer than ten workers lost twice as many as the others. Whether those workers found informal work is not known from payrolls.',
      },
    ],
    search: 'minimum wage rises and jobs in garment workshops',
    why: 'One says that jobs stayed, the other that seven of a hundred were lost, for the same rises.',
    outcome:
      'Both hold. The household survey counts informal jobs too; payrolls count registered ones alone, and in 2021 only. Jobs moved off the payrolls rather than away.',
    discussion: {
      words: 'open a discussion',
      title: 'Minimum wages in garment workshops: what do we tell ministries?',
      background:
        'Two ministries ask what a rise of the minimum wage does to jobs in garment workshops.',
      question: 'Which figures on jobs and minimum wages do you use?',
    },
  },
  fr: {
    member: 'Moussa Traoré',
    moderator: 'Amina Diallo',
    papers: [
      {
        file: 'salaire-minimum-confection.txt',
        title: 'Salaire minimum et emploi dans la confection : ce que trois hausses ont changé',
        unit: 'RESEARCH',
        owner: 'Claire Fontaine',
        abstract:
          'Trois hausses du salaire minimum entre 2019 et 2024 n’ont pas changé le nombre d’emplois dans les ateliers de confection ; les horaires ont glissé vers le matin.',
        text: 'L’enquête auprès des ménages a été menée dans douze villes de la confection avant et après chacune des trois hausses du salaire minimum. Le nombre d’emplois dans les ateliers n’a pas changé au-delà de la marge d’erreur. Ce qui a changé, ce sont les horaires, et les ateliers informels paient plus près du salaire minimum qu’avant.',
      },
      {
        file: 'salaire-minimum-registres-de-paie.txt',
        title:
          'Les hausses du salaire minimum ont coûté des emplois dans les ateliers de confection',
        unit: 'EMPLOYMENT',
        owner: 'Awa Cissé',
        abstract:
          'Les registres de paie de 840 ateliers déclarés montrent sept emplois sur cent perdus dans l’année qui suit la hausse du salaire minimum.',
        text: 'Les registres de paie de 840 ateliers de confection déclarés ont été lus sur deux ans autour de la hausse du salaire minimum de 2021. Un an après, sept emplois sur cent avaient disparu des registres. Les ateliers de moins de dix personnes en ont perdu deux fois plus que les autres.',
      },
    ],
    search: 'hausse du salaire minimum et emplois dans les ateliers de confection',
    why: 'L’un dit que les emplois sont restés, l’autre que sept sur cent ont été perdus, pour les mêmes hausses.',
    outcome:
      'Les deux tiennent. L’enquête compte aussi les emplois informels ; les registres de paie, les seuls emplois déclarés, et en 2021 seulement. Des emplois ont quitté les registres plutôt que disparu.',
    discussion: {
      words: 'ouvrir une discussion',
      title: 'Salaire minimum dans la confection : que dire aux ministères ?',
      background:
        'Deux ministères demandent ce qu’une hausse du salaire minimum fait aux emplois dans les ateliers de confection.',
      question: 'Quels chiffres sur l’emploi et le salaire minimum utilisez-vous ?',
    },
  },
  es: {
    member: 'Luis Alberto Paredes',
    moderator: 'Thandiwe Mokoena',
    papers: [
      {
        file: 'salario-minimo-confeccion.txt',
        title: 'Salario mínimo y empleo en la confección: lo que cambiaron tres aumentos',
        unit: 'RESEARCH',
        owner: 'Mateo Vargas',
        abstract:
          'Tres aumentos del salario mínimo entre 2019 y 2024 no cambiaron el número de empleos en los talleres de confección; los horarios pasaron a la mañana.',
        text: 'La encuesta de hogares se hizo en doce ciudades de la confección antes y después de cada uno de los tres aumentos del salario mínimo. El número de empleos en los talleres no cambió más allá del margen de error. Cambiaron los horarios, y los talleres informales pagan más cerca del salario mínimo que antes.',
      },
      {
        file: 'salario-minimo-planillas.txt',
        title: 'Los aumentos del salario mínimo costaron empleos en los talleres de confección',
        unit: 'EMPLOYMENT',
        owner: 'Gabriela Núñez',
        abstract:
          'Las planillas de 840 talleres registrados muestran siete empleos de cada cien perdidos en el año que siguió al aumento del salario mínimo.',
        text: 'Se leyeron las planillas de 840 talleres de confección registrados durante dos años en torno al aumento del salario mínimo de 2021. Un año después, siete de cada cien empleos ya no estaban en las planillas. Los talleres de menos de diez personas perdieron el doble que los demás.',
      },
    ],
    search: 'aumentos del salario mínimo y empleos en talleres de confección',
    why: 'Uno dice que los empleos siguieron, el otro que se perdieron siete de cada cien, por los mismos aumentos.',
    outcome:
      'Los dos valen. La encuesta cuenta también los empleos informales; las planillas, solo los registrados, y solo en 2021. Los empleos salieron de las planillas más que desaparecer.',
    discussion: {
      words: 'open a discussion',
      title: 'Salario mínimo en la confección: ¿qué decimos a los ministerios?',
      background:
        'Dos ministerios preguntan qué hace un aumento del salario mínimo con los empleos en los talleres de confección.',
      question: '¿Qué cifras de empleo y salario mínimo usan?',
    },
  },
};
