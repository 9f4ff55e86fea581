/**
 * What each room may import. This table is the rule; `npm run walls` and `npm test` hold the source to it.
 * Tests, lib/testing and e2e may import every room, and so may lib/tools; no other imports lib/tools or lib/testing.
 */
export interface Room {
  /** Rooms, or folders and files in them, that its production code may import. A room may always import its own files. */
  readonly rooms: readonly string[]
  /** Of these only types. */
  readonly types?: readonly string[]
  /** Packages, with all that is in them; `node:` is every module of Node. */
  readonly packages: readonly string[]
}

const VIEW = ['react', 'lucide-react', '@base-ui/react']

export const ROOMS: Readonly<Record<string, Room>> = {
  app: {
    rooms: [
      'components',
      'content',
      'lib/class',
      'lib/document',
      'lib/lessons',
      'lib/search',
      'lib/servers/raw/guide.ts',
      'lib/site/health.ts',
      'lib/talk',
      'lib/trace',
    ],
    packages: ['react', 'next', 'lucide-react', '@fontsource-variable'],
  },

  'components/ui': { rooms: [], packages: [...VIEW, 'qr'] },
  'components/diagram': { rooms: ['components/commands', 'lib/commands', 'lib/trace'], packages: VIEW },
  'components/console': { rooms: ['components/ui', 'lib/trace'], packages: VIEW },
  'components/devtools': {
    rooms: ['components/export', 'components/site', 'components/ui', 'lib/curl', 'lib/devtools', 'lib/trace'],
    packages: VIEW,
  },
  'components/export': { rooms: ['components/ui', 'lib/trace'], packages: VIEW },
  'components/inspector': { rooms: ['components/site', 'lib/trace'], packages: VIEW },
  'components/editor': {
    rooms: ['lib/commands', 'lib/servers'],
    types: ['lib/javascript/text-range.ts'],
    packages: [...VIEW, 'monaco-editor', 'shiki'],
  },
  'components/bench': {
    rooms: [
      'components/commands',
      'components/console',
      'components/devtools',
      'components/diagram',
      'components/editor',
      'components/export',
      'components/inspector',
      'components/site',
      'components/ui',
      'lib/curl',
      'lib/devtools',
      'lib/document',
      'lib/documents',
      'lib/run',
      'lib/servers',
      'lib/stage/covered.ts',
      'lib/stage/document-lanes.ts',
      'lib/trace',
    ],
    packages: VIEW,
  },
  'components/documents': {
    rooms: [
      'components/bench',
      'components/export',
      'components/site',
      'components/ui',
      'lib/document',
      'lib/documents',
      'lib/servers',
    ],
    packages: [...VIEW, 'next', 'diff'],
  },
  'components/playground': {
    rooms: [
      'components/bench',
      'components/commands',
      'components/class/class-on-stage.tsx',
      'components/documents',
      'components/lesson/exercises/check-in-page.ts',
      'components/lesson/exercises/check-list.tsx',
      'components/lesson/progress',
      'components/search',
      'components/share',
      'components/site',
      'components/stage',
      'components/ui',
      'content/reason-lessons.ts',
      'lib/document',
      'lib/documents',
      'lib/homework',
      'lib/lessons',
      'lib/servers',
      'lib/stage/stage-address.ts',
      'lib/talk',
      'lib/trace',
    ],
    packages: [...VIEW, 'next', 'react-resizable-panels'],
  },
  'components/lesson': {
    rooms: [
      'components/bench',
      'components/commands',
      'components/class/class-on-stage.tsx',
      'components/documents',
      'components/share',
      'components/site',
      'components/stage',
      'components/ui',
      'content/glossary',
      'lib/document',
      'lib/documents',
      'lib/lessons',
      'lib/run',
      'lib/servers',
      'lib/talk',
      'lib/trace',
    ],
    packages: [...VIEW, 'next'],
  },
  // What was shown, made and checked.
  'components/certificate': {
    rooms: [
      'components/export',
      'components/lesson',
      'components/share/copy-box.tsx',
      'components/site',
      // Its systems are drawn by number, so no file has them.
      'content/lessons/three-faults/lesson.ts',
      'lib/certificate',
      'lib/documents',
      'lib/lessons',
      'lib/quiz',
      'lib/run',
      'lib/trace',
    ],
    packages: [...VIEW, 'next'],
  },
  // The map of the course.
  'components/progress': {
    rooms: ['components/lesson', 'lib/lessons'],
    packages: [...VIEW, 'next'],
  },
  'components/quiz': {
    rooms: [
      'components/lesson/progress',
      'components/reference',
      'components/site',
      'components/ui',
      'content/quiz-lessons.ts',
      'lib/document',
      'lib/draw',
      'lib/lessons',
      'lib/quiz',
      'lib/run',
      'lib/servers',
      'lib/trace',
    ],
    packages: [...VIEW, 'next'],
  },
  // The lesson whose systems are drawn from a seed.
  'components/faults': {
    rooms: ['components/lesson', 'components/ui', 'content/lessons/three-faults/lesson.ts', 'lib/draw', 'lib/lessons'],
    packages: VIEW,
  },
  'components/commands': { rooms: ['components/ui', 'lib/commands'], packages: VIEW },
  // The exchange as a slide. It is opened by pages, and followed by the notes window and a class.
  'components/stage': {
    rooms: [
      'components/bench',
      'components/commands',
      'components/diagram',
      'components/editor',
      'components/inspector',
      'components/site',
      'components/ui',
      'lib/commands',
      'lib/document',
      'lib/lessons',
      'lib/run',
      'lib/servers',
      'lib/stage',
      'lib/talk',
      'lib/trace',
    ],
    packages: [...VIEW, 'react-dom', 'valibot'],
  },
  'components/homework': {
    rooms: [
      'components/bench',
      'components/class/class-device.ts',
      'components/class/handed-in.ts',
      'components/class/leading.ts',
      'components/export',
      'components/lesson',
      'components/share/copy-box.tsx',
      'components/site',
      'components/ui',
      'lib/class',
      'lib/document',
      'lib/documents',
      'lib/homework',
      'lib/lessons',
      'lib/run',
      'lib/trace',
    ],
    packages: [...VIEW, 'next'],
  },
  'components/talk': {
    rooms: [
      'components/class/class-on-stage.tsx',
      'components/export',
      'components/share/local-site-note.tsx',
      'components/site',
      'components/stage',
      'components/ui',
      'lib/commands',
      'lib/document',
      'lib/documents',
      'lib/lessons',
      'lib/run',
      'lib/stage',
      'lib/talk',
      'lib/trace',
    ],
    packages: [...VIEW, 'next', '@dnd-kit/core', '@dnd-kit/sortable', '@dnd-kit/utilities'],
  },
  'components/class': {
    rooms: [
      'components/commands',
      'components/diagram',
      'components/export',
      'components/lesson/progress',
      'components/site',
      'components/stage',
      'components/ui',
      'lib/class',
      'lib/commands',
      'lib/document',
      'lib/homework',
      'lib/lessons',
      'lib/run',
      'lib/stage',
      'lib/talk',
      'lib/trace',
    ],
    packages: [...VIEW, 'next'],
  },
  'components/share': {
    rooms: [
      'components/export',
      'components/ui',
      'lib/class/site-in-network.ts',
      'lib/document',
      'lib/documents/opened-file.ts',
      'lib/embed',
      'lib/lessons/lesson-address.ts',
      'lib/trace',
    ],
    packages: VIEW,
  },
  // Of the workbench only what stores nothing: an embed has no access to what is kept on the device.
  'components/embed': {
    rooms: [
      'components/bench/run-button.tsx',
      'components/bench/use-wide.ts',
      'components/console',
      'components/diagram',
      'components/editor',
      'components/inspector',
      'lib/document',
      'lib/documents/document-title.ts',
      'lib/embed',
      'lib/run',
      'lib/servers',
      'lib/stage',
      'lib/trace',
    ],
    packages: VIEW,
  },
  'components/reference': {
    rooms: ['components/diagram', 'components/site', 'lib/servers/raw', 'lib/trace'],
    packages: VIEW,
  },
  'components/search': {
    rooms: [
      'components/commands',
      'components/site',
      'content/errors',
      'content/reason-lessons.ts',
      'lib/document',
      'lib/search',
      'lib/trace',
    ],
    packages: [...VIEW, 'next'],
  },
  'components/site': {
    rooms: ['components/diagram', 'components/search', 'lib/document', 'lib/run', 'lib/trace'],
    packages: [...VIEW, 'next'],
  },

  content: {
    // The lists of lessons and of what can be searched for, made of all that is below.
    rooms: [
      'content/documents',
      'content/errors',
      'content/glossary',
      'content/lessons',
      'lib/document',
      'lib/lessons',
      'lib/quiz',
      'lib/search',
      'lib/servers/raw/guide.ts',
    ],
    types: ['lib/trace'],
    packages: ['node:fs', 'node:path'],
  },
  'content/documents': {
    rooms: ['lib/document', 'lib/servers', 'lib/trace/summary/breach.ts'],
    types: ['lib/trace'],
    packages: [],
  },
  'content/errors': {
    rooms: ['lib/document', 'lib/run', 'lib/search', 'lib/trace'],
    packages: [],
  },
  'content/glossary': { rooms: ['lib/lessons', 'lib/trace'], packages: [] },
  'content/lessons': {
    // The lesson of the stacks has one for each dialect, and the site's own examples of development proxies.
    rooms: ['content/documents/examples', 'lib/document', 'lib/faults', 'lib/lessons', 'lib/servers/dialects.ts'],
    packages: [],
  },

  'lib/trace': { rooms: [], packages: ['diff', 'har-format'] },
  'lib/browser': { rooms: ['lib/trace'], packages: ['@noble/hashes', 'tldts', 'whatwg-mimetype'] },
  'lib/javascript': { rooms: [], packages: ['@babel/parser', '@babel/types'] },
  'lib/go': { rooms: ['lib/trace/spelling.ts'], packages: ['@lezer/common', '@lezer/go', '@lezer/lr', 're2js'] },
  'lib/servers': {
    rooms: ['lib/go', 'lib/javascript', 'lib/servers/expressions', 'lib/servers/nginx', 'lib/trace'],
    packages: [
      '@babel/parser',
      '@babel/types',
      '@noble/hashes',
      'buffer',
      'cors',
      'express',
      'finalhandler',
      'hono',
      'msw',
      're2js',
      'statuses',
      // In the workers these two are packages that run in a browser (lib/tools/commands/build-sandbox.mjs).
      'node:events',
      'node:stream',
    ],
  },
  'lib/servers/expressions': { rooms: ['lib/go/library/re2-size.ts'], packages: ['re2js'] },
  'lib/servers/nginx/read': {
    rooms: ['lib/go/library/re2-size.ts', 'lib/servers/expressions'],
    types: ['lib/javascript/text-range.ts', 'lib/servers/dialect.ts'],
    packages: [],
  },
  'lib/servers/nginx/check': {
    rooms: ['lib/servers/nginx/read', 'lib/servers/origin-pattern.ts', 'lib/trace/spelling.ts'],
    types: ['lib/javascript/text-range.ts', 'lib/servers/dialect.ts'],
    packages: [],
  },
  'lib/servers/nginx/run': {
    rooms: [
      'lib/servers/expressions',
      'lib/servers/nginx/read',
      'lib/servers/message-bounds.ts',
      'lib/servers/near-origin.ts',
      'lib/servers/request-bounds.ts',
      'lib/trace',
    ],
    types: ['lib/javascript/text-range.ts', 'lib/servers/dialect.ts'],
    packages: [],
  },
  'lib/document': { rooms: ['lib/javascript', 'lib/servers', 'lib/trace'], packages: ['diff', 'fflate', 'valibot'] },
  'lib/documents': { rooms: ['lib/document'], packages: ['idb', 'valibot'] },
  'lib/sandbox': {
    rooms: ['lib/browser', 'lib/javascript', 'lib/servers', 'lib/trace'],
    packages: ['@noble/hashes', 'valibot'],
  },
  'lib/run': {
    rooms: ['lib/browser', 'lib/curl', 'lib/document', 'lib/javascript', 'lib/sandbox', 'lib/servers', 'lib/trace'],
    packages: ['diff', 'node:process', 'node:vm'],
  },
  // What a talk is, and where a presentation of it stands.
  'lib/homework': {
    rooms: ['lib/document', 'lib/documents', 'lib/lessons', 'lib/trace'],
    packages: ['@noble/hashes', 'fflate', 'papaparse', 'valibot'],
  },
  'lib/talk': { rooms: ['lib/document', 'lib/documents', 'lib/lessons'], packages: ['fflate', 'valibot'] },
  'lib/commands': { rooms: [], packages: [] },
  'lib/stage': {
    rooms: ['lib/commands', 'lib/document/content-hash.ts', 'lib/talk', 'lib/trace', 'lib/lessons'],
    types: ['lib/document'],
    packages: [],
  },
  // A live class. Its pages and its server share the messages; what only the server does is in lib/class/server.
  'lib/class': {
    rooms: ['lib/document', 'lib/lessons', 'lib/trace'],
    types: ['lib/homework', 'lib/stage', 'lib/talk'],
    packages: ['valibot'],
  },
  'lib/class/server': {
    rooms: ['lib/class', 'lib/document', 'lib/homework', 'lib/lessons/prediction.ts'],
    packages: ['valibot', 'ioredis', 'node:crypto', 'node:os', 'node:timers'],
  },
  // Draws from a seed, for what is different each time and the same by a link.
  'lib/draw': { rooms: [], packages: [] },
  // Broken systems that are drawn: to be found and mended.
  'lib/faults': { rooms: ['lib/document', 'lib/draw', 'lib/lessons', 'lib/trace'], packages: [] },
  // Questions that are drawn, and whose right answers are what runs show.
  'lib/quiz': { rooms: ['lib/document', 'lib/draw', 'lib/faults', 'lib/lessons', 'lib/trace'], packages: [] },
  // The terminal's curl.
  'lib/curl': { rooms: ['lib/trace'], packages: ['shlex'] },
  // The Network panels of the browsers, drawn from a trace.
  'lib/devtools': { rooms: ['lib/trace'], packages: [] },
  // What was shown, as answers that anybody can run again.
  'lib/certificate': {
    rooms: ['lib/document', 'lib/draw', 'lib/lessons', 'lib/quiz', 'lib/trace'],
    packages: ['valibot'],
  },
  'lib/embed': { rooms: [], packages: [] },
  'lib/lessons': {
    rooms: ['lib/browser', 'lib/document', 'lib/trace'],
    types: ['lib/servers/dialect.ts'],
    packages: ['valibot'],
  },
  'lib/search': { rooms: ['lib/browser', 'lib/document', 'lib/trace'], packages: ['minisearch'] },

  'lib/site': { rooms: ['lib/sandbox/policy.mjs'], packages: ['node:crypto', 'node:fs', 'node:path'] },

  'next.config.js': {
    rooms: ['components/editor/code-theme.js', 'lib/site'],
    packages: ['@next/mdx', 'node:url'],
  },
  'mdx-components.tsx': { rooms: ['components/faults', 'components/lesson'], packages: ['mdx'] },
}

/** Rooms and files at the root that import what they like. */
export const FREE = ['lib/tools', 'lib/testing', 'e2e', 'vitest.config.ts', 'postcss.config.mjs']

/** Rooms that only those import. */
export const FOR_TESTS = ['lib/tools', 'lib/testing', 'e2e']

/** Files that may import each other in a circle, because they implement one recursion. No others may. */
export const CIRCLES: readonly (readonly string[])[] = [
  // A redirect goes back to the main fetch, in the standard and here.
  [
    'lib/browser/fetch/http-fetch.ts',
    'lib/browser/fetch/http-redirect-fetch.ts',
    'lib/browser/fetch/main-fetch.ts',
    'lib/browser/fetch/scheme-fetch.ts',
  ],
  // Expressions contain functions, functions statements, and statements expressions.
  ['lib/go/compile/'],
]
