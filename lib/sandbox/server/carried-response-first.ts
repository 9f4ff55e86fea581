/** Hono and MSW take the scope's `Response` when they are loaded: this comes before them. */
import { installCarriedResponse } from '../../servers/code/carried-response.ts'

installCarriedResponse(globalThis)
