/** Runs a page and explains its calls, for the tests of the explanations. */

import { type DocumentParts, documentOf, type ServerParts } from '../document/document-of.ts'
import { runInNode } from '../run/run-in-node.ts'
import { type Explanation, explain } from '../trace/why/explanation.ts'

/** The server that the page calls by default. */
export const API = 'https://api.example'

/** The header that allows the page. */
export const OK = 'Access-Control-Allow-Origin: https://app.example\n'

/** `fetch` of a path of `API`, or of a whole address, with the second argument as it is written. */
export const ask = (path: string, init = '') =>
  `await fetch('${path.startsWith('/') ? API + path : path}'${init && `, ${init}`}).catch(() => {})\n`

/** An Express application with these lines in it. */
export const express = (lines: string): ServerParts => ({
  dialect: 'express',
  text: `const express = require('express')\nconst cors = require('cors')\nconst app = express()\n${lines}\napp.listen(3000)\n`,
})

/** An nginx site with these lines in its server block. */
export const nginx = (lines: string): ServerParts => ({
  dialect: 'nginx',
  text: `server {\n  listen 443 ssl;\n  server_name api.example;\n${lines}\n}\n`,
})

const isServer = (servers: ServerParts | DocumentParts['servers']): servers is ServerParts => 'dialect' in servers

/**
 * The explanation of each call of a page on https://app.example.
 * @param servers a text in the raw dialect or a server in another one, for `API`; or several, by origin
 * @param run the clock of the run, and who hears of its events
 */
export async function explainRun(
  code: string,
  servers: string | ServerParts | DocumentParts['servers'],
  more: Partial<DocumentParts> = {},
  run: Parameters<typeof runInNode>[1] = {},
): Promise<readonly { readonly text: string; readonly remedy: Explanation['remedy'] }[]> {
  const byOrigin = typeof servers === 'string' || isServer(servers) ? { [API]: servers } : servers
  const trace = await runInNode(documentOf({ page: 'https://app.example/', code, servers: byOrigin, ...more }), run)
  return trace.flatMap((e) => {
    if (e.type !== 'call') return []
    const why = explain(trace, e.call)
    return [{ text: why?.paragraphs.join('\n') ?? '', remedy: why?.remedy ?? null }]
  })
}
