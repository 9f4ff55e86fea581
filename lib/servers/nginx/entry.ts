import type { DialectEntry } from '../dialect-entry.ts'
import { NGINX_LANGUAGE } from './editor-language.ts'

export const nginxEntry: DialectEntry<'nginx'> = {
  id: 'nginx',
  kind: 'text',
  label: 'nginx',
  file: 'nginx.conf',
  language: NGINX_LANGUAGE,
  load: () => import('./nginx.ts').then(({ nginx }) => nginx),
}
