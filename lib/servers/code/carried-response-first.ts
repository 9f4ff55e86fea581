/** Hono and MSW take the scope's `Response` when they are loaded: a server's worker imports this before them. */
import { installCarriedResponse } from './carried-response.ts'

installCarriedResponse(globalThis)
