import { documentOf } from '@/lib/document/document-of.ts'
import { runInNode } from '@/lib/run/run-in-node.ts'
import type { Trace } from '@/lib/trace/events.ts'

/** The front page's four exchanges, run by the simulated browser at build time. */
export async function frontRuns(): Promise<Record<`${boolean}-${boolean}`, Trace>> {
  const run = async (allow: boolean, credentials: boolean): Promise<Trace> => {
    const document = documentOf({
      code: `await fetch("https://bar.other/data"${credentials ? ', { credentials: "include" }' : ''}).catch(() => {})`,
      servers: {
        'https://bar.other': `GET /data\n200 OK\n${allow ? 'Access-Control-Allow-Origin: *\n' : ''}Content-Type: text/plain\n\nhello\n`,
      },
    })
    return runInNode(document)
  }
  return {
    'false-false': await run(false, false),
    'false-true': await run(false, true),
    'true-false': await run(true, false),
    'true-true': await run(true, true),
  }
}
