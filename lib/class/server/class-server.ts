/** The one server of classes of this process, however often its code is loaded: each of Next's bundles has its own modules. */
import { type ClassServer, createClassServer } from './serve-class.ts'

const KEY = Symbol.for('preflight.class-server')
const global = globalThis as { [KEY]?: Promise<ClassServer> }

/** In Redis where `REDIS_URL` is set, else in memory. */
export function classServer(): Promise<ClassServer> {
  global[KEY] ??= open(process.env.REDIS_URL)
  return global[KEY]
}

async function open(url: string | undefined): Promise<ClassServer> {
  const store = url
    ? (await import('./redis-store.ts')).createRedisStore(url)
    : (await import('./memory-store.ts')).createMemoryStore()
  return createClassServer(store)
}
