import anonymity from '../../locales/es/anonymity.json' with { type: 'json' };
import attachments from '../../locales/es/attachments.json' with { type: 'json' };
import audit from '../../locales/es/audit.json' with { type: 'json' };
import checks from '../../locales/es/checks.json' with { type: 'json' };
import collections from '../../locales/es/collections.json' with { type: 'json' };
import common from '../../locales/es/common.json' with { type: 'json' };
import communities from '../../locales/es/communities.json' with { type: 'json' };
import consents from '../../locales/es/consents.json' with { type: 'json' };
import console from '../../locales/es/console.json' with { type: 'json' };
import duties from '../../locales/es/duties.json' with { type: 'json' };
import elsewhere from '../../locales/es/elsewhere.json' with { type: 'json' };
import experience from '../../locales/es/experience.json' with { type: 'json' };
import expertise from '../../locales/es/expertise.json' with { type: 'json' };
import extension from '../../locales/es/extension.json' with { type: 'json' };
import figures from '../../locales/es/figures.json' with { type: 'json' };
import finding from '../../locales/es/finding.json' with { type: 'json' };
import forms from '../../locales/es/forms.json' with { type: 'json' };
import glossary from '../../locales/es/glossary.json' with { type: 'json' };
import guests from '../../locales/es/guests.json' with { type: 'json' };
import imports from '../../locales/es/imports.json' with { type: 'json' };
import item from '../../locales/es/item.json' with { type: 'json' };
import leading from '../../locales/es/leading.json' with { type: 'json' };
import membership from '../../locales/es/membership.json' with { type: 'json' };
import notices from '../../locales/es/notices.json' with { type: 'json' };
import outside from '../../locales/es/outside.json' with { type: 'json' };
import pipeline from '../../locales/es/pipeline.json' with { type: 'json' };
import places from '../../locales/es/places.json' with { type: 'json' };
import planning from '../../locales/es/planning.json' with { type: 'json' };
import preparing from '../../locales/es/preparing.json' with { type: 'json' };
import prompting from '../../locales/es/prompting.json' with { type: 'json' };
import questions from '../../locales/es/questions.json' with { type: 'json' };
import rating from '../../locales/es/rating.json' with { type: 'json' };
import reach from '../../locales/es/reach.json' with { type: 'json' };
import record from '../../locales/es/record.json' with { type: 'json' };
import reviewing from '../../locales/es/reviewing.json' with { type: 'json' };
import rewriting from '../../locales/es/rewriting.json' with { type: 'json' };
import safety from '../../locales/es/safety.json' with { type: 'json' };
import shares from '../../locales/es/shares.json' with { type: 'json' };
import showcase from '../../locales/es/showcase.json' with { type: 'json' };
import signin from '../../locales/es/signin.json' with { type: 'json' };
import sources from '../../locales/es/sources.json' with { type: 'json' };
import summaries from '../../locales/es/summaries.json' with { type: 'json' };
import support from '../../locales/es/support.json' with { type: 'json' };
import tab from '../../locales/es/tab.json' with { type: 'json' };
import taxonomy from '../../locales/es/taxonomy.json' with { type: 'json' };
import templates from '../../locales/es/templates.json' with { type: 'json' };

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
