/** A call's address: a route with places, what fills them, and the query. */
export interface Target {
  /** For example `/drives/{drive}/root:/{path}:/content`: counted as it stands here. */
  readonly route: string;
  /** Relative to the version root, everything encoded. */
  readonly path: string;
}

type Value = string | readonly string[];

/**
 * Fills a route. A place's value is encoded as one segment; a list as a path of segments. Query values are encoded
 * but for the characters OData's own syntax is made of.
 */
export function to(
  route: string,
  values: Readonly<Record<string, Value>> = {},
  query: Readonly<Record<string, string>> = {},
): Target {
  const path = route.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${route} needs a value for ${name}`);
    return typeof value === 'string'
      ? encodeURIComponent(value)
      : value.map(encodeURIComponent).join('/');
  });
  const asked = Object.entries(query).map(([name, value]) => `${name}=${encodeQuery(value)}`);
  return { route, path: asked.length === 0 ? path : `${path}?${asked.join('&')}` };
}

const encodeQuery = (value: string): string =>
  encodeURIComponent(value).replace(/%(24|28|29|2C|3B|3D|2F|27)/g, (code) =>
    decodeURIComponent(code),
  );

/**
 * The path and query of a link that the service sent, without host and version: links are kept and followed
 * relative to the configured host, so that neither a moved host nor a forged link takes a token elsewhere.
 */
export function follow(route: string, link: string): Target {
  const { pathname, search } = new URL(link, 'https://relative.invalid');
  return { route, path: `${pathname.replace(/^\/(v1\.0|beta)(?=\/)/, '')}${search}` };
}
