/** Content types as libraries store them (requirements D.2), where something is looked for by its kind. */
export const MISSION_REPORTS: readonly string[] = ['mission report'];
export const LESSONS: readonly string[] = ['lesson learned', 'good practice'];

const TERMS_OF_REFERENCE = 'terms of reference';
/** What projects leave when they close. */
const PROJECT_DOCUMENT = 'project document';

/**
 * What is read before more of such a record is written: lessons before a lesson; before terms of reference also earlier
 * ones, to start from, and what projects left when they closed (FR-PRM-6).
 */
export function readBefore(contentType: string): readonly string[] {
  if (LESSONS.includes(contentType)) return LESSONS;
  return contentType === TERMS_OF_REFERENCE ? [...LESSONS, contentType, PROJECT_DOCUMENT] : [];
}
