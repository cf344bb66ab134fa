/**
 * Given names that are common where the communities work, accents folded. Names that are words, months or countries in
 * one of the three languages stand apart: they count only before a surname.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

export const GIVEN = list(
  'abdou abdul abdulla abdullah abdoulaye abebe adama adebayo adela adele adriana adrian agnes ahmad ahmed aicha aida ' +
    'aissatou alain alan alassane albert alberto alejandra alejandro alex alexander alexandra alexandre alfonso alfred ' +
    'alfredo ali alice alicia alioune alison aliyu alvaro amadou amanda amara ambrose amelia ameth amina aminata amir ' +
    'amit ana anastasia anders andre andrea andreas andres andrew angela angelica anita anjali ann anna anne annette ' +
    'annie anthony antoine anton antonia antonio arturo asha ashok assane astrid awa aya ayesha ayse barbara beatrice ' +
    'beatriz belinda benedict benjamin bernadette bernard bilal binta boris boubacar brahim brenda brian brigitte bruno ' +
    'camila camille carla carlos carmen carol carolina caroline caterina catherine cecile cecilia celia charles cheikh ' +
    'chen chidi chinedu chloe christian christiane christina christine christophe christopher chiara claire clara ' +
    'claude claudia claudio clement colette consuelo coumba cristian cristina cynthia daniel daniela danielle daouda ' +
    'david deborah deepak delphine denis denise dennis dewi diana diego dieudonne dilip dimitri djibril dmitri dominique ' +
    'dolores donald dora doris dorothy edgar edith eduardo edward edwin elena eleanor elias elif elise elizabeth ' +
    'elisabeth ellen elodie elsa emeka emil emilia emilie emilio emily emma emmanuel enrique eric erica erik ernesto ' +
    'esperanza esteban esther eugene eva evelyn fabienne fabio fatima fatimata fatimah fatma fatou fatoumata felipe ' +
    'felix ferdinand fernanda fernando filip florian folake fran francesca francesco francine francis francisco franck ' +
    'francois francoise frank franklin fred frederic frederick gabriel gabriela gaston genevieve george georges gerald ' +
    'gerard giulia giovanni gilbert gilles gina giorgio gisele gladys gloria gonzalo graciela gregory greta guillaume ' +
    'guillermo gustavo guy habib hadja halima hamid hamidou han hannah hanna hans harriet hasan hassan hassane hector ' +
    'hector heinz helen helena helene henri henrik henry herve hilda hiroshi huda hugo hussein ibrahim ibrahima idrissa ' +
    'ignacio igor ines ingrid irene iris isaac isabel isabella isabelle ismael issa ivan jack jacob jacqueline jacques ' +
    'jaime jakob jamal james jan jane janet javier jean jeanne jeff jennifer jeremy jessica jiang joan joana joao joaquin ' +
    'johan johanna john jonas jonathan jorge jose josefina joseph josephine joshua joyce juan juana judith julia julian ' +
    'juliana julie julien juliet julio jurgen justine kader kamal karen karim karin karl karla kate katherine kathleen ' +
    'kathrin katia kavita keiko keith kelechi kelly kenji kenneth kevin khadija khadim khaled khalid kofi kouassi kouame ' +
    'krishna kumar kwame kwabena kyle lakshmi lamine lan lars latifa laura laurence laurent lea leila lena leon leonardo ' +
    'leslie leticia li lidia liliana linda ling lisa liu lorena louis louise luc luca lucas lucia lucie lucy luigi luis ' +
    'luisa luz lydia madeleine magali magdalena mahamadou mahmoud mai maimouna malik mamadou manuel manuela marc marcel ' +
    'marcela marcelo marcia marco marcos margaret margarita maria mariam mariama mariana marie mariko mario marion ' +
    'marisol marta martha martin martina martine mary massimo mathieu matias matilde matteo matthew maurice mauricio ' +
    'maxime mbaye mehmet mei melanie mercy michael michel michele michelle miguel mikhail milan minh mireille miriam ' +
    'modou mohamed mohammad mohammed moises moise monica monique morgan moussa muhammad mustafa mustapha myriam nadia ' +
    'nadine nancy naomi narges nasser natalia natalie nathalie nathan ndeye neha nelson ngozi nguyen nicholas nicolas ' +
    'nicole niels nikolai nina noor nora norma odile olga oliver olivia olivier olu oluwaseun omar oscar osman oumar ' +
    'ousmane pablo paola paolo pascal patricia patricio patrick paul paula paulina pauline paulo pavel pedro peter ' +
    'petra philip philippe pierre pilar prakash pradeep priya rachel rachid rafael rafaela rahul raj rajesh ramon ramona ' +
    'raphael raquel rashid rashida ravi raymond rebecca regina rekha renata rene ricardo richard rita rob robert roberta ' +
    'roberto rocio roger roland rolando ronald rosa rosario rosalia roxana ruben rudolf ruth ryan sadia said salif salma ' +
    'salimata salome sam samantha sami samir samuel sandeep sandra sanjay sara sarah sarita sebastian sekou selma sergei ' +
    'sergio seydou shanti sharon sheila shirin silvia simon simone sita siti sofia solange soledad sonia sophia sophie ' +
    'souleymane stanley stefan stefano stella stephane stephanie stephen steven sunil sunita susan susana suzanne sven ' +
    'svetlana sylvia sylvie takashi tamara tanya tatiana temitope teresa thanh theresa therese thierry thomas thuy ' +
    'tim timothy tobias tomas toni tran usha valentina valerie vanessa vera veronica veronique vicente victor vijay ' +
    'vikram vincent viviana viviane vladimir walter wanjiru wei werner wilfried wilhelm william wolfgang xavier yacouba ' +
    'yan yasmin yasmina yolanda yuki yusuf yves yvette yvonne zainab zara zeinab zhang zoe zoubida',
);

export const GIVEN_OR_WORD = list(
  'angel april august blessing chad charity charlotte christian comfort constance dawn faith flora florence france ' +
    'georgia grace guadalupe hope india isa ivory jordan joy june justice kenya mark may mercy mercedes milagros ' +
    'patience paz pierre precious prosper prudence rose ruby santiago santos savannah sidney sol trinidad victoria ' +
    'virginia will asuncion concepcion remedios israel salvador desire fortune aime clemence colombe esperance mai ' +
    'fidel reyes cruz angeles luz dolores soledad victor oscar leon sierra bill rob art dean earl king guy',
);
