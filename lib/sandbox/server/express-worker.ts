import '../../servers/code/node/globals.ts'
import { createExpressRuntime } from '../../servers/express/express-runtime.ts'
import { runServerWorker } from './server-worker.ts'

runServerWorker(createExpressRuntime)
