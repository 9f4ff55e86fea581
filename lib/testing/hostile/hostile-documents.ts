import type { DialectId } from '../../servers/dialects.ts'
import { V2, V3 } from '../fiber-program.ts'
import { type Chance, createChance } from './chance.ts'
import type { HostileText } from './hostile-document.ts'
import { hostileGo } from './hostile-go.ts'
import { hostileJavaScript } from './hostile-javascript.ts'
import { hostileNginx } from './hostile-nginx.ts'
import { hostileCra, hostileNext, hostileVite } from './hostile-proxies.ts'
import { hostileRaw } from './hostile-raw.ts'

export interface HostileDocument extends HostileText {
  readonly dialect: DialectId
  readonly seed: number
}

const GENERATORS: Readonly<Record<DialectId, (chance: Chance) => HostileText>> = {
  raw: hostileRaw,
  express: hostileJavaScript,
  hono: hostileJavaScript,
  msw: hostileJavaScript,
  nginx: hostileNginx,
  'fiber-2.40': (chance) => hostileGo(chance, '2.40.1'),
  'fiber-2.52': (chance) => hostileGo(chance, V2),
  'fiber-3.5': (chance) => hostileGo(chance, V3),
  cra: hostileCra,
  vite: hostileVite,
  next: hostileNext,
}

export const HOSTILE_DIALECTS = Object.keys(GENERATORS) as DialectId[]

/** The document of one seed, always the same. */
export function hostileDocument(dialect: DialectId, seed: number): HostileDocument {
  // Neighbouring seeds begin alike.
  const chance = createChance(Math.imul(seed + 1, 0x9e3779b1))
  return { dialect, seed, ...GENERATORS[dialect](chance) }
}

/** Documents that try to take long, in turn for each dialect. @param first the first seed */
export function hostileDocuments(count: number, first = 0): readonly HostileDocument[] {
  return Array.from({ length: count }, (_, at) => {
    const dialect = HOSTILE_DIALECTS[at % HOSTILE_DIALECTS.length] as DialectId
    return hostileDocument(dialect, first + at)
  })
}
