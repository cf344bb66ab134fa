import {
  type Color,
  convex,
  draw,
  everywhere,
  roundedBox,
  scaled,
  together,
  without,
} from './drawing.ts';
import { encodePng } from './png.ts';

/**
 * What people say becomes a document: a bubble of speech with lines of text. Multiples of 0.75 are whole pixels of the
 * small icon, whose edges would blur elsewhere.
 */
const bubble = together(
  roundedBox([2.25, 3, 21.75, 18], 3.75),
  convex([
    [6, 17],
    [12, 17],
    [6, 22.5],
  ]),
);
/** The same, a line's breadth smaller: what it leaves of the bubble is the outline. */
const inner = together(
  roundedBox([3.75, 4.5, 20.25, 16.5], 2.25),
  convex([
    [7.6, 16],
    [10.4, 16],
    [7.6, 18.9],
  ]),
);
const lines = together(
  roundedBox([6.75, 6.75, 17.25, 8.25], 0.5),
  roundedBox([6.75, 9.75, 17.25, 11.25], 0.5),
  roundedBox([6.75, 12.75, 12.75, 14.25], 0.5),
);

const WHITE: Color = [255, 255, 255];
/** The accent colour of the manifest. */
const BLUE: Color = [0x0f, 0x6c, 0xbd];

/** Teams cuts the corners itself and asks that the drawing stays within the middle 120 of 192. */
const WITHIN = 120 / 192;

function drawn(): ReadonlyMap<string, Uint8Array> {
  const color = draw(192, [
    { shape: everywhere, color: BLUE },
    { shape: scaled(bubble, WITHIN), color: WHITE },
    { shape: scaled(lines, WITHIN), color: BLUE },
  ]);
  const outline = draw(32, [{ shape: together(without(bubble, inner), lines), color: WHITE }]);
  return new Map([
    ['color.png', encodePng(color)],
    ['outline.png', encodePng(outline)],
  ]);
}

let kept: ReadonlyMap<string, Uint8Array> | null = null;

/** The two icons of a package by file name, drawn once. */
export function icons(): ReadonlyMap<string, Uint8Array> {
  kept ??= drawn();
  return kept;
}
