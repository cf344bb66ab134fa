/** From 0 to below 1, for spreading retries; never for secrets. */
export const systemRandom = (): number => Math.random();
