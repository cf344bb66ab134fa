/** The groups whose agreement decides what becomes of a result; each has a version of the synthesis of its own. */
export const CONSTITUENT_GROUPS = ['government', 'employers', 'workers'] as const;
export type ConstituentGroup = (typeof CONSTITUENT_GROUPS)[number];

/** How the three languages name each: stems, as they stand in running text. */
const NAMES: Readonly<Record<ConstituentGroup, RegExp>> = {
  government:
    /(?<!\p{L})(governments?|ministr(?:y|ies)|public authorit|labour inspect|labor inspect|gouvernement|minist[èe]re|pouvoirs? publics?|inspection du travail|inspecteurs? du travail|gobiernos?|ministerios?|autoridades p[úu]blicas|inspecci[óo]n del? trabajo|inspector(?:es)? del? trabajo)/iu,
  employers:
    /(?<!\p{L})(employers?|enterprises?|compan(?:y|ies)|business(?:es)?|firms?|employeurs?|patronat|entreprises?|empleador|empresas?|empresari|patronal)/iu,
  workers:
    /(?<!\p{L})(workers?|trade unions?|unions?(?= )|labour organi[sz]ations?|travailleu(?:rs?|ses?)|syndicats?|syndica(?:l|les|ux)|trabajador|sindica)/iu,
};

const isGroup = (group: string): group is ConstituentGroup =>
  CONSTITUENT_GROUPS.some((one) => one === group);

/** Whether a text names the group, in any of the three languages. */
export const concerns = (group: string, text: string): boolean =>
  isGroup(group) && NAMES[group].test(text);
