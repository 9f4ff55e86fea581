import { BEHIND_THE_SERVER } from './behind-the-server.ts'
import { ELEMENTS } from './elements.ts'
import { ON_THE_WAY } from './on-the-way.ts'
import { PREFLIGHTED } from './preflighted.ts'
import type { Scene } from './run-scene.ts'
import { SIMPLE } from './simple.ts'

export const SCENES: readonly Scene[] = [...SIMPLE, ...PREFLIGHTED, ...ON_THE_WAY, ...BEHIND_THE_SERVER, ...ELEMENTS]
