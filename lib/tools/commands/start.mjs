/** `npm start`: installs what is missing, builds what is stale, serves the site. `PORT` changes the port. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, giveUp, log, ROOT } from './install.mjs'

const port = Number(process.env.PORT ?? 3000)
if (!Number.isInteger(port) || port < 1 || port > 65535)
  giveUp(`PORT is "${process.env.PORT}": it must be a number from 1 to 65535.`)

await new Promise((free) => {
  const probe = createServer()
  probe.once('error', () =>
    giveUp(`Port ${port} is in use. Stop what runs there, or choose another: PORT=${port + 1} npm start`),
  )
  probe.listen(port, () => probe.close(free))
})
ensureInstalled()
ensureBuilt()
log(`Preflight is at http://localhost:${port}`)
const server = spawn(process.execPath, ['lib/tools/commands/serve.mjs', String(port)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
