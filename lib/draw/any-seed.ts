/** A seed that nobody has chosen. It is the only number here that is not the same each time. */
export const anySeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
