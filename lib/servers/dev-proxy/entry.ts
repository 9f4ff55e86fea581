import type { DialectEntry } from '../dialect-entry.ts'
import { JAVASCRIPT } from '../editor-language.ts'
import { JSON_LANGUAGE } from './json-language.ts'

export const craEntry: DialectEntry<'cra'> = {
  id: 'cra',
  kind: 'proxy',
  label: 'Create React App proxy',
  file: 'package.json',
  language: JSON_LANGUAGE,
  load: () => import('./cra.ts').then(({ cra }) => cra),
}

export const viteEntry: DialectEntry<'vite'> = {
  id: 'vite',
  kind: 'proxy',
  label: 'Vite proxy',
  file: 'vite.config.js',
  language: JAVASCRIPT,
  load: () => import('./vite.ts').then(({ vite }) => vite),
}

export const nextEntry: DialectEntry<'next'> = {
  id: 'next',
  kind: 'proxy',
  label: 'Next.js rewrites',
  file: 'next.config.js',
  language: JAVASCRIPT,
  load: () => import('./next.ts').then(({ next }) => next),
}
