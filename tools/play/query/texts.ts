/** What people write in the play of the questions. Everything they read comes from the product. */

export const STOCK = 'Has anyone registered domestic workers for social security in Kenya?';

export const QUESTION =
  'Who has brought waste pickers into accident insurance through the shops that buy their scrap?';
export const BACKGROUND =
  'In Abidjan some 3,000 pickers sell to forty shops. The insurer wants one payer and a list of names; a campaign at the landfill has enrolled nine people in a year.';

export const OMAR =
  'In Tripoli, Lebanon, six scrap shops paid the premium for their regular pickers and took it back from the weighing, 40 cents a week. 212 were covered after five months. Agree with the shops first who keeps the list, or the police will ask for it.';
export const THIAGO =
  'En Recife, Brasil, la cooperativa cobra la prima con el pesaje y la compradora firma como pagadora única. De 180 recicladoras, 151 siguen aseguradas al segundo año. El modelo de acuerdo está en https://reciclaje.example/recife.';
export const MEI =
  'In Bangkok, Thailand, the buyers refused until the municipality counted insured pickers in their licence points. Since then 31 of 44 junk shops enrol. The social security office accepts a list by telephone number instead of an identity card.';

export const EDITED =
  'Shops that buy scrap can pay the premium and take it back from the weighing: it has held in Tripoli, Recife and Bangkok, where the shops gained something by it or the co-operative stood in between.';

export const MISSING = 'What does the insurer say of a payer who is no employer in law?';
export const CARLOS =
  'En Lima, Perú, la aseguradora aceptó a las compradoras como “contratante colectivo” de un microseguro, sin relación de trabajo: bastó un anexo de dos páginas aprobado por la superintendencia en 2024.';

export const UNANSWERED =
  'Has anybody measured how often street barbers pay for the same place twice?';
export const UNANSWERED_REPLY =
  'Nobody here has measured it, as far as I know. The market survey of Durban asks about double fees in its question 31; I have asked its author to write to you.';

export const LATER = 'insurance for waste pickers paid by scrap buyers when they weigh';
