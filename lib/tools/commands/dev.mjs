/** `npm run dev`: serves the site and rebuilds it when its source changes. */
import { bin, ensureInstalled, run } from './install.mjs'

ensureInstalled()
run(process.execPath, ['lib/tools/commands/build-sandbox.mjs'])
process.exit(
  run(bin('next'), ['dev', '-p', process.env.PORT ?? '3000'], {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  }),
)
