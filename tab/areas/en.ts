import anonymity from '../../locales/en/anonymity.json' with { type: 'json' };
import attachments from '../../locales/en/attachments.json' with { type: 'json' };
import audit from '../../locales/en/audit.json' with { type: 'json' };
import checks from '../../locales/en/checks.json' with { type: 'json' };
import collections from '../../locales/en/collections.json' with { type: 'json' };
import common from '../../locales/en/common.json' with { type: 'json' };
import communities from '../../locales/en/communities.json' with { type: 'json' };
import consents from '../../locales/en/consents.json' with { type: 'json' };
import console from '../../locales/en/console.json' with { type: 'json' };
import duties from '../../locales/en/duties.json' with { type: 'json' };
import elsewhere from '../../locales/en/elsewhere.json' with { type: 'json' };
import experience from '../../locales/en/experience.json' with { type: 'json' };
import expertise from '../../locales/en/expertise.json' with { type: 'json' };
import extension from '../../locales/en/extension.json' with { type: 'json' };
import figures from '../../locales/en/figures.json' with { type: 'json' };
import finding from '../../locales/en/finding.json' with { type: 'json' };
import forms from '../../locales/en/forms.json' with { type: 'json' };
import glossary from '../../locales/en/glossary.json' with { type: 'json' };
import guests from '../../locales/en/guests.json' with { type: 'json' };
import imports from '../../locales/en/imports.json' with { type: 'json' };
import item from '../../locales/en/item.json' with { type: 'json' };
import leading from '../../locales/en/leading.json' with { type: 'json' };
import membership from '../../locales/en/membership.json' with { type: 'json' };
import notices from '../../locales/en/notices.json' with { type: 'json' };
import outside from '../../locales/en/outside.json' with { type: 'json' };
import pipeline from '../../locales/en/pipeline.json' with { type: 'json' };
import places from '../../locales/en/places.json' with { type: 'json' };
import planning from '../../locales/en/planning.json' with { type: 'json' };
import preparing from '../../locales/en/preparing.json' with { type: 'json' };
import prompting from '../../locales/en/prompting.json' with { type: 'json' };
import questions from '../../locales/en/questions.json' with { type: 'json' };
import rating from '../../locales/en/rating.json' with { type: 'json' };
import reach from '../../locales/en/reach.json' with { type: 'json' };
import record from '../../locales/en/record.json' with { type: 'json' };
import reviewing from '../../locales/en/reviewing.json' with { type: 'json' };
import rewriting from '../../locales/en/rewriting.json' with { type: 'json' };
import safety from '../../locales/en/safety.json' with { type: 'json' };
import shares from '../../locales/en/shares.json' with { type: 'json' };
import showcase from '../../locales/en/showcase.json' with { type: 'json' };
import signin from '../../locales/en/signin.json' with { type: 'json' };
import sources from '../../locales/en/sources.json' with { type: 'json' };
import summaries from '../../locales/en/summaries.json' with { type: 'json' };
import support from '../../locales/en/support.json' with { type: 'json' };
import tab from '../../locales/en/tab.json' with { type: 'json' };
import taxonomy from '../../locales/en/taxonomy.json' with { type: 'json' };
import templates from '../../locales/en/templates.json' with { type: 'json' };

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
