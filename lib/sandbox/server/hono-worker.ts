import './carried-response-first.ts'
import { createHonoRuntime } from '../../servers/hono/hono-runtime.ts'
import { runServerWorker } from './server-worker.ts'

runServerWorker(createHonoRuntime)
