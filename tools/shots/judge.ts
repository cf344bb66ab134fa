import type { Page } from 'playwright-core';

/** Faults that the eye would find, read from the page as it stands. */
export interface Faults {
  /** What reaches beyond the window. */
  readonly overflow: readonly string[];
  /** Words that are cut off. */
  readonly clipped: readonly string[];
  readonly headings: readonly string[];
}

export function faultsSeen(page: Page): Promise<Faults> {
  return page.evaluate(() => {
    const scope = document.querySelector('dialog[open]') ?? document.body;
    const all = [...scope.querySelectorAll<HTMLElement>('*')].filter((one) =>
      one.checkVisibility(),
    );
    const width = document.documentElement.clientWidth;
    const short = (one: Element) => one.outerHTML.replaceAll(/ class="[^"]*"/g, '').slice(0, 140);
    const wide = Math.max(document.documentElement.scrollWidth, scope.scrollWidth);
    const rtl = document.dir === 'rtl' || document.querySelector('[dir=rtl]') !== null;
    const beyond = all.filter((one) => {
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      return (
        (rtl ? box.left < -1 : box.right > width + 1) &&
        style.clipPath === 'none' &&
        style.position !== 'fixed'
      );
    });
    const hasWords = (one: Element) =>
      [...one.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
    const cut = all.filter((one) => {
      const style = getComputedStyle(one);
      if (!hasWords(one) || style.clipPath !== 'none' || one.closest('[aria-hidden=true]'))
        return false;
      const across = style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1;
      const down =
        ['hidden', 'clip'].includes(style.overflowY) && one.scrollHeight > one.clientHeight + 2;
      return across || down;
    });
    const h1 = document.querySelectorAll('h1').length;
    const title = document.title.trim();
    return {
      overflow:
        wide > width
          ? [`${wide} of ${width} px: ${beyond.slice(0, 3).map(short).join(' … ')}`]
          : [],
      clipped: cut.slice(0, 5).map(short),
      headings: [
        ...(h1 === 1 ? [] : [`${h1} first headings`]),
        ...(title && title !== 'Praxis' ? [] : [`title "${title}"`]),
      ],
    };
  });
}

/** Of somebody who asked for less motion: what would still be seen to move, each with its times. */
export function motionsSeen(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    /** Nobody sees a change that takes no longer. */
    const unseen = 0.001;
    const lasting = (times: string) => times.split(',').some((time) => parseFloat(time) > unseen);
    return [...document.body.querySelectorAll('*')]
      .filter((one) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(one);
        return (
          lasting(transitionDuration) || (animationName !== 'none' && lasting(animationDuration))
        );
      })
      .slice(0, 3)
      .map((one) => {
        const { transitionDuration, animationDuration } = getComputedStyle(one);
        return `${one.outerHTML.slice(0, 120)} (${transitionDuration}, ${animationDuration})`;
      });
  });
}
