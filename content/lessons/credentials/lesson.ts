import type { Lesson } from '@/lib/lessons/lesson.ts'
import { API, CORS, INCLUDE, inAndOut, LAX, NONE, OTHER, readMe, thenMe, token } from './documents.ts'
import { EXERCISES } from './exercises.ts'

export const lesson: Lesson = {
  slug: 'credentials',
  title: 'Cookies and logins',
  summary: 'What makes a browser send a cookie, what the server must allow, and a login in Express from end to end.',
  opens: 'no-cookie',
  asks: ['read'],
  examples: {
    'no-cookie': { label: 'fetch alone', ends: 'readable', document: readMe('', CORS) },
    included: { label: 'include', ends: 'readable', document: readMe(INCLUDE, CORS) },
    star: { label: 'include and *', ends: 'refused', document: readMe(INCLUDE, 'app.use(cors())\n') },
    'one-site': { label: 'One site', ends: 'readable', document: thenMe(API, LAX) },
    'two-sites': { label: 'Two sites', ends: 'readable', document: thenMe(OTHER, LAX) },
    'whole-login': {
      label: 'Login',
      ends: 'readable',
      document: inAndOut('res.clearCookie("session", COOKIE)'),
    },
    safari: { label: 'Safari', ends: 'readable', document: thenMe(OTHER, NONE, { browser: 'webkit' }) },
    token: { label: 'Token', ends: 'readable', document: token },
  },
  exercises: EXERCISES,
}
