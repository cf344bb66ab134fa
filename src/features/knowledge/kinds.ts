/** Content types as libraries store them (requirements D.2), where something is looked for by its kind. */
export const MISSION_REPORTS: readonly string[] = ['mission report'];
export const LESSONS: readonly string[] = ['lesson learned', 'good practice'];
