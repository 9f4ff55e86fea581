/** What many search for: the addresses that the search offers before anything is typed, and what to say of each. */
export const OFTEN = [
  { href: '/errors/missing-allow-origin', says: 'The most common error' },
  { href: '/errors/preflight-status', says: 'The preflight is answered with an error' },
  { href: '/glossary', says: 'Every header and word' },
  { href: '/cheat-sheet', says: 'CORS on one page' },
] as const
