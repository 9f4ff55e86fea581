import './carried-response-first.ts'
import { createMswRuntime } from '../../servers/msw/msw-runtime.ts'
import { runServerWorker } from './server-worker.ts'

runServerWorker(createMswRuntime)
