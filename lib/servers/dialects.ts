import type { Dialect, DialectId, EditorLanguage } from './dialect.ts'

/** What is known of a dialect before its code is loaded. */
export interface DialectEntry {
  /** What people call it. */
  readonly label: string
  /** The file that such a text stands in. */
  readonly file: string
  readonly language: EditorLanguage
  /**
   * What runs: `text` is read by an interpreter of ours, `code` is the author's JavaScript in the sandbox, `proxy` is a
   * development server's configuration, read by ours too.
   */
  readonly kind: 'text' | 'code' | 'proxy'
  /** Its parser and server come when they are needed, and not before. */
  readonly load: () => Promise<Dialect>
}

/** Every dialect that a server can be written in, in the order in which people choose. */
export const DIALECTS: { readonly [Id in DialectId]: DialectEntry } = {
  raw: {
    label: 'Raw headers',
    file: 'headers.txt',
    language: 'raw',
    kind: 'text',
    load: () => import('./raw/raw.ts').then(({ raw }) => raw),
  },
  express: {
    label: 'Express + cors',
    file: 'server.js',
    language: 'javascript',
    kind: 'code',
    load: () => import('./express/express.ts').then(({ express }) => express),
  },
  hono: {
    label: 'Hono',
    file: 'server.js',
    language: 'javascript',
    kind: 'code',
    load: () => import('./hono/hono.ts').then(({ hono }) => hono),
  },
  msw: {
    label: 'MSW handlers',
    file: 'server.js',
    language: 'javascript',
    kind: 'code',
    load: () => import('./msw/msw.ts').then(({ msw }) => msw),
  },
  nginx: {
    label: 'nginx',
    file: 'nginx.conf',
    language: 'nginx',
    kind: 'text',
    load: () => import('./nginx/nginx.ts').then(({ nginx }) => nginx),
  },
  cra: {
    label: 'Create React App proxy',
    file: 'package.json',
    language: 'json',
    kind: 'proxy',
    load: () => import('./dev-proxy/cra.ts').then(({ cra }) => cra),
  },
  vite: {
    label: 'Vite proxy',
    file: 'vite.config.js',
    language: 'javascript',
    kind: 'proxy',
    load: () => import('./dev-proxy/vite.ts').then(({ vite }) => vite),
  },
  next: {
    label: 'Next.js rewrites',
    file: 'next.config.js',
    language: 'javascript',
    kind: 'proxy',
    load: () => import('./dev-proxy/next.ts').then(({ next }) => next),
  },
  'fiber-2.40': {
    label: 'Fiber 2.40',
    file: 'main.go',
    language: 'go',
    kind: 'text',
    load: () => import('./fiber/dialect.ts').then(({ fiber240 }) => fiber240),
  },
  'fiber-2.52': {
    label: 'Fiber 2.52',
    file: 'main.go',
    language: 'go',
    kind: 'text',
    load: () => import('./fiber/dialect.ts').then(({ fiber252 }) => fiber252),
  },
  'fiber-3.5': {
    label: 'Fiber 3.5',
    file: 'main.go',
    language: 'go',
    kind: 'text',
    load: () => import('./fiber/dialect.ts').then(({ fiber35 }) => fiber35),
  },
}

/** Loads a dialect. Rejects where its code cannot be fetched. */
export function loadDialect(id: DialectId): Promise<Dialect> {
  return DIALECTS[id].load()
}
