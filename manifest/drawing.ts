/** Where a shape is, on a square of 24 by 24 with its origin above left. */
export type Shape = (x: number, y: number) => boolean;

export type Color = readonly [red: number, green: number, blue: number];

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, opacity. */
  readonly pixels: Uint8Array;
}

export const GRID = 24;

export const everywhere: Shape = () => true;

export function roundedBox(
  [left, top, right, bottom]: readonly [number, number, number, number],
  radius: number,
): Shape {
  return (x, y) => {
    if (x < left || x > right || y < top || y > bottom) return false;
    const dx = Math.max(left + radius - x, x - (right - radius), 0);
    const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
    return dx * dx + dy * dy <= radius * radius;
  };
}

/** Its corners in the order of the clock. */
export function convex(corners: readonly (readonly [number, number])[]): Shape {
  return (x, y) =>
    corners.every(([ax, ay], index) => {
      const [bx, by] = corners[(index + 1) % corners.length] ?? [ax, ay];
      return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
    });
}

export const together =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    shapes.some((inside) => inside(x, y));

export const without =
  (whole: Shape, hole: Shape): Shape =>
  (x, y) =>
    whole(x, y) && !hole(x, y);

/** Smaller or larger about the middle. */
export const scaled =
  (shape: Shape, factor: number): Shape =>
  (x, y) =>
    shape((x - GRID / 2) / factor + GRID / 2, (y - GRID / 2) / factor + GRID / 2);

/** Points tried along each side of a pixel: its edge is as opaque as the share of them that are inside. */
const TRIED = 8;

function coverage(shape: Shape, column: number, row: number, unit: number): number {
  let inside = 0;
  for (let j = 0; j < TRIED; j++) {
    for (let i = 0; i < TRIED; i++) {
      const x = (column + (i + 0.5) / TRIED) * unit;
      const y = (row + (j + 0.5) / TRIED) * unit;
      if (shape(x, y)) inside++;
    }
  }
  return inside / (TRIED * TRIED);
}

/** Layers one over the other on a transparent ground. Additions and divisions only: the same on every machine. */
export function draw(
  size: number,
  layers: readonly { readonly shape: Shape; readonly color: Color }[],
): Picture {
  const pixels = new Uint8Array(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let opacity = 0;
      let color: Color = [0, 0, 0];
      for (const layer of layers) {
        const share = coverage(layer.shape, column, row, GRID / size);
        const after = share + opacity * (1 - share);
        if (share === 0) continue;
        const mix = (over: number, under: number): number =>
          (over * share + under * opacity * (1 - share)) / after;
        const [red, green, blue] = layer.color;
        color = [mix(red, color[0]), mix(green, color[1]), mix(blue, color[2])];
        opacity = after;
      }
      pixels.set([...color, opacity * 255].map(Math.round), (row * size + column) * 4);
    }
  }
  return { width: size, height: size, pixels };
}
