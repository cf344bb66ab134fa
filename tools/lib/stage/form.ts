import type { Locator, Page } from 'playwright-core';
import type { Player } from './player.ts';

/** What is typed into in a field of a form in the tab. */
export const inputsOf = (page: Page, field: string): Locator =>
  page.locator(`[data-field="${field}"]`).locator('input, textarea');

/** To the step of a form in the tab that stands at this place. */
export async function goesTo(page: Page, player: Player, at: number): Promise<void> {
  const steps = page.getByRole('navigation', { name: player.words('tab.captures.steps') });
  await steps.getByRole('button').nth(at).click();
}
