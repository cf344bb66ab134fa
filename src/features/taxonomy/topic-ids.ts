import type { TOPIC_WORDS } from './terms.ts';

/**
 * The GUID of each topic, by which documents name it: a slug may be renamed, its GUID stays for ever. Made once as
 * UUID version 5 of the slug in the namespace 6f1c1d0e-3a52-4c5b-9d0f-8b7e2a4c9136; a new topic gets its own the same way.
 */
export const TOPIC_IDS: Readonly<Record<keyof typeof TOPIC_WORDS, string>> = {
  'child-labour': '1f51c772-2e68-55ea-b617-073548adb5cc',
  'forced-labour': '04a26f76-7326-5475-9bf2-1e587314bc60',
  wages: '287d0be8-a0e9-5985-9d7a-d6840954da60',
  'minimum-wages': '40d8a828-a251-5ae2-80a7-98e054c68986',
  'working-time': 'e271322e-a980-5f00-987e-c8604c8f50bf',
  'maternity-protection': '5b13115a-b9c0-5fc6-a043-1477b326c85d',
  osh: 'aaeea207-48ef-5ea4-bdd4-fc51b93eae82',
  'chemical-safety': 'b066443a-f8fd-530c-8a59-9feda41a8197',
  skills: '2e348b5f-e25e-547c-83d3-720eaa68fb09',
  'lifelong-learning': 'bfa77855-b0b0-5e57-b2f4-76820237ce99',
  'youth-employment': '3f5eb8ba-2e13-55e6-8460-354db700a7b7',
  informality: '3602a402-0a4d-558d-a1d8-f1638059f399',
  formalization: '9141dd4d-db7c-598e-ab3e-4d81c1acb9a6',
  'value-chains': 'a4b197f7-5d69-548d-b1bf-015cc70d1195',
  migration: '9eecfdff-5de0-52fa-ac5a-c72417716b48',
  'fair-recruitment': 'f98bff77-284f-5dc9-9fbf-c7f20227ad4b',
  'domestic-work': '9c82b0ce-a9f1-5065-be65-60336aaa1053',
  'social-security': '130c575a-d028-5002-8c96-585437e013e7',
  'social-protection-floors': 'ee4387d3-aa42-58c3-968d-a09e8fbcb0c5',
  'micro-insurance': '3a0e474e-47f4-575a-8761-fbfa701c347a',
  'hiv-aids': '6408eda1-9d47-5fdc-a560-b84cffb9e3f5',
  'green-jobs': '7e3e460a-6472-581e-9b34-952f82cb6adc',
  'labour-inspection': 'c9dc673e-9566-5f85-957f-bfe11fdee07e',
  'industrial-relations': '10403b8b-3d86-563d-8d1e-8727e684f61b',
  'non-standard-employment': '2107b396-b788-56e7-8e1a-06f2a348d288',
  'digital-platforms': '9da5ed8f-b0ec-595e-b384-46a9df67e251',
  'care-work': '9a17f7c5-1f0d-57aa-bd83-46221f7c468d',
  'covid-19': 'def843a0-bf55-58d1-86c3-9ef45a809db6',
};
