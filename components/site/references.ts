/** The pages of the menu. */
export const REFERENCES = [
  { href: '/glossary', title: 'Glossary', says: 'Every header and word' },
  { href: '/cheat-sheet', title: 'Cheat sheet', says: 'CORS on one page, to print' },
  { href: '/reference/raw-headers', title: 'Raw headers', says: 'The language of the lab’s servers' },
  { href: '/examples', title: 'Examples', says: 'Servers and problems to open and change' },
  { href: '/errors', title: 'Errors', says: 'Why a call failed, and what helps' },
  { href: '/progress', title: 'Your progress', says: 'A map of the course, and what to repeat' },
  { href: '/quiz', title: 'Quiz', says: 'Twenty questions, different each time' },
  { href: '/homework', title: 'Homework', says: 'Exercises for a class, judged by running' },
  { href: '/talks', title: 'Talks', says: 'Show CORS in front of a class' },
] as const
