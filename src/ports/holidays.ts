/** Whether nobody is at work on this day (`YYYY-MM-DD`). */
export type DayOff = (day: string) => boolean;

/** Where people work when. */
export interface Holidays {
  /** Weekends and public holidays of a country by its ISO 3166-1 code; null or unknown: Saturdays and Sundays alone. */
  offDays(country: string | null): Promise<DayOff>;
}
