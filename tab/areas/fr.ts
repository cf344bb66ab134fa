import anonymity from '../../locales/fr/anonymity.json' with { type: 'json' };
import attachments from '../../locales/fr/attachments.json' with { type: 'json' };
import audit from '../../locales/fr/audit.json' with { type: 'json' };
import checks from '../../locales/fr/checks.json' with { type: 'json' };
import collections from '../../locales/fr/collections.json' with { type: 'json' };
import common from '../../locales/fr/common.json' with { type: 'json' };
import communities from '../../locales/fr/communities.json' with { type: 'json' };
import consents from '../../locales/fr/consents.json' with { type: 'json' };
import console from '../../locales/fr/console.json' with { type: 'json' };
import duties from '../../locales/fr/duties.json' with { type: 'json' };
import elsewhere from '../../locales/fr/elsewhere.json' with { type: 'json' };
import experience from '../../locales/fr/experience.json' with { type: 'json' };
import expertise from '../../locales/fr/expertise.json' with { type: 'json' };
import extension from '../../locales/fr/extension.json' with { type: 'json' };
import figures from '../../locales/fr/figures.json' with { type: 'json' };
import finding from '../../locales/fr/finding.json' with { type: 'json' };
import forms from '../../locales/fr/forms.json' with { type: 'json' };
import glossary from '../../locales/fr/glossary.json' with { type: 'json' };
import guests from '../../locales/fr/guests.json' with { type: 'json' };
import imports from '../../locales/fr/imports.json' with { type: 'json' };
import item from '../../locales/fr/item.json' with { type: 'json' };
import leading from '../../locales/fr/leading.json' with { type: 'json' };
import membership from '../../locales/fr/membership.json' with { type: 'json' };
import notices from '../../locales/fr/notices.json' with { type: 'json' };
import outside from '../../locales/fr/outside.json' with { type: 'json' };
import pipeline from '../../locales/fr/pipeline.json' with { type: 'json' };
import places from '../../locales/fr/places.json' with { type: 'json' };
import planning from '../../locales/fr/planning.json' with { type: 'json' };
import preparing from '../../locales/fr/preparing.json' with { type: 'json' };
import prompting from '../../locales/fr/prompting.json' with { type: 'json' };
import questions from '../../locales/fr/questions.json' with { type: 'json' };
import rating from '../../locales/fr/rating.json' with { type: 'json' };
import reach from '../../locales/fr/reach.json' with { type: 'json' };
import record from '../../locales/fr/record.json' with { type: 'json' };
import reviewing from '../../locales/fr/reviewing.json' with { type: 'json' };
import rewriting from '../../locales/fr/rewriting.json' with { type: 'json' };
import safety from '../../locales/fr/safety.json' with { type: 'json' };
import shares from '../../locales/fr/shares.json' with { type: 'json' };
import showcase from '../../locales/fr/showcase.json' with { type: 'json' };
import signin from '../../locales/fr/signin.json' with { type: 'json' };
import sources from '../../locales/fr/sources.json' with { type: 'json' };
import summaries from '../../locales/fr/summaries.json' with { type: 'json' };
import support from '../../locales/fr/support.json' with { type: 'json' };
import tab from '../../locales/fr/tab.json' with { type: 'json' };
import taxonomy from '../../locales/fr/taxonomy.json' with { type: 'json' };
import templates from '../../locales/fr/templates.json' with { type: 'json' };

export default {
  anonymity,
  attachments,
  audit,
  checks,
  collections,
  common,
  communities,
  consents,
  console,
  duties,
  elsewhere,
  experience,
  expertise,
  extension,
  figures,
  finding,
  forms,
  glossary,
  guests,
  imports,
  item,
  leading,
  membership,
  notices,
  outside,
  pipeline,
  places,
  planning,
  preparing,
  prompting,
  questions,
  rating,
  reach,
  record,
  reviewing,
  rewriting,
  safety,
  shares,
  showcase,
  signin,
  sources,
  summaries,
  support,
  tab,
  taxonomy,
  templates,
};
