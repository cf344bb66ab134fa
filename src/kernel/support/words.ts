import type { Language } from '../language.ts';

/**
 * Words by which a sentence is held against what it rests on: who acts, what denies, what turns a meaning round, what
 * leaves it open. All as people compare words (folded), of the three languages at once where none means something else
 * in another.
 */

/** Who acts at work, by any of the names for it. */
export const ROLES: Readonly<Record<string, RegExp>> = {
  employers:
    /^(employers?|employeurs?|employeuses?|emplead?or(as?|es)?|patron(es|s|os?|al|at|ato)?)$/,
  workers:
    /^(workers?|employees?|labourers?|travailleur(s|euses?)?|travailleuses?|salarie(e?s?)|ouvrier(e?s?)|employee?s?|trabajador(as?|es)?|emplead[oa]s?|obrer[oa]s?|asalariad[oa]s?)$/,
  unions:
    /^((trade)?unions?|unionists?|syndicats?|syndical(e|es|istes?)|sindicat(os?|ales)|gremios?)$/,
  government: /^(governments?|gouvernements?|gobiernos?|etat)$/,
  ministry: /^(ministr(y|ies|ers?)|ministeres?|ministres?|ministeri[oa]s?|ministr[oa]s?)$/,
  parliament:
    /^(parliaments?|parlement|parlamento|congress|congreso|deputes?|diputad[oa]s?|senat[eo]?)$/,
  municipality:
    /^(municipalit(y|ies)|mayors?|municipalites?|mairies?|maires?|municipios?|ayuntamientos?|alcald(e|es|ia|ias))$/,
  inspection:
    /^(inspectors?|inspectorates?|inspecteurs?|inspectrices?|inspections?|inspector(as?|es)|inspeccion(es)?)$/,
  companies: /^(compan(y|ies)|firms?|enterprises?|entreprises?|societes?|empresas?|companias?)$/,
  management: /^(managements?|managers?|gerentes?|gerencia)$/,
  chamber: /^(chambers?|chambres?|camaras?)$/,
  federation: /^(federations?|confederations?|federacion(es)?|confederacion(es)?)$/,
  association: /^(associations?|asociacion(es)?|ngos?|ongs?)$/,
  cooperative: /^(cooperatives?|cooperativas?)$/,
  fund: /^(funds?|caisses?|mutuelles?|fondos?|cajas?|mutual(es|idad)?)$/,
  bank: /^(banks?|banques?|bancos?)$/,
  committee: /^(committees?|comites?)$/,
  teachers: /^(teachers?|enseignante?s?|docentes?|maestr[oa]s|profesor(as?|es))$/,
  parents: /^(parents?|padres)$/,
  courts: /^(courts?|judges?|tribunal|tribunaux|tribunales|juges?|jueces|juez)$/,
  police: /^(police|policia)$/,
  embassy: /^(embass(y|ies)|consulates?|ambassades?|consulats?|embajadas?|consulados?)$/,
  donors: /^(donors?|donateurs?|bailleurs?|donantes?)$/,
};

/** Names that one body bears in several languages. */
export const BODIES: readonly (readonly string[])[] = [
  ['ilo', 'oit', 'bit'],
  ['un', 'onu'],
  ['eu', 'ue'],
  ['who', 'oms'],
  ['imf', 'fmi'],
  ['undp', 'pnud'],
  ['iom', 'oim'],
  ['unhcr', 'hcr', 'acnur'],
];

/** What denies the words that follow in its clause. */
export const DENIES: Readonly<Record<Language, RegExp>> = {
  en: /^(not|no|none|never|nobody|nothing|neither|nor|without|cannot|lacks?|lacked|lacking|hardly)$/,
  fr: /^(ne|n|pas|jamais|aucune?s?|rien|sans|ni|non|guere|manquent?)$/,
  es: /^(no|ni|nunca|jamas|nadie|nada|ningun|ningun[oa]s?|sin|tampoco|faltan?)$/,
};

/** What denies the noun that follows, and the verb before it too: `found no contract`. */
export const DENIES_BEFORE =
  /^(none|nobody|nothing|aucune?s?|rien|nada|nadie|ningun|ningun[oa]s?)$/;

/** `ne … que` limits and does not deny; `not only` adds. */
export const NO_DENIAL: Readonly<Record<Language, RegExp>> = {
  en: /\b(not only|no longer than|no less than|no sooner)\b/gi,
  fr: /\b(non seulement|pas seulement|sans doute)\b/gi,
  es: /\b(no s[oó]lo|no solamente|sin embargo|sin duda)\b/gi,
};
export const FRENCH_SECOND = /^(pas|plus|jamais|personne|aucune?s?|rien|ni|guere|point|nulle?)$/;

/** Two meanings that turn a sentence round where one stands for the other. */
export const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(accept|agree[ds]?$|approv|acept|aprob|approuv|acuerd|accord)/,
    /^(refus|reject|rechaz|rejet|oppos|oppon|disagree|negaron|niegan?)/,
  ],
  [
    /^(increas|rose$|ris(e|es|ing|en)$|gr[eo]w|augment|hauss|aument|sub(io|ieron|ir|en?)$|crec|accru|accroi|rais(e|ed|es|ing)$|ampli)/,
    /^(decreas|fell$|falls?$|falling|drop|declin|reduc|redui|dimin|baiss|baj(o|an?|aron|ar|ado)$|disminu|recort|cuts?$|shr[iau]nk|lower(ed|s)?$|redujo|redujeron)/,
  ],
  [/^(succe|reuss|exit|logr)/, /^(fail|echou|echec|fracas)/],
  [/^(improv|amelior|mejor|better)/, /^(worse|deterior|empeor|aggrav|peor|degrad)/],
  [
    /^(often|frequent|souvent|menudo|frecuent|always|toujours|siempre|usually|generalement)/,
    /^(rare|seldom|rar[ao]|raramente)/,
  ],
  [
    /^(allow|permit|permet|permis|autoris|autoriz|lets?$)/,
    /^(forbid|forbad|bans?$|banned|prohib|interdi|impid|imped|prevent|empech)/,
  ],
  [/^(support|soutien|soutenu|apoy|favou?r|favor)/, /^(oppos|oppon|against|contre$|contra$)/],
  [/^(eas(y|ier|ily)$|facil)/, /^(difficult|difficil|dificil)/],
  [/^(cheap|barat|economical)/, /^(expensive|costly|car[oa]s?$|couteu|chere?s?$)/],
  [/^(more|mas|plus)$/, /^(less|fewer|moins|menos)$/],
  [/^(before|avant|antes)$/, /^(after|apres|despues|tras)$/],
  [/^(open|ouvr|ouvert|abr|abiert)/, /^(clos|ferm|cerr)/],
  [
    /^(hire[ds]?$|hiring|recruit|recrut|embauch|contrat(o|aron)$)/,
    /^(dismiss|fired|licenci|despid|despidi)/,
  ],
  [
    /^(begin|began|begun|start|commenc|debut|empez|empiez|comenz|comienz|inici)/,
    /^(end(s|ed)?$|stop|arret|cess|termin|acab)/,
  ],
  [/^(keep|kept|gard|conserv|mantuv|mantien)/, /^(los[et]|losing|lost|perd|pierd)/],
  [/^(early|tot|temprano)$/, /^(late|tard|tarde)$/],
  [
    /^(public|publique|publics|publiques|publico|publica)$/,
    /^(private|prive|privee?s?|privad[oa]s?)$/,
  ],
  [
    /^(high(er|est)?|eleve(e?s?)|haut(e?s?)|alt[oa]s?)$/,
    /^(low(er|est)?|bas(se)?s?|faibles?|baj[oa]s?)$/,
  ],
  [/^(strong|fort(e?s?)$|fuerte)/, /^(weak|faible|debil)/],
  [/^(many|nombreu|much[oa]s$)/, /^(few|poc[oa]s$)/],
  [/^(good|bon|bonne|buen[oa]?)s?$/, /^(bad|mauvais|mauvaise|mal[oa])s?$/],
  [/^(easier|possible|posible)/, /^(impossible|imposible)/],
  [
    /^(big|bigger|large|grand|grande|grands|grandes)$/,
    /^(small|smaller|petit|petite|petits|petites|pequen[oa]s?)$/,
  ],
  [
    /^(safe|safer|sur|sure|surs|segur[oa]s?)$/,
    /^(unsafe|dangerous|dangereu(x|ses?)|peligros[oa]s?)$/,
  ],
  [/^(found|find|trouve|encontr)/, /^(lost|lose|perd)/],
  [
    /^(long|longer|longs?|longue|longues|larg[oa]s?)$/,
    /^(short|shorter|court|courte|courts|courtes|cort[oa]s?)$/,
  ],
  [/^(formal|formel|formelle)/, /^(informal|informel|informelle)/],
];

/** `unpaid` beside `paid`. */
export const DENYING_PREFIX = /^(un|in|im|il|ir|dis|des|non|mal)(?=\p{L}{4})/u;

/** What has to be, in any of the languages. */
export const DUTY =
  /^(must|require[ds]?|requires|obliged?|obliges|obligatory|mandatory|compulsory|shall|doit|doivent|devra|devront|oblige(nt|e|es|s)?|obligatoire|exige(nt|n|d|r)?|exigent|faut|debe|deben|debera|deberan|obliga|obligan|obligatori[oa]s?|exigio)$/;
/** Two words in each of the languages that make one duty. */
export const DUTIES = /\b(ha(ve|s|d) to|tien(e|en) que|ha(y|n) que|est tenue? de)\b/;
/** What is let be. */
export const LEAVE =
  /^(may|can|could|optional|optionally|voluntary|peut|peuvent|pourra|pourront|facultati(f|ve)|puede|pueden|podra|podran|opcional|voluntari[oa]s?)$/;
/** What is not said for certain. */
export const PERHAPS =
  /^(may|might|would|serait|seraient|aurait|auraient|faudrait|seria|serian|habria|habrian|perhaps|maybe|possibly|probably|seems?|seemed|apparently|likely|pourrait|pourraient|peut-etre|probablement|semblent?|apparemment|quiza|quizas|acaso|podria|podrian|probablemente|parecen?|posiblemente|seguramente)$/;
/** What somebody says for themselves alone. */
export const OPINION =
  /\b(i (think|believe|guess|feel)|in my (view|opinion)|je (pense|crois)|a mon avis|creo que|pienso que|en mi opinion)\b/;
/** What is held against something else: which of the two comes first tells all. */
export const COMPARES = /^(than|que|qu)$/;
export const COMPARED =
  /^(better|worse|more|less|fewer|\p{L}{3,}er|mieux|plus|moins|pire|mejor|peor|mas|menos)$/u;
/** By whom something is done: the order of who acts is turned round. */
export const PASSIVE = /^(by|par|por)$/;
export const TOGETHER = /^(and|or|with|et|ou|avec|y|e|o|con)$/;
/** What takes in everybody, and what takes in more than half. */
export const WHOLES: readonly RegExp[] = [
  /^(all|every|everyone|everybody|whole|entire|each|always|unanimous|unanimously|tout|toute|tous|toutes|chaque|entier|entiere|toujours|unanimement|unanimite|todo|toda|todos|todas|cada|enter[oa]|siempre|unanime|unanimidad)$/,
  /^(most|majority|mostly|plupart|majorite|majoritairement|mayoria|mayoritariamente)$/,
];

/** Words at which one clause ends and another begins. */
export const JOINS: Readonly<Record<Language, RegExp>> = {
  en: /\s+(?=(?:and|but|because|while|whereas|although|though|so that|who|whom|which|when|where|yet|until)\s)/i,
  fr: /\s+(?=(?:et|mais|parce qu|car|tandis qu|alors qu|qui|quand|lorsqu|où|bien qu|puisqu|jusqu'à ce qu)\p{L}*\s)/iu,
  es: /\s+(?=(?:y|e|pero|porque|mientras|aunque|sino|cuando|donde|quienes|hasta que)\s)/i,
};

/** Months, January first, folded. */
export const MONTHS: readonly RegExp[] = [
  /^(january|janvier|enero)$/,
  /^(february|fevrier|febrero)$/,
  /^(march|mars|marzo)$/,
  /^(april|avril|abril)$/,
  /^(mai|mayo)$/,
  /^(june|juin|junio)$/,
  /^(july|juillet|julio)$/,
  /^(august|aout|agosto)$/,
  /^(september|septembre|septiembre|setiembre)$/,
  /^(october|octobre|octubre)$/,
  /^(november|novembre|noviembre)$/,
  /^(december|decembre|diciembre)$/,
];
