import type { Language } from '../../kernel/language.ts';
import { stems } from './stems.ts';

/**
 * Words that say little whatever is talked about: the commonest verbs, the nouns and adjectives that go with anything,
 * words of degree and order. By no means stop words, since people search for them; but two sentences that share only
 * `people`, `need` and `important` make no common point.
 */
const GENERAL: Readonly<Record<Language, string>> = {
  en: `people person man men woman women human individual someone somebody something anyone anything everyone everybody
    everything nobody nothing one other another thing stuff way time year day today week month place world country state
    society community group member life live part side kind sort type form number amount level rate lot bit fact case
    reason cause result effect problem issue matter idea point example order question answer situation condition chance
    opportunity area aspect step end start beginning purpose goal aim interest role make made give gave given take taken
    taking get getting go going gone come coming put keep kept let lead allow enable help need want like try become bring
    provide ensure create use using mean show say said tell think thought believe know known find found feel see seen look
    happen begin stop continue change increase reduce improve support prevent protect force include involve depend consider
    set turn run work hold leave left remain exist offer follow add affect serve act ask seem appear play move meet require
    receive gain lose call benefit deal face avoid produce develop encourage promote good better best bad worse worst great
    greater big bigger large larger small smaller little high higher low lower long longer short new old young early late
    important necessary essential possible impossible able unable right wrong certain sure clear different difficult hard
    easy easily same similar whole full real true false main major general common normal open free special particular
    several various enough extra own far near just even also still already always never often sometimes usually too very
    much many more most less least few rather instead therefore thus however because since although though while well only
    really actually simply especially particularly generally probably possibly perhaps maybe away back around together
    forward against without within among toward towards every each any all some both either such due will would could
    should may might must shall cannot ever yet again once first second last next two three there here now then quickly
    completely fully highly totally otherwise altogether almost nearly quite likely`,
  fr: `gens personne homme femme humain individu quelqu'un quelque chose chacun rien autre chose façon manière fois temps
    an année jour aujourd'hui semaine mois lieu endroit monde pays état société communauté groupe membre vie vivre part
    partie côté genre sorte type forme nombre quantité niveau taux fait cas raison cause résultat effet conséquence problème
    question sujet idée point exemple ordre réponse situation condition chance occasion possibilité domaine aspect étape fin
    début but objectif intérêt rôle moyen faire fait faisons donner donne prendre pris obtenir aller venir mettre mis garder
    laisser mener conduire permettre permet aider aide avoir besoin vouloir veut aimer essayer devenir apporter fournir
    assurer créer utiliser usage signifier montrer dire dit penser croire savoir connaître connu trouver sentir voir vu
    regarder arriver passer commencer arrêter continuer changer changement augmenter réduire améliorer soutenir appui appuyer
    empêcher protéger forcer obliger inclure impliquer dépendre considérer tourner marcher fonctionner travailler tenir
    rester exister offrir proposer suivre ajouter toucher servir agir demander sembler paraître jouer rencontrer exiger
    recevoir gagner perdre appeler profiter traiter éviter produire développer encourager promouvoir devoir doit faut falloir
    pouvoir peut peuvent bon bonne meilleur mieux bien mauvais pire grand gros petit haut élevé bas long court nouveau
    nouvelle ancien vieux jeune tôt tard important nécessaire essentiel possible impossible capable juste vrai faux certain
    sûr clair différent difficile dur facile même semblable entier plein réel principal majeur général commun normal ouvert
    libre spécial particulier plusieurs divers assez propre loin proche aussi encore déjà toujours jamais souvent parfois
    trop très beaucoup plus moins peu plutôt donc ainsi cependant pourtant quoique tandis seulement vraiment simplement
    surtout notamment généralement probablement peut-être ensemble contre sans parmi chaque tout deux trois premier second
    dernier prochain maintenant ensuite puis alors vite rapidement complètement totalement presque afin grâce lors`,
  es: `gente persona hombre mujer humano individuo alguien algo nadie nada cada uno otro cosa manera modo forma vez veces
    tiempo año día hoy semana mes lugar sitio mundo país estado sociedad comunidad grupo miembro vida vivir parte lado
    clase tipo número cantidad nivel tasa hecho caso razón causa resultado efecto consecuencia problema cuestión tema
    asunto idea punto ejemplo orden pregunta respuesta situación condición oportunidad posibilidad área ámbito aspecto paso
    fin final inicio principio propósito objetivo interés papel medio hacer hace hecho hacemos dar da dado tomar tomado
    obtener conseguir ir venir poner puesto mantener dejar llevar conducir permitir permite ayudar ayuda necesitar necesidad
    querer quiere gustar tratar intentar volver convertir traer proporcionar asegurar garantizar crear usar utilizar uso
    significar mostrar decir dice dicho pensar creer saber conocer conocido encontrar sentir ver visto mirar suceder ocurrir
    pasar empezar comenzar parar continuar seguir cambiar cambio aumentar reducir mejorar apoyar apoyo prevenir impedir
    proteger forzar obligar incluir implicar depender considerar funcionar trabajar tener quedar existir ofrecer agregar
    afectar servir actuar pedir parecer jugar mover reunir requerir exigir recibir ganar perder llamar beneficiar beneficio
    enfrentar evitar producir desarrollar fomentar promover deber debe poder puede pueden haber hay bueno buena mejor bien
    malo mala peor gran grande pequeño alto alta bajo baja largo corto nuevo nueva viejo antiguo joven temprano tarde
    importante necesario esencial posible imposible capaz correcto cierto seguro claro diferente distinto difícil duro fácil
    mismo similar entero lleno real verdadero falso principal mayor menor general común normal abierto libre especial
    particular varios diversos suficiente propio lejos cerca también todavía aún ya siempre nunca menudo veces demasiado
    muy mucho más menos poco bastante sino tanto así embargo aunque mientras solo solamente realmente simplemente sobre
    todo especialmente generalmente probablemente quizás quizá juntos contra sin entre cada todos dos tres primero segundo
    último próximo ahora luego después entonces rápido rápidamente completamente totalmente casi`,
};

const stemsOf = (language: Language): ReadonlySet<string> =>
  new Set(stems(GENERAL[language], language));

/** Stems of the words that say little, by language. */
export const GENERAL_STEMS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: stemsOf('en'),
  fr: stemsOf('fr'),
  es: stemsOf('es'),
};
